/** cases.yaml: worked examples of a policy, with the arithmetic of each expected figure left visible. */
import { z } from 'zod';
import { decisionSchema, settingsSchema } from '../domain/round.ts';
import { filledText, id, isoDate, slug } from '../domain/schema-kit.ts';

const arithmetic = z.union([z.number(), filledText]).describe('written arithmetic, as 20 - 2 * 2');
const inputs = z.record(z.string(), z.unknown());

const rowCase = z.strictObject({
  input: z.unknown().describe('what the expert enters in this row'),
  points: arithmetic.optional(),
  error: filledText.optional().describe('the code of the error that this input gets'),
  why: filledText.optional()
});

/** Sheets like a named one, `but` with other rows; experts are numbered E001, E002, … through a participant's list. */
const sheets = z.strictObject({
  of: filledText,
  times: z.number().int().min(1).optional(),
  but: inputs.optional()
});

const consequence = z.union([
  filledText,
  z.strictObject({
    kind: filledText,
    amountYuan: z.number().nullable().optional(),
    until: isoDate.optional(),
    may: z.literal(true).optional()
  })
]);

const participant = z.strictObject({
  sheets: z.array(sheets).optional(),
  recognisedOn: isoDate.optional(),
  status: z.enum(['graded', 'deferred', 'withdrawn']).optional(),
  reason: filledText.optional(),
  vetoes: z.array(filledText).optional(),
  expect: z
    .strictObject({
      base: arithmetic.nullable().optional(),
      bonus: arithmetic.nullable().optional(),
      total: arithmetic.nullable().optional(),
      rank: z.number().nullable().optional(),
      kept: z.number().optional(),
      grade: filledText.nullable().optional(),
      reason: filledText.nullable().optional(),
      consequences: z.array(consequence).optional()
    })
    .optional()
});

const roundCase = z.strictObject({
  title: filledText,
  assessment: slug,
  date: isoDate,
  attempt: z.literal([1, 2]).optional(),
  settings: settingsSchema.optional(),
  facts: z.array(z.strictObject({ participant: id, criterion: slug, amount: z.number() })).optional(),
  decisions: z.array(decisionSchema).optional(),
  participants: z.record(id, participant),
  expect: z
    .strictObject({
      participants: z.number().optional(),
      quota: arithmetic.nullable().optional(),
      undecided: z.array(z.strictObject({ participants: z.array(id), seats: z.number() })).optional(),
      incomplete: z.array(id).optional(),
      warnings: z.array(filledText).optional(),
      errors: z.array(filledText).optional()
    })
    .optional()
});

export const casesFileSchema = z.strictObject({
  sheets: z.record(z.string(), inputs).describe('whole sheets by name, a row each: its input'),
  rows: z.record(z.string(), z.array(rowCase).min(1)),
  rounds: z.array(roundCase)
});

export type CasesFile = z.infer<typeof casesFileSchema>;
export type RowCase = z.infer<typeof rowCase>;
export type RoundCase = z.infer<typeof roundCase>;
export type SheetsOf = z.infer<typeof sheets>;
