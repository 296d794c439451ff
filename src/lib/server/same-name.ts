/** Names of registers as people type them: what is kept, and what counts as the same. Must not know: accounts, tables. */

/** As it is kept and shown. */
export const tidyLabel = (typed: string): string => typed.normalize('NFC').trim().replace(/\s+/g, ' ');

/** As it is compared: full-width letters, capitals, spaces and signs that nobody sees make no other name. */
export const foldLabel = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]+/gu, '');
