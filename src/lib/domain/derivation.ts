/**
 * How a result came about, as steps that can be replayed: the sheets give the total, the rules the grade.
 * The rule ids are a published catalogue (docs/rules.md).
 */
import { citationOf, isLocal, type Source } from './citation.ts';
import { asNumber, type Hundredths } from './points.ts';

export const RULES = [
  'trim',
  'sheet',
  'mean-base',
  'mean-bonus',
  'mean-total',
  'below-quorum',
  'rank',
  'band',
  'second-attempt',
  'quota',
  'override',
  'cap',
  'decision',
  'veto',
  'consequence'
] as const;

export type RuleId = (typeof RULES)[number];

/** Numbers are points as published, or counts; texts are band, grade or consequence ids. */
export interface Step {
  rule: RuleId;
  citation: string | null;
  local: boolean;
  before: number | string | null;
  after: number | string | null;
}

/** Keys in canonical order, because there are so many of them to be put in it. */
export const step = (
  rule: RuleId,
  source: Source | undefined,
  before: Step['before'],
  after: Step['after']
): Step => ({
  after,
  before,
  citation: citationOf(source),
  local: isLocal(source),
  rule
});

export const figure = (hundredths: Hundredths | null): number | null =>
  hundredths === null ? null : asNumber(hundredths);
