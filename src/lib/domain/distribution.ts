/**
 * How scores and grades are spread over studios: the figures of the charts, each counted once and exactly. Pure. Must not
 * know where the studios come from nor how the figures are shown.
 */
import { divideHalfUp, type Hundredths } from './points.ts';

export interface Interval {
  /** points: from this on, below `to`; the last interval holds its upper end too */
  from: number;
  to: number;
}

/** How wide an interval is, in points: thresholds lie on multiples of five. */
export const INTERVAL = 5;

/** Intervals of five points over all totals, none left out between them. Empty where nothing was scored. */
export function intervalsOf(totals: readonly Hundredths[], most: number): Interval[] {
  if (totals.length === 0) return [];
  const width = INTERVAL * 100;
  let lowest = Infinity;
  let highest = -Infinity;
  for (const total of totals) {
    lowest = Math.min(lowest, total);
    highest = Math.max(highest, total);
  }
  // Who reached everything belongs to the last interval, not to one beyond it.
  const start = Math.min(Math.floor(lowest / width) * INTERVAL, ceiling(most) - INTERVAL);
  const end = Math.max(
    start + INTERVAL,
    Math.min(Math.ceil((highest + 1) / width) * INTERVAL, ceiling(most))
  );
  return Array.from({ length: Math.round((end - start) / INTERVAL) }, (_, index) => ({
    from: start + index * INTERVAL,
    to: start + (index + 1) * INTERVAL
  }));
}

const ceiling = (most: number): number => Math.ceil(most / INTERVAL) * INTERVAL;

/** In which interval a total lies. */
export function intervalOf(intervals: readonly Interval[], total: Hundredths): number {
  const [first] = intervals;
  if (!first) return -1;
  const index = Math.floor((total / 100 - first.from) / INTERVAL);
  return Math.min(Math.max(index, 0), intervals.length - 1);
}

/** Counts by interval and by key; every key has a count in every interval. */
export function histogram<K>(
  intervals: readonly Interval[],
  keys: readonly K[],
  studios: readonly { total: Hundredths | null; key: K }[]
): Map<K, number[]> {
  const counts = new Map(keys.map((key) => [key, intervals.map(() => 0)]));
  for (const { total, key } of studios) {
    const own = counts.get(key);
    if (total === null || !own) continue;
    const index = intervalOf(intervals, total);
    own[index] = (own[index] ?? 0) + 1;
  }
  return counts;
}

/** How many there are of each key. */
export function tally<R, K>(rows: readonly R[], keyOf: (row: R) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const row of rows) {
    const key = keyOf(row);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The mean, rounded once, half up; null over nothing. */
export function meanOf(values: readonly Hundredths[]): Hundredths | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (const value of values) sum += value;
  return divideHalfUp(sum, values.length);
}

/** A share in tenths of a percent, half up: 8 of 84 is 95. Null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : divideHalfUp(part * 1000, whole);

export interface LostRow<K> {
  key: K;
  /** the most that the row gives */
  max: Hundredths;
  /** the mean of what studios missed of it, rounded once, half up */
  lost: Hundredths;
  studios: number;
}

/** Where points are lost: most first, equal ones in the order given. @param rows of each row, the studios' published means */
export function lostRows<K>(
  rows: readonly { key: K; max: Hundredths; means: readonly Hundredths[] }[]
): LostRow<K>[] {
  const lost = rows.flatMap(({ key, max, means }) => {
    if (means.length === 0) return [];
    let missed = 0;
    for (const mean of means) missed += max - mean;
    return [{ key, max, lost: divideHalfUp(missed, means.length), studios: means.length }];
  });
  return lost.sort((a, b) => b.lost - a.lost);
}
