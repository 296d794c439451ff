/**
 * What an attached file is called, and how it stands among the evidence of its row. A device says it before it has sent
 * the file, the server when it has it: both say the same, for it is signed. Must not know what is in the file.
 */
import { byCodePoint } from './points.ts';

/** Of a path, whichever machine it comes from, the last part; without characters that nobody sees. */
export const fileNameOf = (given: string): string =>
  given
    .replace(/^.*[/\\]/su, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .replace(/^\.+$/u, '');

/** @param files of one row @returns the references, in an order that does not depend on when each was attached */
export const referencesTo = (files: readonly { fileName: string; digest: string }[]): string[] =>
  files.map(({ fileName, digest }) => `${fileName} (${digest.slice(0, 16)})`).sort(byCodePoint);
