/** The number that an objector keeps, to ask with. */
import { randomInt } from 'node:crypto';

/** Without letters that are mistaken for one another; 50 bits, so that nobody guesses another's. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 10;

export const makeReceipt = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** As people type it from paper: in groups, in small or full-width letters. */
export const receiptAsKept = (typed: string): string =>
  typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
