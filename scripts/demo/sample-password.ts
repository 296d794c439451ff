/** Sample data: the same for every account, and printed for everybody to see. */
export const SAMPLE_PASSWORD = '示范口令-2026-匠评';
