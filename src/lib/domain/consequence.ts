/** What follows in law from a grade or a trigger, with amounts and dates where the text gives them. */
import { addYears, type IsoDate } from './calendar.ts';
import { canonical } from './canonical-json.ts';
import type { AssessmentData, ConsequenceData, TriggerData } from './policy.ts';

export interface Consequence {
  kind: ConsequenceData['kind'];
  /** null: set per studio, or computed later from a ledger */
  amountYuan?: number | null;
  /** where the amount is set per studio */
  range?: { min: number; max: number };
  /** the last day of a term; provisional, the date of the later decision replaces it */
  until?: IsoDate;
  may?: true;
  citation: string;
}

export function bandConsequences(
  { consequences }: AssessmentData,
  band: string,
  attempt: 1 | 2,
  date: IsoDate
): Consequence[] {
  const list = Object.hasOwn(consequences, band) ? (consequences[band] ?? []) : [];
  return inAttempt(list, attempt, date);
}

const inAttempt = (list: readonly ConsequenceData[], attempt: 1 | 2, date: IsoDate): Consequence[] =>
  list.filter((each) => (each.attempt ?? attempt) === attempt).map((each) => consequence(each, date));

/** Of several triggers; what is the same to the letter follows once. */
export function triggerConsequences(
  triggers: readonly TriggerData[],
  attempt: 1 | 2,
  date: IsoDate
): Consequence[] {
  const all = inAttempt(
    triggers.flatMap(({ consequences }) => consequences),
    attempt,
    date
  );
  const seen = new Set<string>();
  return all.filter((each) => {
    const text = canonical(each);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function consequence(
  { kind, amountYuan, range, years, may, citation }: ConsequenceData,
  date: IsoDate
): Consequence {
  const amount = kind === 'clawback' ? null : amountYuan;
  return {
    kind,
    ...(amount === undefined ? {} : { amountYuan: amount }),
    ...(range ? { range } : {}),
    ...(years === undefined ? {} : { until: addYears(date, years) }),
    ...(may ? { may } : {}),
    citation
  };
}
