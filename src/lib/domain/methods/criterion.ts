/**
 * A row of the scoring table as the methods use it: parameters as exact integers.
 * Made once by rubric.ts from the canonical form; never read from a file as it is.
 */
import type { Hundredths, TenThousandths } from '../points.ts';

interface Row {
  id: string;
  title: string;
  citation: string;
  max: Hundredths;
  /** the grain of every hand-given score of the row */
  step: Hundredths;
  /** points above 0 need an attachment or a written reference */
  evidence: boolean;
}

/** How a missing part of a unit counts: not at all, as a whole one, or in proportion. */
export type UnitRounding = 'full' | 'started' | 'proportional';

/** What is deducted for an amount short of what is required. */
export interface ShortRule {
  unit: string;
  /** a unit that has no fractions (persons) */
  whole: boolean;
  required: TenThousandths;
  per: TenThousandths;
  deduct: Hundredths;
  rounding: UnitRounding;
  /** nothing at all makes the row 0 */
  zeroIfNone: boolean;
}

export interface DeductionPart {
  id: string;
  title: string;
  deduct: Hundredths;
}

export interface PointsPart {
  id: string;
  title: string;
  points: Hundredths;
}

/** Asks whether a thing exists; where it does not, deducts, or with `zeroes` makes the row 0. */
export type AbsentPart = { id: string; title: string; kind: 'absent' } & (
  { zeroes: false; deduct: Hundredths } | { zeroes: true }
);
export type ShortPart = { id: string; title: string; kind: 'short' } & ShortRule;

export interface CriterionOf {
  judgement: Row & { method: 'judgement' };
  presence: Row & { method: 'presence'; partial: boolean };
  shortfall: Row & { method: 'shortfall' } & ShortRule;
  measured: Row & { method: 'measured'; unit: string; whole: boolean; required: TenThousandths };
  checklist: Row & { method: 'checklist'; parts: DeductionPart[] };
  tally: Row & { method: 'tally'; parts: PointsPart[] };
  deductions: Row & { method: 'deductions'; parts: (AbsentPart | ShortPart)[] };
}

export type MethodId = keyof CriterionOf;
export type Criterion = CriterionOf[MethodId];
