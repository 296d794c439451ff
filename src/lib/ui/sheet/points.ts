/** Points given by hand, as a hand chooses them: which picks a row offers, a step up or down, digits typed. In points. */

export interface Grain {
  least: number;
  most: number;
  step: number;
}

/** Hundredths keep 0.1 + 0.2 what it is. */
const exact = (points: number): number => Math.round(points * 100) / 100;

/** Every value that may be given, where they are few enough for one row of buttons; else none. */
export function allPicks({ least, most, step }: Grain, fit: number): number[] {
  const count = Math.round((most - least) / step) + 1;
  return count > fit ? [] : Array.from({ length: count }, (_, index) => exact(least + index * step));
}

/** Round values from 0 to the top, at most `fit`: the quick way to about the right place. */
export function quickPicks({ most, step }: Grain, fit: number): number[] {
  const size = [1, 2, 5, 10, 20, 50, 100].find((each) => most / each < fit && isMultiple(each, step)) ?? step;
  const picks: number[] = [];
  for (let value = 0; value < most && picks.length < fit - 1; value += size) picks.push(exact(value));
  return [...picks, most];
}

const isMultiple = (value: number, step: number): boolean =>
  Math.round(value * 100) % Math.round(step * 100) === 0;

/** One step up or down, onto the grain and within it. From nothing, up begins at the first step and down at the top. */
export function stepped(value: unknown, by: 1 | -1, { least, most, step }: Grain): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return by > 0 ? Math.max(least, step) : most;
  const steps = value / step;
  const next = by > 0 ? Math.floor(exact(steps) + 1) : Math.ceil(exact(steps) - 1);
  return Math.min(most, Math.max(least, exact(next * step)));
}

/** The nearest values that a hand may give: one below and one above, or the one that fits both. */
export function nearest(value: number, { least, most, step }: Grain): number[] {
  const below = Math.min(most, Math.max(least, exact(Math.floor(value / step) * step)));
  const above = Math.min(most, Math.max(least, exact(Math.ceil(value / step) * step)));
  return below === above ? [below] : [below, above];
}

/** Digits typed one after the other within a second: `2`, `2.`, `2.5`. */
export interface Typed {
  text: string;
  /** ms */
  at: number;
}
const PAUSE = 1_000;

/** @returns what is typed by now, with its points where they are some that may be given; null: no key of a number */
export function typePoints(
  before: Typed | null,
  key: string,
  at: number,
  { least, most }: Grain
): (Typed & { points: number | null }) | null {
  if (!/^[0-9.。]$/u.test(key)) return null;
  const char = key === '。' ? '.' : key;
  const isSoon = before !== null && at - before.at < PAUSE;
  const joined = isSoon ? before.text + char : char;
  const text = isGivable(joined, most) ? joined : char;
  const points = text === '.' ? null : Number(text);
  return { text, at, points: points !== null && points >= least && points <= most ? points : null };
}

const isGivable = (text: string, most: number): boolean =>
  /^\d*\.?\d{0,2}$/u.test(text) && (text === '.' || Number(text) <= most);
