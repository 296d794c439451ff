/** Where the cap line and the threshold lines lie in a ranking: for the page and for the command line alike. */
import type { AssessmentData } from './policy.ts';
import type { Result, ResultsBody } from './results.ts';

/** `before` is the place in the results that the line lies before. */
export interface CapLineAt {
  before: number;
  quota: number;
  /** the rank shared across the line, by so many; null where the line is clear */
  tie: { rank: number; participants: number; decided: boolean } | null;
}

export interface ThresholdAt {
  before: number;
  title: string;
  min: number;
}

export interface RankingLines {
  cap: CapLineAt | null;
  thresholds: ThresholdAt[];
}

export function rankingLines(
  { grades }: Pick<AssessmentData, 'grades'>,
  { results, quota }: Pick<ResultsBody, 'results' | 'quota'>
): RankingLines {
  const { on = 'total', bands = [] } = grades ?? {};
  return {
    cap: quota === null ? null : capLine(results, quota),
    thresholds: bands.slice(0, -1).flatMap(({ title, min }) => {
      const before = thresholdPlace(results, on, min);
      return before === null ? [] : [{ before, title, min }];
    })
  };
}

/** Only those who reached the first band's score have a step on the cap. */
export const isCandidate = ({ derivation }: Result): boolean => derivation.some(({ rule }) => rule === 'cap');

/** Before the first candidate beyond the quota; none where the quota holds them all. */
function capLine(results: readonly Result[], quota: number): CapLineAt | null {
  const candidates = results.flatMap((result, index) => (isCandidate(result) ? [{ result, index }] : []));
  const beyond = candidates[quota];
  if (!beyond) return null;
  const { rank } = beyond.result;
  if (rank === null || candidates[quota - 1]?.result.rank !== rank)
    return { before: beyond.index, quota, tie: null };
  const group = candidates.filter(({ result }) => result.rank === rank);
  const decided = group.every(({ result }) => result.reason === 'decision');
  return { before: beyond.index, quota, tie: { rank, participants: group.length, decided } };
}

/** None where grades go by base and the order by total crosses the threshold to and fro. */
function thresholdPlace(results: readonly Result[], on: 'total' | 'base', min: number): number | null {
  const reached = results.filter(({ rank }) => rank !== null).map((each) => (each[on] ?? -1) >= min);
  const above = reached.filter(Boolean).length;
  const isClear = above > 0 && above < results.length && reached.lastIndexOf(true) < above;
  return isClear ? above : null;
}
