/** Names of accounts: typed in any script, one account per name however it is typed. Must not know: tables. */
import { problem, type Problem } from '#lib/domain/problem.ts';

export const MOST_NAME = 64;

/** Letters and digits of any script with their marks; between them `·` (as in 买买提·艾力), `.`, `_`, `@`, `-` or one space. */
const NAME = /^[\p{L}\p{N}\p{M}]+([·._@ -][\p{L}\p{N}\p{M}]+)*$/u;

/** As it is kept and shown. */
export const tidyName = (typed: string): string => typed.normalize('NFC').trim();

/**
 * As it is compared: full-width letters of an input method and capitals make no other account. Lower case first, because
 * `ẞ` is its own capital and would need a second round; trimmed last, because some signs unfold to one with a space before.
 */
export const foldName = (typed: string): string =>
  tidyName(typed).normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().normalize('NFKC').trim();

/** @param name tidied */
export function nameProblems(name: string, path: string): Problem[] {
  const fault = (why: 'empty' | 'long' | 'characters'): Problem[] => [
    problem('name-refused', { why, most: MOST_NAME }, { path })
  ];
  if (name === '') return fault('empty');
  if (name.length > MOST_NAME) return fault('long');
  return NAME.test(name) ? [] : fault('characters');
}
