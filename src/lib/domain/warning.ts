/** What does not stop a round but must be seen by whoever reads its results. Codes only: sentences are in src/i18n. */
import { z } from 'zod';
import { addYears } from './calendar.ts';
import { byCodePoint } from './points.ts';
import type { AssessmentData, Policy } from './policy.ts';
import type { RoundData } from './round.ts';

const WARNING_CODES = [
  'outside-validity',
  'no-second-attempt',
  'band-added',
  'veto-outside-window',
  'sheet-outside-panel'
] as const;

export const warningSchema = z.strictObject({
  code: z.enum(WARNING_CODES),
  participant: z.string().optional(),
  expert: z.string().optional(),
  trigger: z.string().optional(),
  band: z.string().optional()
});

export type Warning = z.infer<typeof warningSchema>;

export function warningsOf(round: RoundData, { data }: Policy, assessment: AssessmentData): Warning[] {
  const { from, to } = data.effective;
  const warnings: Warning[] = [];
  if ((from !== null && round.date < from) || (to !== null && round.date > to)) {
    warnings.push({ code: 'outside-validity' });
  }
  if (round.attempt === 2 && !assessment.secondAttempt) warnings.push({ code: 'no-second-attempt' });
  warnings.push(...addedBands(data, assessment));
  for (const { id, recognisedOn, vetoes = [] } of round.participants) {
    for (const { trigger } of vetoes) {
      const years = data.triggers.find((each) => each.id === trigger)?.windowYears;
      if (years === undefined || recognisedOn === undefined) continue;
      if (round.date < recognisedOn || round.date > addYears(recognisedOn, years)) {
        warnings.push({ code: 'veto-outside-window', participant: id, trigger });
      }
    }
  }
  return [...warnings, ...outsidePanel(round)].sort((a, b) => byCodePoint(orderOf(a), orderOf(b)));
}

/** The same warnings in whatever order the file lists participants and sheets. */
const orderOf = ({ code, participant = '', expert = '', trigger = '', band = '' }: Warning): string =>
  [WARNING_CODES.indexOf(code), participant, expert, trigger, band].join('\0');

/** A text that names its grades knows no other: a round may add one where thresholds are open, and says so. */
function addedBands({ assessments }: Policy['data'], { id, grades }: AssessmentData): Warning[] {
  const known = assessments.find((each) => each.id === id)?.grades?.bands;
  const added = (grades?.bands ?? []).filter((band) => known && !known.some((each) => each.id === band.id));
  return added.map((band) => ({ code: 'band-added', band: band.id }));
}

/** An expert may have been taken off a panel after sealing a sheet: it counts, and it is said. */
function outsidePanel({ panels, sheets }: RoundData): Warning[] {
  if (!panels) return [];
  const assigned = new Map(panels.map(({ expert, participants }) => [expert, new Set(participants)]));
  return sheets
    .filter(({ expert, participant }) => !assigned.get(expert)?.has(participant))
    .map(({ expert, participant }) => ({ code: 'sheet-outside-panel', expert, participant }));
}
