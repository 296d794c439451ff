/** The shape of a graded round, as published (docs/contracts/results.schema.json). */
import { z } from 'zod';
import { RULES } from './derivation.ts';
import { CONSEQUENCE_KINDS } from './policy.ts';
import { warningSchema } from './warning.ts';

const score = z.number().nullable().describe('points, at most two decimals');

const stepSchema = z.strictObject({
  rule: z.enum(RULES),
  citation: z.string().nullable(),
  local: z.boolean(),
  before: z.union([z.number(), z.string(), z.null()]),
  after: z.union([z.number(), z.string(), z.null()])
});

const consequenceResultSchema = z.strictObject({
  kind: z.enum(CONSEQUENCE_KINDS),
  amountYuan: z.number().nullable().optional(),
  range: z.strictObject({ min: z.number(), max: z.number() }).optional(),
  until: z.string().optional(),
  may: z.literal(true).optional(),
  citation: z.string()
});

export const REASONS = ['threshold', 'cap', 'veto', 'tie', 'decision'] as const;

export const resultSchema = z.strictObject({
  participant: z.string(),
  sheets: z.number(),
  kept: z.number(),
  base: score,
  bonus: score,
  total: score,
  categories: z.record(z.string(), score),
  rank: z.number().nullable(),
  grade: z.string().nullable().describe('a band id, "undecided", or null where the assessment has no grades'),
  reason: z.enum(REASONS).nullable(),
  consequences: z.array(consequenceResultSchema),
  derivation: z.array(stepSchema)
});

export const resultsBodySchema = z.strictObject({
  policy: z.string(),
  assessment: z.string(),
  participants: z.number().describe('N: those that receive a grade in this round'),
  quota: z.number().nullable(),
  warnings: z.array(warningSchema),
  results: z.array(resultSchema),
  undecided: z.array(z.strictObject({ participants: z.array(z.string()), seats: z.number() })),
  incomplete: z.array(z.string())
});

export const resultsSchema = resultsBodySchema.extend({
  digest: z.string().describe('SHA-256 over the canonical results without it')
});

export type Result = z.infer<typeof resultSchema>;
export type ResultsBody = z.infer<typeof resultsBodySchema>;
export type Results = z.infer<typeof resultsSchema>;
export type Reason = (typeof REASONS)[number];
