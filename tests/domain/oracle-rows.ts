/**
 * The first half of the oracle: numbers, rows and sheets, naively. Fractions of BigInt, plain loops, decimals read
 * from the text of a number. Written from the design alone; shares no code with src/lib/domain, only types.
 */
import type { PolicyData } from '#lib/domain/policy.ts';
import type { CriterionData } from '#lib/domain/rubric.ts';

/** n ÷ d, d > 0 */
interface Ratio {
  n: bigint;
  d: bigint;
}

export const ratio = (n: bigint, d = 1n): Ratio => ({ n, d });
const plus = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d);
export const over = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d, a.d * b.n);
const compare = (a: Ratio, b: Ratio): number =>
  Number(a.n * b.d - b.n * a.d > 0n) - Number(a.n * b.d - b.n * a.d < 0n);
const ZERO = ratio(0n);
export const HUNDRED = ratio(100n);

export function floor({ n, d }: Ratio): bigint {
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
}
const ceiling = (value: Ratio): bigint => -floor(minus(ZERO, value));
/** To the nearest integer, a half goes up. */
export const halfUp = (value: Ratio): bigint => floor(plus(value, ratio(1n, 2n)));

/** What the number's own text says. */
export function readText(value: number): Ratio {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new Error(`not a decimal: ${value}`);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(sign + whole + fraction);
  const power = BigInt(exponent) - BigInt(fraction.length);
  return power < 0n ? ratio(digits, 10n ** -power) : ratio(digits * 10n ** power);
}

/** Hundredths of what the text says; the inputs have at most two decimals. */
export const hundredths = (value: number): bigint => floor(times(readText(value), HUNDRED));

/** 1234 → the JSON number 12.34, by its text. */
export function published(value: bigint): number {
  const digits = String(value).padStart(3, '0');
  return Number(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
}

/** Unicode order, code point by code point; a prefix comes first. */
export function unicodeOrder(a: string, b: string): number {
  const left = Array.from(a, (char) => char.codePointAt(0) ?? 0);
  const right = Array.from(b, (char) => char.codePointAt(0) ?? 0);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

// ---- rows ----

export interface Entry {
  points?: number;
  met?: 'yes' | 'no' | 'partial';
  amount?: number;
  missing?: string[];
  counts?: Record<string, number>;
  values?: Record<string, boolean | number>;
  evidence?: string[];
  note?: string;
}

interface Shortfall {
  required: number;
  per: number;
  deduct: number;
  rounding: 'full' | 'started' | 'proportional';
  zeroIfNone: boolean;
}

/** What being short costs, in points; null where the row is worth nothing at all. */
function costOfShort(rule: Shortfall, amount: number): Ratio | null {
  const given = readText(amount);
  if (given.n === 0n && rule.zeroIfNone) return null;
  const short = minus(readText(rule.required), given);
  if (short.n <= 0n) return ZERO;
  const units = over(short, readText(rule.per));
  const counted =
    rule.rounding === 'full'
      ? ratio(floor(units))
      : rule.rounding === 'started'
        ? ratio(ceiling(units))
        : units;
  return times(counted, readText(rule.deduct));
}

/** max − cost, never below 0, rounded once, in hundredths */
function lessCost(max: number, cost: Ratio | null): bigint {
  if (cost === null) return 0n;
  const left = minus(readText(max), cost);
  return left.n <= 0n ? 0n : halfUp(times(left, HUNDRED));
}

/** The points of one row in hundredths. */
export function rowPoints(criterion: CriterionData, entry: Entry): bigint {
  const max = hundredths(criterion.max);
  switch (criterion.method) {
    case 'judgement':
      return hundredths(entry.points ?? NaN);
    case 'presence':
      if (entry.met === 'yes') return max;
      return entry.met === 'no' ? 0n : hundredths(entry.points ?? NaN);
    case 'shortfall':
      return lessCost(criterion.max, costOfShort(criterion, entry.amount ?? NaN));
    case 'measured': {
      const amount = entry.amount ?? NaN;
      if (compare(readText(amount), readText(criterion.required)) >= 0) return max;
      return amount === 0 ? 0n : hundredths(entry.points ?? NaN);
    }
    case 'checklist': {
      let cost = ZERO;
      for (const part of criterion.parts) {
        if (entry.missing?.includes(part.id)) cost = plus(cost, readText(part.deduct));
      }
      return lessCost(criterion.max, cost);
    }
    case 'tally': {
      let sum = 0n;
      for (const part of criterion.parts) {
        const count = Object.entries(entry.counts ?? {}).find(([id]) => id === part.id)?.[1] ?? 0;
        sum += BigInt(count) * hundredths(part.points);
      }
      return sum > max ? max : sum;
    }
    case 'deductions': {
      let cost: Ratio | null = ZERO;
      for (const part of criterion.parts) {
        const value = Object.entries(entry.values ?? {}).find(([id]) => id === part.id)?.[1];
        let own: Ratio | null = ZERO;
        if (part.kind === 'short') own = costOfShort(part, Number(value));
        else if (value === false) own = part.zeroes ? null : readText(part.deduct ?? NaN);
        cost = cost === null || own === null ? null : plus(cost, own);
      }
      return lessCost(criterion.max, cost);
    }
  }
}

// ---- sheets ----

/** Figures by name: `base`, `bonus`, `total`, and each category under its id; all in hundredths. */
export interface OracleSheet {
  expert: string;
  points: Map<string, bigint>;
  categories: Map<string, bigint>;
  base: bigint;
  bonus: bigint;
  total: bigint;
}

export function sheetOf(policy: PolicyData, expert: string, entries: Record<string, unknown>): OracleSheet {
  const sheet: OracleSheet = {
    expert,
    points: new Map(),
    categories: new Map(),
    base: 0n,
    bonus: 0n,
    total: 0n
  };
  for (const category of policy.rubric.categories) {
    let sum = 0n;
    for (const criterion of category.criteria) {
      const points = rowPoints(criterion, entries[criterion.id] as Entry);
      sheet.points.set(criterion.id, points);
      sum += points;
    }
    const max = hundredths(category.max);
    if (sum > max) sum = max;
    sheet.categories.set(category.id, sum);
    if (category.bonus) sheet.bonus += sum;
    else sheet.base += sum;
  }
  sheet.total = sheet.base + sheet.bonus;
  return sheet;
}
