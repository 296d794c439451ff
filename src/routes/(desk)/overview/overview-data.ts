/** What the overview's pages work with: the answer of its service. Types only. */
import type { GradesData } from '#lib/domain/policy.ts';
import type { YearInput } from '#lib/domain/year-figures.ts';

export interface OverviewResult {
  code: string;
  name: string;
  district: string;
  /** its code in the register; null: known from an imported file only */
  studio: string | null;
  trade: string | null;
  rank: number | null;
  grade: string | null;
  total: number | null;
  /** code of the round */
  round: string;
}

export interface Overview extends Pick<
  YearInput,
  'history' | 'lost' | 'spreads' | 'coverage' | 'most' | 'year'
> {
  grades: GradesData | null;
  sameThresholds: boolean;
  rounds: readonly { code: string; title: string; date: string; quota: number | null; studios: number }[];
  results: readonly OverviewResult[];
}
