/** The zod pieces that several schemas share. Their codes are those of problem.ts (see zod-problems.ts). */
import { z } from 'zod';
import { isDate } from './calendar.ts';
import { LARGEST, readDecimal } from './points.ts';
import type { ProblemCode } from './problem.ts';

/** A custom zod issue that carries one of our codes. */
const fails = (code: ProblemCode) => ({ params: { code } });

const hasNul = (text: string): boolean => text.includes('\0');

/** Any text that can be stored and digested: no lone surrogate, no NUL. */
export const plainText = z
  .string()
  .refine((text) => text.isWellFormed() && !hasNul(text), fails('bad-text'))
  .describe('text');

/** Text that says something. */
export const filledText = plainText.refine((text) => text.trim() !== '', fails('empty-text'));

/** Letters and digits of any script, then also `.`, `_` and `-`; at most 64 characters, in NFC. */
const ID = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,63}$/u;
export const isId = (text: string): boolean => ID.test(text) && text.normalize('NFC') === text;
export const id = z.string().refine(isId, fails('bad-id')).describe('an id: letters, digits, then . _ -');

/** Ids inside a policy: they become keys of results. */
const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const slug = z
  .string()
  .refine((text) => SLUG.test(text) && text.length <= 64, fails('bad-id'))
  .describe('an id in lower-case ASCII, as matching-funds');

export const isoDate = z.string().refine(isDate, fails('bad-date')).describe('a date, as 2026-06-30');

/** A number that readDecimal takes, at least `least`. */
export function decimal(decimals: 0 | 2 | 4, least = 0, most = LARGEST) {
  return z
    .number()
    .superRefine((value, context) => {
      const read = readDecimal(value, decimals);
      if (typeof read === 'string') {
        const code = read === 'too-many-decimals' && decimals === 0 ? 'fractional-count' : read;
        context.addIssue({
          code: 'custom',
          params: { code, most: read === 'too-large' ? LARGEST : decimals },
          input: value
        });
      } else if (value < least) {
        context.addIssue({ code: 'custom', params: { code: 'too-small', least }, input: value });
      } else if (value > most) {
        context.addIssue({ code: 'custom', params: { code: 'too-large', most }, input: value });
      }
    })
    .meta({ minimum: least, maximum: most, ...(decimals === 0 ? { multipleOf: 1 } : {}) });
}

export const points = decimal(2);
export const percent = decimal(2, 0, 100);
/** An amount that is required or counted against: above 0, at most four decimals. */
export const positiveAmount = decimal(4, 0.0001);
export const count = (least: number) => decimal(0, least);
/** Money in whole yuan. */
export const yuan = decimal(0);
