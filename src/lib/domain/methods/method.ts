/** What a scoring method is, and the readers of numbers that the methods share. */
import { isPlainObject, showNumberLike, typeName, type Fault } from '../problem.ts';
import { asNumber, readDecimal, type Hundredths, type TenThousandths } from '../points.ts';
import type { CriterionOf, MethodId } from './criterion.ts';
import type { Because } from './because.ts';

/** One entry of a sheet as the expert made it: the method's own keys, checked by the method. */
export type Input = Readonly<Record<string, unknown>>;

export interface Method<M extends MethodId> {
  /** the keys that an entry of this method may have, besides `evidence` and `note` */
  keys: readonly string[];
  /** Points in hundredths, 0 to max; undefined once a fault was reported. */
  score(criterion: CriterionOf[M], input: Input, fault: Fault): Hundredths | undefined;
  /** The arithmetic behind the points of an input that `score` has accepted. */
  because(criterion: CriterionOf[M], input: Input): Because;
}

/** Points given by hand: 0 to max, a multiple of step, at most two decimals. */
export function readPoints(
  value: unknown,
  { max, step }: { max: Hundredths; step: Hundredths },
  fault: Fault,
  key = 'points'
): Hundredths | undefined {
  if (value === undefined) return fault('points-missing', { least: 0, most: asNumber(max) }, key);
  const points = readNumber(value, 2, fault, key);
  if (points === undefined) return undefined;
  if (points < 0) return fault('points-negative', { found: asNumber(points) }, key);
  if (points > max) return fault('points-above-max', { found: asNumber(points), max: asNumber(max) }, key);
  if (points % step !== 0) {
    return fault('off-step', { found: asNumber(points), step: asNumber(step) }, key);
  }
  return points;
}

/** A quantity of at least 0 with at most four decimals, without fractions where the unit is whole. */
export function readAmount(
  value: unknown,
  whole: boolean,
  fault: Fault,
  key = 'amount'
): TenThousandths | undefined {
  if (value === undefined) return fault('missing-key', { key }, key);
  if (whole && typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value)) {
    return fault('fractional-count', { found: value }, key);
  }
  const amount = readNumber(value, 4, fault, key);
  if (amount === undefined) return undefined;
  return amount < 0 ? fault('amount-negative', { found: value as number }, key) : amount;
}

/** How many there are: an integer of at least 0. */
export function readCount(value: unknown, fault: Fault, key: string): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value)) {
    return fault('fractional-count', { found: value }, key);
  }
  const count = readNumber(value, 0, fault, key);
  if (count === undefined) return undefined;
  return count < 0 ? fault('count-negative', { found: count }, key) : count;
}

/** A map of part ids; any other shape is a fault. */
export function readMap(value: unknown, fault: Fault, key: string): Input | undefined {
  if (value === undefined) return fault('missing-key', { key }, key);
  if (!isPlainObject(value)) return fault('wrong-type', { expected: 'object', found: typeName(value) }, key);
  return value;
}

function readNumber(value: unknown, decimals: 0 | 2 | 4, fault: Fault, key: string): number | undefined {
  const read = readDecimal(value, decimals);
  switch (read) {
    case 'not-a-number':
      return fault('not-a-number', { found: showNumberLike(value) }, key);
    case 'too-large':
      return fault('too-large', { found: value as number, most: 1_000_000_000 }, key);
    case 'too-many-decimals':
      return fault('too-many-decimals', { found: value as number, most: decimals }, key);
    default:
      return read;
  }
}
