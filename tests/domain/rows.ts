/** Rows of each method, and what an entry of one is worth or what is wrong with it. */
import { expect } from 'vitest';
import type { ProblemCode } from '#lib/domain/problem.ts';
import { compileRubric, type CriterionData } from '#lib/domain/rubric.ts';
import { scoreEntry } from '#lib/domain/score-sheet.ts';
import { rowPoints, type Entry } from './oracle-rows.ts';

/** Every code that was reported so far. */
export const seen = new Set<ProblemCode>();

/** Points, or the codes of what is wrong, each with the place inside the entry where that is not the obvious one. */
export function score(row: CriterionData, entry: unknown, fact?: number): number | string[] {
  const category = { id: 'k', title: 'k', max: row.max, bonus: false, criteria: [row] };
  const [criterion] = compileRubric({ categories: [category] }).criteria;
  if (!criterion) throw new Error('no row');
  const faults: string[] = [];
  const points = scoreEntry(criterion, entry, fact, (code, _, key) => {
    seen.add(code);
    faults.push(key === undefined ? code : `${code} ${key}`);
    return undefined;
  });
  if (points !== undefined && faults.length > 0) throw new Error('points in spite of faults');
  if (points === undefined) return faults;
  expect(BigInt(points)).toBe(rowPoints(row, entry as Entry));
  return points / 100;
}

export const common = { id: 'row', title: 'row', step: 0.5, evidence: false, citation: 'c' };
export const judgement = (max: number, step = 0.5): CriterionData => ({
  ...common,
  method: 'judgement',
  max,
  step
});
export const presence = (partial: boolean, max = 2): CriterionData => ({
  ...common,
  method: 'presence',
  max,
  partial
});

export const short = {
  unit: '万元',
  whole: false,
  required: 10,
  per: 1,
  deduct: 2,
  rounding: 'full' as const,
  zeroIfNone: true
};
type Short = Omit<typeof short, 'rounding'> & { rounding: 'full' | 'started' | 'proportional' };
export const shortfall = (rule: Partial<Short> = {}, max = 20): CriterionData => ({
  ...common,
  method: 'shortfall',
  max,
  ...short,
  ...rule
});
export const measured = (rule: { whole?: boolean; required?: number } = {}, max = 5): CriterionData => ({
  ...common,
  method: 'measured',
  max,
  unit: '㎡',
  whole: false,
  required: 30,
  ...rule
});
export const checklist: CriterionData = {
  ...common,
  method: 'checklist',
  max: 2,
  parts: [
    { id: 'plan', title: 'plan', deduct: 1 },
    { id: 'roster', title: 'roster', deduct: 0.75 },
    { id: 'constructor', title: 'made', deduct: 1.5 }
  ]
};
export const tally: CriterionData = {
  ...common,
  method: 'tally',
  max: 4,
  parts: [
    { id: 'technician', title: 't', points: 0.5 },
    { id: 'senior', title: 's', points: 1 },
    { id: 'constructor', title: 'c', points: 0.01 }
  ]
};
export const deductions: CriterionData = {
  ...common,
  method: 'deductions',
  max: 10,
  parts: [
    { id: 'roster', title: 'roster', kind: 'absent', deduct: 2 },
    { id: 'rules', title: 'rules', kind: 'absent', zeroes: true },
    {
      id: 'apprentices',
      title: 'apprentices',
      kind: 'short',
      ...short,
      unit: '人',
      whole: true,
      required: 5,
      deduct: 1
    },
    {
      id: 'constructor',
      title: 'money',
      kind: 'short',
      ...short,
      rounding: 'proportional',
      required: 3,
      per: 3,
      deduct: 1,
      zeroIfNone: false
    }
  ]
};
export const all = { roster: true, rules: true, apprentices: 5, constructor: 3 };

export type Case = [title: string, row: CriterionData, entry: unknown, expected: number | string[]];
