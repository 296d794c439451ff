/**
 * Which studio is due for an assessment: from the rhythm of its kind, the recognition, the last final assessment of the kind
 * and the round's date. It proposes; who runs the round may take in others, with a reason.
 * Must not know: today, panels, who asks, where any of it is stored.
 */
import { Temporal } from 'temporal-polyfill';
import { addYears, type IsoDate } from './calendar.ts';
import type { Timing } from './due-timing.ts';

/** The last final round of the kind in which the studio was graded. */
export interface LastAssessment {
  round: string;
  date: IsoDate;
  /** below every other: what a second attempt follows */
  isFailed: boolean;
  attempt: number;
}

export interface DueStudio {
  /** the regulation it stands under; null: not said, so whichever is asked about */
  policy: string | null;
  recognisedOn: IsoDate | null;
  last: LastAssessment | null;
  /** the code of another round of the kind that is not final yet and has the studio */
  underway: string | null;
  /** it took part in the round that this one replaces */
  isReplaced: boolean;
}

export interface DueRound {
  policy: string;
  date: IsoDate;
  attempt: number;
  /** the code of the final round that this one replaces */
  replaces: string | null;
  timing: Timing | null;
}

export type DueWhy =
  /** within the window before the cycle ends */
  | 'cycle-ends'
  /** the cycle has ended without an assessment */
  | 'overdue'
  /** the years since the last assessment, or the recognition, are over */
  | 'interval-over'
  /** failed at the first attempt */
  | 'second-attempt'
  | 'replaced';
export type NotDueWhy =
  | 'other-policy'
  | 'no-timing'
  | 'recognition-unknown'
  | 'recognised-later'
  | 'too-early'
  | 'assessed'
  | 'underway'
  | 'not-failed'
  | 'not-replaced';

export type Due =
  /** `from` and `to`: when it is due; null: the calendar does not say */
  | { isDue: true; why: DueWhy; from: IsoDate | null; to: IsoDate | null }
  /** `from`: when it will be due, where that is known */
  | { isDue: false; why: NotDueWhy; from: IsoDate | null };

const no = (why: NotDueWhy, from: IsoDate | null = null): Due => ({ isDue: false, why, from });

export function dueOf(studio: DueStudio, round: DueRound): Due {
  const { policy, recognisedOn, last, underway } = studio;
  // A successor answers for the studios of the round that it replaces, whatever the calendar says.
  if (round.replaces !== null) {
    return studio.isReplaced ? { isDue: true, why: 'replaced', from: null, to: null } : no('not-replaced');
  }
  if (policy !== null && policy !== round.policy) return no('other-policy');
  if (underway !== null) return no('underway');
  if (round.attempt === 2) {
    return last?.isFailed && last.attempt === 1
      ? { isDue: true, why: 'second-attempt', from: last.date, to: null }
      : no('not-failed');
  }
  if (round.timing === null) return no('no-timing');
  if (recognisedOn === null) return no('recognition-unknown');
  if (recognisedOn > round.date) return no('recognised-later');
  return byRhythm(round.timing, recognisedOn, last, round.date);
}

function byRhythm(
  { rhythm }: Timing,
  recognisedOn: IsoDate,
  last: LastAssessment | null,
  date: IsoDate
): Due {
  if (rhythm.kind === 'cycle-end') {
    if (last !== null) return no('assessed');
    const to = addYears(recognisedOn, rhythm.years);
    const from = monthsBefore(to, rhythm.months);
    if (date < from) return no('too-early', from);
    return { isDue: true, why: date > to ? 'overdue' : 'cycle-ends', from, to };
  }
  const year = yearOf(last?.date ?? recognisedOn) + rhythm.years;
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  if (yearOf(date) < year) return no(last === null ? 'too-early' : 'assessed', from);
  return { isDue: true, why: yearOf(date) > year ? 'overdue' : 'interval-over', from, to };
}

const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));

/** The same day of an earlier month; its last day where the month has no such day. */
const monthsBefore = (date: IsoDate, months: number): IsoDate =>
  Temporal.PlainDate.from(date).subtract({ months }, { overflow: 'constrain' }).toString();
