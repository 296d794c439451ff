/** What may have become of a notice, in the order of a filter. */
export const NOTICE_STANDINGS = ['running', 'over', 'withdrawn', 'replaced'] as const;
export type NoticeStanding = (typeof NOTICE_STANDINGS)[number];
