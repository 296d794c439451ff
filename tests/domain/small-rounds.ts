/** Rounds small enough to work out by hand. */
import { expect } from 'vitest';
import type { AssessmentData, PolicyData, TriggerData } from '#lib/domain/policy.ts';
import type { RoundData } from '#lib/domain/round.ts';
import type { CriterionData } from '#lib/domain/rubric.ts';
import { grade } from './generators.ts';
import { show } from './kit.ts';
import { oracle } from './oracle.ts';

export const LOCAL = { local: true as const, reason: 'open in the text' };
export const BANDS = [
  { id: 'excellent', title: '优秀', min: 90 },
  { id: 'pass', title: '合格', min: 60 },
  { id: 'fail', title: '不合格', min: 0 }
];
const row = (id: string, max: number): CriterionData => ({
  id, title: id, max, step: 0.01, evidence: false, citation: 'annex', method: 'judgement'
}); // prettier-ignore

/** 100 points of work and craft, and at most 6 of 10 more. */
export function policyWith(
  assessment: Partial<AssessmentData> = {},
  triggers: TriggerData[] = []
): PolicyData {
  return {
    id: 'p',
    title: 'p',
    docNo: null,
    status: 'in-force',
    effective: { from: null, to: null },
    assessments: [
      {
        id: 'a',
        title: 'a',
        grades: { on: 'total', bands: BANDS },
        cap: null,
        aggregation: { method: 'mean', trimFrom: 5 },
        quorum: 1,
        tieBreak: [],
        consequences: {},
        sources: { quorum: LOCAL },
        ...assessment
      }
    ],
    triggers,
    rubric: {
      categories: [
        { id: 'work', title: 'work', max: 80, bonus: false, criteria: [row('work', 80)] },
        { id: 'craft', title: 'craft', max: 20, bonus: false, criteria: [row('craft', 20)] },
        { id: 'more', title: 'more', max: 6, bonus: true, criteria: [row('more', 5), row('most', 5)] }
      ]
    }
  };
}

export type Points = [work: number, craft: number, more?: number, most?: number];
export type Participant = Partial<RoundData['participants'][number]> & { sheets: Record<string, Points> };

export function roundOf(participants: Record<string, Participant>, rest: Partial<RoundData> = {}): RoundData {
  return {
    policy: 'p',
    assessment: 'a',
    date: '2024-02-29',
    participants: Object.entries(participants).map(([id, { sheets: _, ...given }]) => ({
      id,
      name: id,
      district: 'd',
      ...given
    })),
    sheets: Object.entries(participants).flatMap(([participant, { sheets }]) =>
      Object.entries(sheets).map(([expert, [work, craft, more = 0, most = 0]]) => ({
        participant,
        expert,
        entries: {
          work: { points: work },
          craft: { points: craft },
          more: { points: more },
          most: { points: most }
        }
      }))
    ),
    ...rest
  };
}

export const one = (...points: Points): Participant => ({ sheets: { E1: points } });

/** The results, after making sure that engine and oracle agree on all of them. */
export function graded(policy: PolicyData, round: RoundData) {
  const { warnings: _, ...results } = grade({ policy, round });
  const withoutSteps = {
    ...results,
    results: results.results.map(({ derivation: __, ...result }) => result)
  };
  expect(show(withoutSteps)).toBe(show(oracle(policy, round)));
  const lines = Object.fromEntries(
    results.results.map(({ participant, total, rank, grade, reason }) => [
      participant,
      [total, rank, grade, reason]
    ])
  );
  return { ...results, lines };
}

export const tie = (participants: string[], order: string[]) => ({
  kind: 'tie' as const, participants, order, by: 'panel', on: '2024-03-01', minutes: 'no. 3'
}); // prettier-ignore
export const override = (seats: number) => ({
  kind: 'cap-override' as const,
  seats,
  reason: 'r',
  by: 'panel',
  on: '2024-03-01'
});
export const decided = (...decisions: NonNullable<RoundData['decisions']>) => ({ decisions });
