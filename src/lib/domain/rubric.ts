/**
 * The scoring table: its canonical form (what `policy show` prints and digests cover)
 * and the compiled form that scores. Must not know where a table is stored.
 */
import { z } from 'zod';
import { citationSchema } from './citation.ts';
import { decimal, filledText, points, positiveAmount, slug } from './schema-kit.ts';
import type { Criterion, ShortRule } from './methods/criterion.ts';
import { readDecimal, type Hundredths } from './points.ts';

const localReasons = z
  .record(z.string(), filledText)
  .optional()
  .describe('the parameters that the text leaves open, each with the reason of the local choice');

const row = {
  id: slug,
  title: filledText,
  max: decimal(2, 0.01),
  step: decimal(2, 0.01),
  evidence: z.boolean(),
  citation: citationSchema,
  local: localReasons
};

const shortRule = {
  unit: filledText,
  whole: z.boolean(),
  required: positiveAmount,
  per: positiveAmount,
  deduct: decimal(2, 0.01),
  rounding: z.enum(['full', 'started', 'proportional']),
  zeroIfNone: z.boolean()
};

/** What a part is, in the canonical form as in the files. */
export const part = { id: slug, title: filledText };
export const deductionParts = z.array(z.strictObject({ ...part, deduct: decimal(2, 0.01) })).min(1);
export const pointsParts = z.array(z.strictObject({ ...part, points: decimal(2, 0.01) })).min(1);
export const absentPart = z.strictObject({
  ...part,
  kind: z.literal('absent'),
  deduct: decimal(2, 0.01).optional(),
  zeroes: z.literal(true).optional()
});
const shortPart = z.strictObject({ ...part, kind: z.literal('short'), ...shortRule });

export const criterionSchema = z.discriminatedUnion('method', [
  z.strictObject({ ...row, method: z.literal('judgement') }),
  z.strictObject({ ...row, method: z.literal('presence'), partial: z.boolean() }),
  z.strictObject({ ...row, method: z.literal('shortfall'), ...shortRule }),
  z.strictObject({
    ...row,
    method: z.literal('measured'),
    unit: filledText,
    whole: z.boolean(),
    required: positiveAmount
  }),
  z.strictObject({
    ...row,
    method: z.literal('checklist'),
    parts: deductionParts
  }),
  z.strictObject({
    ...row,
    method: z.literal('tally'),
    parts: pointsParts
  }),
  z.strictObject({
    ...row,
    method: z.literal('deductions'),
    parts: z.array(z.discriminatedUnion('kind', [absentPart, shortPart])).min(1)
  })
]);

export const categorySchema = z.strictObject({
  id: slug,
  title: filledText,
  max: points,
  bonus: z.boolean(),
  criteria: z.array(criterionSchema).min(1)
});

export const rubricSchema = z.strictObject({ categories: z.array(categorySchema).min(1) });

export type CriterionData = z.infer<typeof criterionSchema>;
export type RubricData = z.infer<typeof rubricSchema>;

/** A section of the table. A bonus category gives at most its max; a base category's rows add up to it. */
export interface Category {
  id: string;
  title: string;
  max: Hundredths;
  bonus: boolean;
}

export interface Rubric {
  categories: readonly Category[];
  /** in the table's order */
  criteria: readonly Criterion[];
  /** for each criterion, the index of its category */
  categoryOf: readonly number[];
}

export function compileRubric({ categories }: RubricData): Rubric {
  return {
    categories: categories.map(({ id, title, max, bonus }) => ({ id, title, max: exact(max, 2), bonus })),
    criteria: categories.flatMap((category) => category.criteria.map(compileCriterion)),
    categoryOf: categories.flatMap((category, index) => category.criteria.map(() => index))
  };
}

function compileCriterion(data: CriterionData): Criterion {
  const { id, title, citation, evidence, method } = data;
  const common = { id, title, citation, evidence, max: exact(data.max, 2), step: exact(data.step, 2) };
  switch (method) {
    case 'judgement':
      return { ...common, method };
    case 'presence':
      return { ...common, method, partial: data.partial };
    case 'shortfall':
      return { ...common, method, ...compileShortRule(data) };
    case 'measured':
      return { ...common, method, unit: data.unit, whole: data.whole, required: exact(data.required, 4) };
    case 'checklist':
      return {
        ...common,
        method,
        parts: data.parts.map((each) => ({ ...each, deduct: exact(each.deduct, 2) }))
      };
    case 'tally':
      return {
        ...common,
        method,
        parts: data.parts.map((each) => ({ ...each, points: exact(each.points, 2) }))
      };
    case 'deductions':
      return { ...common, method, parts: data.parts.map(compileDeductionsPart) };
  }
}

function compileDeductionsPart(data: z.infer<typeof absentPart> | z.infer<typeof shortPart>) {
  const { id, title, kind } = data;
  if (kind === 'short') return { id, title, kind, ...compileShortRule(data) };
  return data.deduct === undefined
    ? { id, title, kind, zeroes: true as const }
    : { id, title, kind, zeroes: false as const, deduct: exact(data.deduct, 2) };
}

type ShortRuleData = { [K in keyof ShortRule]: ShortRule[K] };

function compileShortRule(data: ShortRuleData): ShortRule {
  const { unit, whole, rounding, zeroIfNone } = data;
  const required = exact(data.required, 4);
  return {
    unit,
    whole,
    rounding,
    zeroIfNone,
    required,
    per: exact(data.per, 4),
    deduct: exact(data.deduct, 2)
  };
}

/** The integer of a number that the schema has already accepted. */
export function exact(value: number, decimals: 2 | 4): number {
  const read = readDecimal(value, decimals);
  if (typeof read === 'string') throw new RangeError(`${value}: ${read}`);
  return read;
}
