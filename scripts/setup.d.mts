export const ROOT: string;
export function pinnedNode(): string;
export function ensureInstalled(): void;
