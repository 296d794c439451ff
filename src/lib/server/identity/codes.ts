/** Codes that are printed or read aloud and typed once: first sign-in, recovery. Kept as hashes only. */
import { randomInt } from 'node:crypto';
import { sha256 } from '../digest.ts';

/** Without what is taken for another: 0 and O; 1, I and L; U, which is taken for V. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 5;
const GROUP = 4;

/** 98 bits: nobody guesses it, so that a fast hash is enough. As `7KQ2-MX4D-…`. */
export function makeCode(): string {
  const group = (): string => Array.from({ length: GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** Of a code as it was typed: small or full-width letters, with whatever between the groups. */
export const codeHash = (typed: string): string =>
  sha256(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
  );
