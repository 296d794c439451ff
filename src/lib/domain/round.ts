/** One run of an assessment as a file: the input of grading. Shapes only; read-round.ts checks what they mean. */
import { z } from 'zod';
import { aggregationSchema, capSchema, gradesSchema, tieBreakSchema } from './policy.ts';
import { count, decimal, filledText, id, isoDate, plainText } from './schema-kit.ts';

/** Each value given here replaces the policy's whole. */
export const settingsSchema = z.strictObject({
  aggregation: aggregationSchema.optional(),
  cap: capSchema.nullable().optional(),
  quorum: count(1).optional().describe('the fewest sealed sheets, counted before trimming'),
  grades: gradesSchema.nullable().optional(),
  tieBreak: tieBreakSchema.optional()
});

export const participantSchema = z.strictObject({
  id,
  name: filledText,
  district: filledText,
  recognisedOn: isoDate.optional(),
  status: z.enum(['graded', 'deferred', 'withdrawn']).optional(),
  reason: plainText.optional().describe('why deferred or withdrawn'),
  vetoes: z.array(z.strictObject({ trigger: z.string(), note: filledText })).optional()
});

export const panelSchema = z.strictObject({ expert: id, participants: z.array(z.string()) });

export const factSchema = z.strictObject({
  participant: z.string(),
  criterion: z.string(),
  amount: decimal(4),
  by: filledText,
  on: isoDate
});

/** The parts of an entry that every method shares. */
const entryExtras = { evidence: z.array(plainText).optional(), note: plainText.optional() };

/** What an expert enters, by method. Used for the published JSON Schema; methods/ checks the input itself. */
export const entrySchema = z.union([
  z.strictObject({ points: z.number(), ...entryExtras }).describe('judgement'),
  z
    .strictObject({ met: z.enum(['yes', 'no', 'partial']), points: z.number().optional(), ...entryExtras })
    .describe('presence'),
  z
    .strictObject({ amount: z.number(), points: z.number().optional(), ...entryExtras })
    .describe('shortfall, measured'),
  z.strictObject({ missing: z.array(z.string()), ...entryExtras }).describe('checklist'),
  z.strictObject({ counts: z.record(z.string(), z.number()), ...entryExtras }).describe('tally'),
  z
    .strictObject({ values: z.record(z.string(), z.union([z.boolean(), z.number()])), ...entryExtras })
    .describe('deductions')
]);

export const sheetHeadSchema = z.strictObject({
  participant: z.string(),
  expert: id,
  entries: z.unknown()
});

export const decisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tie'),
    participants: z.array(z.string()),
    order: z.array(z.string()),
    by: filledText,
    on: isoDate,
    minutes: filledText
  }),
  z.strictObject({
    kind: z.literal('cap-override'),
    seats: count(1),
    reason: filledText,
    by: filledText,
    on: isoDate
  })
]);

const list = <T extends z.ZodType>(element: T) => z.array(element);

/** Everything but the elements of the lists, so that one bad element does not hide the others. */
export const roundHeadSchema = z.strictObject({
  id: id.optional(),
  policy: z.string(),
  assessment: z.string(),
  date: isoDate,
  attempt: z.literal([1, 2]).optional(),
  settings: settingsSchema.optional(),
  participants: list(z.unknown()),
  panels: list(z.unknown()).optional(),
  facts: list(z.unknown()).optional(),
  sheets: list(z.unknown()),
  decisions: list(z.unknown()).optional()
});

/** The whole, as published for editors. */
export const roundSchema = roundHeadSchema.extend({
  participants: list(participantSchema),
  panels: list(panelSchema).optional(),
  facts: list(factSchema).optional(),
  sheets: list(
    z.strictObject({ participant: z.string(), expert: id, entries: z.record(z.string(), entrySchema) })
  ),
  decisions: list(decisionSchema).optional()
});

export type RoundData = z.infer<typeof roundSchema>;
export type SettingsData = z.infer<typeof settingsSchema>;
export type ParticipantData = z.infer<typeof participantSchema>;
export type DecisionData = z.infer<typeof decisionSchema>;
export type TieDecision = Extract<DecisionData, { kind: 'tie' }>;
