/** One change of one row of a score sheet, as a device sends it. */
import { z } from 'zod';
import { isPlainObject } from '#lib/domain/problem.ts';
import { decimal } from '#lib/domain/schema-kit.ts';
import { reference } from './input.ts';

/** Of one row with its notes, in characters of JSON. */
const LONGEST_INPUT = 20_000;

/** What was entered in a row: a JSON object that can be kept and digested. */
const inputSchema = z.custom<Record<string, unknown>>().superRefine((input, context) => {
  const text = isStorable(input) ? JSON.stringify(input) : undefined;
  if (text === undefined) context.addIssue({ code: 'custom', params: { code: 'bad-text' }, input });
  else if (text.length > LONGEST_INPUT) {
    const params = { code: 'text-too-long', length: text.length, most: LONGEST_INPUT };
    context.addIssue({ code: 'custom', params, input });
  }
});

/** `id` is made on the device, so that the same change sent twice is one change. */
export const changeSchema = z.strictObject({
  id: reference.min(1),
  sheet: reference,
  edition: decimal(0, 1),
  criterion: reference,
  input: inputSchema,
  /** the revision of the row that the expert had in view; 0: none yet */
  baseRevision: decimal(0),
  /** ms of UTC by the device's clock, which may be wrong: never used to decide */
  at: z.number().int()
});

export type Change = z.infer<typeof changeSchema>;

function isStorable(value: unknown): boolean {
  try {
    return isPlainObject(value) && isJson(value);
  } catch {
    return false; // nested too deep
  }
}

function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (Array.isArray(value)) return value.every(isJson);
  if (isPlainObject(value)) return Object.entries(value).every(([key, each]) => isJson(key) && isJson(each));
  return typeof value === 'boolean' || value === null;
}
