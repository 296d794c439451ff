/** 优秀名额: how many the first band may hold, and who that leaves in, out, or undecided. */
import { divideDown } from './points.ts';
import type { Ranked } from './rank.ts';
import { exact } from './rubric.ts';

/** percent × N ÷ 100, rounded down, exactly: a percent has at most two decimals. */
export function quotaOf(percent: number, participants: number): number {
  return divideDown(exact(percent, 2) * participants, 10_000);
}

export interface CapLine<T> {
  stay: readonly T[];
  fall: readonly T[];
  /** those who share the rank across the line, and the seats left for them; empty where the line is clear */
  undecided: readonly T[];
  seats: number;
}

/** @param candidates of the first band, in rank order */
export function drawCapLine<T>(candidates: readonly Ranked<T>[], quota: number): CapLine<T> {
  const items = (from: number, to?: number): T[] => candidates.slice(from, to).map(({ item }) => item);
  const lastIn = candidates[quota - 1];
  const firstOut = candidates[quota];
  if (!lastIn || !firstOut || lastIn.rank < firstOut.rank) {
    return { stay: items(0, quota), fall: items(quota), undecided: [], seats: 0 };
  }
  const start = candidates.findIndex(({ rank }) => rank === lastIn.rank);
  const end = candidates.findLastIndex(({ rank }) => rank === lastIn.rank) + 1;
  return { stay: items(0, start), undecided: items(start, end), fall: items(end), seats: quota - start };
}
