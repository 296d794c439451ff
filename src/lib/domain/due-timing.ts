/**
 * How often each kind of assessment comes round, as the shipped regulations say it: what a policy's data does not hold. Each
 * with its article, and with what is read into the text. A policy that is not here has no calendar of its own.
 * Must not know: studios, rounds, today.
 */

export type Rhythm =
  /** once, in the last months before a cycle that began with the recognition ends */
  | { kind: 'cycle-end'; years: number; months: number }
  /** again and again, counted by calendar years from the last assessment of the kind, or from the recognition */
  | { kind: 'every'; years: number };

export interface Timing {
  rhythm: Rhythm;
  /** the article, without the name of the regulation */
  article: string;
  /** what the text leaves open, and how it is read here: in the regulation's language */
  local: readonly string[];
}

const BY_CALENDAR_YEAR =
  '按自然年计：上次考核（首次为认定）的年份加周期年数，即为应考年份；条文没有写明起算办法';

const TIMINGS: Readonly<Record<string, Readonly<Record<string, Timing>>>> = {
  'urumqi-2023': {
    'end-of-term': {
      rhythm: { kind: 'cycle-end', years: 2, months: 3 },
      article: '第十九条（二）',
      local: [
        '建设周期自认定之日起算；条文没有写明起算日',
        '“建设周期满前3个月”读作期满前最后三个月内；过期未考的仍应考核',
        '期满考核只进行一次'
      ]
    },
    annual: { rhythm: { kind: 'every', years: 1 }, article: '第十九条（一）', local: [BY_CALENDAR_YEAR] }
  },
  'beijing-2023': {
    biennial: { rhythm: { kind: 'every', years: 2 }, article: '第十六条', local: [BY_CALENDAR_YEAR] }
  },
  'etown-2024': {
    annual: { rhythm: { kind: 'every', years: 1 }, article: '第十二条', local: [BY_CALENDAR_YEAR] }
  },
  'beijing-chief-2011': {
    biennial: { rhythm: { kind: 'every', years: 2 }, article: '第六部分（四）', local: [BY_CALENDAR_YEAR] }
  }
};

/** Null where the policy says nothing that a calendar could be made of. */
export function timingOf(policy: string, assessment: string): Timing | null {
  const ofPolicy = Object.hasOwn(TIMINGS, policy) ? TIMINGS[policy] : undefined;
  return (ofPolicy && Object.hasOwn(ofPolicy, assessment) ? ofPolicy[assessment] : undefined) ?? null;
}
