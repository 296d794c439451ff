/**
 * Exact fractions over bigint, for the few places where hundredths do not suffice:
 * proportional deductions and the written arithmetic of worked examples.
 */

/** n ÷ d, with d > 0; not reduced. */
export interface Fraction {
  n: bigint;
  d: bigint;
}

export function fraction(n: number | bigint, d: number | bigint = 1n): Fraction {
  const numerator = BigInt(n);
  const denominator = BigInt(d);
  return denominator < 0n ? { n: -numerator, d: -denominator } : { n: numerator, d: denominator };
}

export const add = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const subtract = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });
export const multiply = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
/** @throws RangeError when b is 0 */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) throw new RangeError('division by zero');
  return fraction(a.n * b.d, a.d * b.n);
}

/** The nearest integer, halves up (towards +∞). */
export function roundHalfUp({ n, d }: Fraction): number {
  const doubled = 2n * n + d;
  const divisor = 2n * d;
  const quotient = doubled / divisor;
  return Number(doubled < 0n && doubled % divisor !== 0n ? quotient - 1n : quotient);
}
