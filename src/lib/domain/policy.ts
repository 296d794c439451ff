/**
 * One regulation as data, in its canonical form: what `policy show ID --json` prints, what a bundle embeds,
 * what a policy's digest covers. Figures are JSON numbers; `compilePolicy` makes the exact form that grades.
 */
import { z } from 'zod';
import { citationSchema, sourceSchema, type Source } from './citation.ts';
import { compileRubric, exact, rubricSchema, type Rubric } from './rubric.ts';
import { count, decimal, filledText, isoDate, percent, points, slug, yuan } from './schema-kit.ts';
import type { Hundredths } from './points.ts';

export const CONSEQUENCE_KINDS = [
  'grant',
  'reward',
  'commendation',
  'recommendation',
  'rectification',
  'revocation',
  'plaque-recovery',
  'clawback',
  'application-ban'
] as const;

export const bandSchema = z.strictObject({ id: slug, title: filledText, min: points });
export const gradesSchema = z.strictObject({
  on: z.enum(['total', 'base']),
  bands: z.array(bandSchema).min(1)
});
export const capSchema = z.strictObject({ percent, strict: z.boolean() });
/** A trimmed mean needs at least three sheets: the lowest and the highest are dropped. */
export const aggregationSchema = z.strictObject({
  method: z.enum(['mean', 'trimmed-mean']),
  trimFrom: count(3).default(5)
});
export const tieBreakSchema = z.array(slug);

/** More would leave the calendar. */
export const years = decimal(0, 1, 100);

export const consequenceSchema = z.strictObject({
  kind: z.enum(CONSEQUENCE_KINDS),
  amountYuan: yuan.nullable().optional().describe('null: set per studio, within `range`'),
  range: z.strictObject({ min: yuan, max: yuan }).optional(),
  years: years.optional().describe('a term, from the date of the round'),
  scope: filledText.optional(),
  may: z.literal(true).optional().describe('the text says 可: an approval follows'),
  attempt: z.literal([1, 2]).optional().describe('only in this attempt'),
  citation: citationSchema
});

export const assessmentSchema = z.strictObject({
  id: slug,
  title: filledText,
  grades: gradesSchema.nullable(),
  cap: capSchema.nullable(),
  aggregation: z.strictObject({ method: z.enum(['mean', 'trimmed-mean']), trimFrom: count(3) }),
  quorum: count(1),
  tieBreak: tieBreakSchema,
  secondAttempt: z
    .strictObject({ best: slug })
    .optional()
    .describe('the best band that an assessment after rectification can give'),
  consequences: z.record(slug, z.array(consequenceSchema)),
  sources: z.record(z.string(), sourceSchema)
});

export const triggerSchema = z.strictObject({
  id: slug,
  title: filledText,
  local: filledText.optional().describe('why the text is read so, where it can be read otherwise'),
  windowYears: years.optional().describe('only within so many years of the recognition'),
  citation: citationSchema,
  consequences: z.array(consequenceSchema)
});

export const policySchema = z.strictObject({
  id: slug,
  title: filledText,
  docNo: filledText.nullable(),
  status: z.enum(['in-force', 'draft']),
  effective: z.strictObject({ from: isoDate.nullable(), to: isoDate.nullable() }),
  assessments: z.array(assessmentSchema).min(1),
  triggers: z.array(triggerSchema),
  rubric: rubricSchema
});

export type PolicyData = z.infer<typeof policySchema>;
export type AssessmentData = z.infer<typeof assessmentSchema>;
export type TriggerData = z.infer<typeof triggerSchema>;
export type ConsequenceData = z.infer<typeof consequenceSchema>;
export type GradesData = z.infer<typeof gradesSchema>;
export type CapData = z.infer<typeof capSchema>;
export type AggregationData = z.infer<typeof aggregationSchema>;

/** A policy ready to grade with: its canonical form, and its table compiled to exact integers. */
export interface Policy {
  data: PolicyData;
  rubric: Rubric;
}

export const compilePolicy = (data: PolicyData): Policy => ({ data, rubric: compileRubric(data.rubric) });

/** A least score in hundredths. */
export interface Band {
  id: string;
  title: string;
  min: Hundredths;
}

export const compileBands = (grades: GradesData): Band[] =>
  grades.bands.map(({ id, title, min }) => ({ id, title, min: exact(min, 2) }));

/** Where the value at `path` of an assessment comes from, as `cap.percent` or `grades.bands.pass.min`. */
export const sourceOf = (assessment: AssessmentData, path: string): Source | undefined =>
  Object.hasOwn(assessment.sources, path) ? assessment.sources[path] : undefined;
