/**
 * How far the sealed sheets lie apart: studio by studio, row by row, and which sheet stands away from all others. It shows,
 * and changes no score. Must not know: grades, trimming, who an expert is, what is decided.
 */
import type { SealedSheet } from './agreement.ts';
import { fraction, roundHalfUp } from './fraction.ts';
import { byCodePoint, type Hundredths } from './points.ts';

type Scored = Pick<SealedSheet, 'participant' | 'expert' | 'total' | 'points'>;

export interface StudioSpread {
  participant: string;
  /** how many sheets */
  sheets: number;
  highest: Hundredths;
  lowest: Hundredths;
  spread: Hundredths;
  /** of all sealed sheets, nothing trimmed; rounded once, half up */
  mean: Hundredths;
}

export interface RowSpread {
  criterion: string;
  /** over how many studios with two sheets or more */
  studios: number;
  /** the mean of the studios' spreads, rounded once, half up; null where there is none */
  mean: Hundredths | null;
  /** the widest, and where; of equal ones the first by code */
  widest: { spread: Hundredths; participant: string } | null;
}

/** A sheet that lies further than the limit from the mean of all others on the same studio. */
export interface Outlier {
  participant: string;
  expert: string;
  total: Hundredths;
  /** the mean of the others, rounded once, half up */
  others: Hundredths;
  /** how many others */
  count: number;
  /** total − others, of the exact mean, rounded once, half up */
  distance: Hundredths;
}

const byParticipant = <S extends Scored>(sheets: readonly S[]): [string, S[]][] =>
  [...Map.groupBy(sheets, ({ participant }) => participant)].sort(([a], [b]) => byCodePoint(a, b));

const spreadOf = (values: readonly Hundredths[]): Hundredths => Math.max(...values) - Math.min(...values);
const sumOf = (values: readonly Hundredths[]): bigint => values.reduce((sum, each) => sum + BigInt(each), 0n);

/** By participant. */
export function studioSpreads(sheets: readonly Scored[]): StudioSpread[] {
  return byParticipant(sheets).map(([participant, own]) => {
    const totals = own.map(({ total }) => total);
    return {
      participant,
      sheets: own.length,
      highest: Math.max(...totals),
      lowest: Math.min(...totals),
      spread: spreadOf(totals),
      mean: roundHalfUp(fraction(sumOf(totals), totals.length))
    };
  });
}

/** In the order of the rubric. */
export function rowSpreads(criteria: readonly string[], sheets: readonly Scored[]): RowSpread[] {
  const compared = byParticipant(sheets).filter(([, own]) => own.length > 1);
  return criteria.map((criterion, index) => {
    const spreads = compared.map(([participant, own]) => ({
      participant,
      spread: spreadOf(own.map(({ points }) => points[index] as Hundredths))
    }));
    const widest = spreads.reduce<RowSpread['widest']>(
      (most, each) => (most === null || each.spread > most.spread ? each : most),
      null
    );
    const sum = sumOf(spreads.map(({ spread }) => spread));
    return {
      criterion,
      studios: spreads.length,
      mean: spreads.length === 0 ? null : roundHalfUp(fraction(sum, spreads.length)),
      widest
    };
  });
}

/**
 * The farthest first. Of two sheets that disagree nobody can say which one is off: there have to be three.
 * @param limit a distance equal to it is none
 */
export function outliersOf(sheets: readonly Scored[], limit: Hundredths): Outlier[] {
  const found = byParticipant(sheets).flatMap(([participant, own]) => {
    if (own.length < 3) return [];
    const count = own.length - 1;
    const sum = sumOf(own.map(({ total }) => total));
    return own.flatMap(({ expert, total }): Outlier[] => {
      // Own − (sum − own) ÷ count, over count: compared before anything is rounded.
      const away = BigInt(total) * BigInt(count + 1) - sum;
      if ((away < 0n ? -away : away) <= BigInt(limit) * BigInt(count)) return [];
      const others = roundHalfUp(fraction(sum - BigInt(total), count));
      return [{ participant, expert, total, others, count, distance: roundHalfUp(fraction(away, count)) }];
    });
  });
  return found.sort(
    (a, b) =>
      Math.abs(b.distance) - Math.abs(a.distance) ||
      byCodePoint(a.participant, b.participant) ||
      byCodePoint(a.expert, b.expert)
  );
}
