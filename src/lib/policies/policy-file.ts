/**
 * policy.yaml and rubric.yaml as an official writes them: every value with its article, or `local` with a reason.
 * Shapes only. The canonical form is made from them in canonical-form.ts.
 */
import { z } from 'zod';
import { CONSEQUENCE_KINDS, years } from '../domain/policy.ts';
import { absentPart, deductionParts, part, pointsParts } from '../domain/rubric.ts';
import {
  count,
  decimal,
  filledText,
  isoDate,
  percent,
  points,
  positiveAmount,
  slug,
  yuan
} from '../domain/schema-kit.ts';

const article = filledText.describe('where the text says so, as 第十九条（二）');
const reason = filledText.describe('why this local choice was made; the text leaves it open');

/** A value and where it comes from: exactly one of `article` and `local`. */
function sourced<T extends z.ZodType>(value: T) {
  return z
    .strictObject({ value, article: article.optional(), local: reason.optional() })
    .superRefine((given, context) => {
      if ((given.article === undefined) === (given.local === undefined)) {
        context.addIssue({ code: 'custom', params: { code: 'source-missing' }, input: given });
      }
    });
}

const consequence = z.strictObject({
  kind: z.enum(CONSEQUENCE_KINDS),
  amountYuan: yuan.nullable().optional().describe('in yuan; null where it is set per studio'),
  range: z.strictObject({ min: yuan, max: yuan }).optional(),
  years: years.optional(),
  scope: filledText.optional(),
  may: z.literal(true).optional(),
  attempt: z.literal([1, 2]).optional(),
  article
});

const grades = z.strictObject({
  on: sourced(z.enum(['total', 'base'])),
  bands: z.array(z.strictObject({ id: slug, title: sourced(filledText), min: sourced(points) })).min(1)
});

const cap = z.strictObject({ percent: sourced(percent), strict: sourced(z.boolean()) });

const assessment = z.strictObject({
  id: slug,
  title: filledText,
  grades: z.union([grades, sourced(z.null())]),
  cap: z.union([cap, sourced(z.null())]),
  aggregation: z.strictObject({
    method: sourced(z.enum(['mean', 'trimmed-mean'])),
    trimFrom: sourced(count(3))
  }),
  quorum: sourced(count(1)),
  tieBreak: sourced(z.array(slug)),
  secondAttempt: z.strictObject({ best: sourced(slug) }).optional(),
  consequences: z.record(slug, z.array(consequence)).default({})
});

export const policyFileSchema = z.strictObject({
  id: slug,
  title: filledText,
  docNo: filledText.nullable(),
  cite: filledText.describe('how citations name this text; a draft gets （征求意见稿） behind it'),
  status: z.enum(['in-force', 'draft']),
  effective: z.strictObject({ from: isoDate.nullable(), to: isoDate.nullable() }),
  assessments: z.array(assessment).min(1),
  triggers: z
    .array(
      z.strictObject({
        id: slug,
        title: filledText,
        local: reason.optional(),
        windowYears: years.optional(),
        article,
        consequences: z.array(consequence)
      })
    )
    .default([])
});

const localParameters = z
  .union([reason, z.record(z.string(), reason)])
  .optional()
  .describe('a reason for the whole row, or one for each parameter that the text leaves open');

const row = {
  id: slug,
  title: filledText,
  max: decimal(2, 0.01),
  step: decimal(2, 0.01).optional(),
  evidence: z.literal('required').optional(),
  article,
  local: localParameters
};

const shortRule = {
  unit: filledText,
  whole: z.boolean().optional(),
  required: positiveAmount,
  per: positiveAmount,
  deduct: decimal(2, 0.01),
  rounding: z.enum(['full', 'started', 'proportional']).optional(),
  zeroIfNone: z.boolean().optional()
};

const criterion = z.discriminatedUnion('method', [
  z.strictObject({ ...row, method: z.literal('judgement') }),
  z.strictObject({ ...row, method: z.literal('presence'), partial: z.boolean().optional() }),
  z.strictObject({ ...row, method: z.literal('shortfall'), ...shortRule }),
  z.strictObject({
    ...row,
    method: z.literal('measured'),
    unit: filledText,
    whole: z.boolean().optional(),
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
    parts: z
      .array(
        z.discriminatedUnion('kind', [
          absentPart,
          z.strictObject({ ...part, kind: z.literal('short'), ...shortRule })
        ])
      )
      .min(1)
  })
]);

export const rubricFileSchema = z.strictObject({
  local: reason.optional().describe('where the whole table is a local design'),
  categories: z
    .array(
      z.strictObject({
        id: slug,
        title: filledText,
        max: points,
        bonus: z.boolean().optional(),
        criteria: z.array(criterion).min(1)
      })
    )
    .min(1)
});

export type PolicyFile = z.infer<typeof policyFileSchema>;
export type RubricFile = z.infer<typeof rubricFileSchema>;
export type CriterionFile = z.infer<typeof criterion>;
