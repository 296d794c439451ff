/**
 * Exact numbers: points as integers of hundredths, amounts as integers of ten-thousandths.
 * Must not know: what is scored. Nothing here, and nothing above it, decides on a binary fraction.
 */

/** Points × 100, a safe integer. */
export type Hundredths = number;
/** A quantity (万元, ㎡, persons) × 10,000, a safe integer. */
export type TenThousandths = number;

/** Every input number is at most this. */
export const LARGEST = 1_000_000_000;

export type NumberFault = 'not-a-number' | 'too-large' | 'too-many-decimals';

/**
 * Reads a JSON number as an integer of 10^-decimals, from its shortest text.
 * Text, null, NaN and −0 are `not-a-number`; beyond ±1,000,000,000 is `too-large`.
 */
export function readDecimal(value: unknown, decimals: 0 | 2 | 4): number | NumberFault {
  if (typeof value !== 'number' || Number.isNaN(value) || Object.is(value, -0)) return 'not-a-number';
  if (value > LARGEST || value < -LARGEST) return 'too-large';
  const scale = decimals === 2 ? 100 : decimals === 4 ? 10_000 : 1;
  if (Number.isInteger(value)) return value * scale;
  const text = String(value);
  const dot = text.indexOf('.');
  // Without a dot, or with one and an exponent, the text is a number below 0.000001.
  if (dot < 0 || text.includes('e') || text.length - dot - 1 > decimals) return 'too-many-decimals';
  return Number(text.slice(0, dot) + text.slice(dot + 1).padEnd(decimals, '0'));
}

/** The JSON number of hundredths: its shortest text is the decimal itself. */
export function asNumber(hundredths: Hundredths): number {
  return hundredths / 100;
}

/** The JSON number of an amount in ten-thousandths. */
export function asAmount(amount: TenThousandths): number {
  return amount / 10_000;
}

/** n ÷ d rounded half up to an integer; n ≥ 0 and d > 0 are integers with 2n + d ≤ 2^53. */
export function divideHalfUp(n: number, d: number): number {
  const doubled = 2 * n + d;
  return (doubled - (doubled % (2 * d))) / (2 * d);
}

/** n ÷ d rounded down; integers, n ≥ 0, d > 0. The division is exact because the remainder is taken off first. */
export function divideDown(n: number, d: number): number {
  return (n - (n % d)) / d;
}

/** Orders text by Unicode code point (`<` orders by UTF-16 unit, which differs beyond U+FFFF). */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left === right) continue;
    const leftIsPair = left >= 0xd800 && left <= 0xdfff;
    const rightIsPair = right >= 0xd800 && right <= 0xdfff;
    // A surrogate stands for a code point above every other UTF-16 unit.
    return leftIsPair === rightIsPair ? left - right : leftIsPair ? 1 : -1;
  }
  return a.length - b.length;
}
