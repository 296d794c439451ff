/** A moment as a calendar day where our cities are. */

/** @param at ms of UTC @returns ISO text */
export const dayInShanghai = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);
