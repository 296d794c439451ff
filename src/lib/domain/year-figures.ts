/**
 * The figures of a year of assessments: one count or mean for each thing that the overview says, so that its sentences,
 * charts and tables can never disagree. Pure. Must not know words, charts or experts.
 */
import {
  histogram,
  intervalsOf,
  meanOf,
  shareOf,
  tally,
  type Interval,
  type LostRow
} from './distribution.ts';
import { divideHalfUp, type Hundredths } from './points.ts';

export interface YearStudio {
  district: string;
  trade: string | null;
  grade: string | null;
  total: Hundredths | null;
}

export interface YearRound {
  year: string;
  grades: readonly { grade: string | null; studios: number; scored: number; points: Hundredths }[];
}

export interface YearInput {
  year: string;
  /** ids, best first; empty where the assessment has no grades */
  bands: readonly string[];
  /** points that the table gives at most */
  most: number;
  studios: readonly YearStudio[];
  /** of every year */
  history: readonly YearRound[];
  lost: readonly LostRow<{ id: string; title: string }>[];
  spreads: readonly { spread: Hundredths; limit: Hundredths }[];
  coverage: readonly { district: string; registered: number; assessed: number }[];
}

/** Studios of a place by grade, in the order of the bands. */
export interface Spread {
  place: string | null;
  grades: number[];
  studios: number;
}

export interface OfYear {
  year: string;
  grades: number[];
  studios: number;
  mean: Hundredths | null;
}

export interface YearFigures {
  studios: number;
  grades: number[];
  mean: Hundredths | null;
  /** of the last grade, in tenths of a percent; null without grades */
  failing: number | null;
  /** the year before it that has results */
  previous: (OfYear & { failing: number | null }) | null;
  districts: Spread[];
  trades: Spread[];
  /** the earliest first */
  years: OfYear[];
  intervals: Interval[];
  /** by band, or of all where there are none */
  scores: number[][];
  scored: number;
  lost: readonly LostRow<{ id: string; title: string }>[];
  agreement: {
    studios: number;
    mean: Hundredths | null;
    beyond: number;
    counts: number[];
    limit: Hundredths | null;
  };
  coverage: { registered: number; assessed: number };
}

/** Of the spreads' intervals, in points; the last is open. */
export const SPREAD_EDGES = [0, 3, 6, 9, 12, 15] as const;

export function yearFigures(input: YearInput): YearFigures {
  const { bands, studios, most, spreads, coverage } = input;
  const totals = studios.flatMap(({ total }) => (total === null ? [] : [total]));
  const intervals = intervalsOf(totals, most);
  const grades = countsOf(bands, studios);
  const years = yearsOf(input);
  const before = years.filter(({ year }) => year < input.year).at(-1);
  const keys: (string | null)[] = bands.length > 0 ? [...bands] : [null];
  const counts = histogram(
    intervals,
    keys,
    studios.map(({ total, grade }) => ({ total, key: bands.length > 0 ? grade : null }))
  );
  return {
    studios: studios.length,
    grades,
    mean: meanOf(totals),
    failing: failingOf(grades, studios.length),
    previous: before ? { ...before, failing: failingOf(before.grades, before.studios) } : null,
    districts: spreadBy(bands, studios, ({ district }) => district),
    trades: spreadBy(bands, studios, ({ trade }) => trade),
    years,
    intervals,
    scores: keys.map((key) => counts.get(key) ?? []),
    scored: totals.length,
    lost: input.lost,
    agreement: agreementOf(spreads),
    coverage: {
      registered: coverage.reduce((sum, { registered }) => sum + registered, 0),
      assessed: coverage.reduce((sum, { assessed }) => sum + assessed, 0)
    }
  };
}

function countsOf(bands: readonly string[], studios: readonly YearStudio[]): number[] {
  const counts = tally(studios, ({ grade }) => grade);
  return bands.map((band) => counts.get(band) ?? 0);
}

const failingOf = (grades: readonly number[], studios: number): number | null =>
  grades.length === 0 ? null : shareOf(grades.at(-1) ?? 0, studios);

/** Most studios first, then by name; those of whom it is not known last. */
function spreadBy(
  bands: readonly string[],
  studios: readonly YearStudio[],
  placeOf: (studio: YearStudio) => string | null
): Spread[] {
  const places = Map.groupBy(studios, placeOf);
  const spreads = [...places].map(([place, own]) => ({
    place,
    grades: countsOf(bands, own),
    studios: own.length
  }));
  const last = (place: string | null): number => (place === null ? 1 : 0);
  return spreads.sort(
    (a, b) =>
      last(a.place) - last(b.place) || b.studios - a.studios || ((a.place ?? '') < (b.place ?? '') ? -1 : 1)
  );
}

function yearsOf({ bands, history }: YearInput): OfYear[] {
  const byYear = Map.groupBy(history, ({ year }) => year);
  const years = [...byYear].map(([year, rounds]): OfYear => {
    const all = rounds.flatMap(({ grades }) => grades);
    const add = (pick: (each: (typeof all)[number]) => number): number =>
      all.reduce((sum, each) => sum + pick(each), 0);
    const scored = add((each) => each.scored);
    return {
      year,
      grades: bands.map((band) => add(({ grade, studios }) => (grade === band ? studios : 0))),
      studios: add((each) => each.studios),
      mean:
        scored === 0
          ? null
          : divideHalfUp(
              add((each) => each.points),
              scored
            )
    };
  });
  // A filter may leave nothing of a year: then there is nothing to compare with.
  return years.filter(({ studios }) => studios > 0).sort((a, b) => (a.year < b.year ? -1 : 1));
}

function agreementOf(spreads: YearInput['spreads']): YearFigures['agreement'] {
  const counts = SPREAD_EDGES.map(() => 0);
  for (const { spread } of spreads) {
    const index = SPREAD_EDGES.findLastIndex((edge) => spread >= edge * 100);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const limits = new Set(spreads.map(({ limit }) => limit));
  return {
    studios: spreads.length,
    mean: meanOf(spreads.map(({ spread }) => spread)),
    beyond: spreads.filter(({ spread, limit }) => spread > limit).length,
    counts,
    limit: limits.size === 1 ? ([...limits][0] ?? null) : null
  };
}
