/** Exact numbers, order by code point, and calendar terms, each against a naive second way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addYears, isDate } from '#lib/domain/calendar.ts';
import { add, divide, fraction, multiply, roundHalfUp, subtract } from '#lib/domain/fraction.ts';
import {
  asAmount,
  asNumber,
  byCodePoint,
  divideDown,
  divideHalfUp,
  LARGEST,
  readDecimal
} from '#lib/domain/points.ts';
import { SEED } from './kit.ts';
import { floor, ratio, unicodeOrder } from './oracle-rows.ts';

const runs = (numRuns: number) => ({ numRuns, seed: SEED });

/** n × 10^-decimals as people write it. */
function written(n: bigint, decimals: number): string {
  const digits = String(n < 0n ? -n : n).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = n < 0n ? '-' : '';
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}

describe('readDecimal', () => {
  const precision = fc.constantFrom<(0 | 2 | 4)[]>(0, 2, 4);

  test('gives the integer that was written, for any decimal that fits', () => {
    fc.assert(
      fc.property(
        precision,
        fc.boolean(),
        fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }),
        (decimals, isSmall, given) => {
          const largest = BigInt(LARGEST) * 10n ** BigInt(decimals);
          const n = isSmall ? given % 1000n : given % (largest + 1n);
          fc.pre(n !== 0n);
          expect(readDecimal(Number(written(n, decimals)), decimals)).toBe(Number(n));
        }
      ),
      runs(20_000)
    );
  });

  test('refuses one decimal more, however small the difference', () => {
    fc.assert(
      fc.property(
        precision,
        fc.integer({ min: 1, max: 3 }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (decimals, more, given) => {
          const n = given % 10n === 0n ? given + 1n : given;
          const value = Number(written(n, decimals + more));
          fc.pre(value <= LARGEST);
          expect(readDecimal(value, decimals)).toBe('too-many-decimals');
        }
      ),
      runs(10_000)
    );
  });

  test('of any double: what its shortest text says, or that it does not fit', () => {
    fc.assert(
      fc.property(precision, fc.double(), (decimals, value) => {
        const read = readDecimal(value, decimals);
        if (Number.isNaN(value) || Object.is(value, -0)) expect(read).toBe('not-a-number');
        else if (Math.abs(value) > LARGEST) expect(read).toBe('too-large');
        else if (typeof read === 'number') expect(Number(written(BigInt(read), decimals))).toBe(value);
        else {
          expect(read).toBe('too-many-decimals');
          const [, places = ''] = String(value).split('.');
          expect(String(value).includes('e') || places.length > decimals).toBe(true);
        }
      }),
      runs(20_000)
    );
  });

  test.each<[unknown, 0 | 2 | 4, number | string]>([
    [0, 2, 0],
    [-0, 2, 'not-a-number'],
    [1.005, 2, 'too-many-decimals'],
    [1.005, 4, 10_050],
    [0.29, 2, 29],
    [0.57, 2, 57],
    [1.15, 2, 115],
    [4.35, 2, 435],
    [1.1, 4, 11_000],
    [8.2, 2, 820],
    [16_777_216.01, 2, 1_677_721_601],
    [999_999_999.99, 2, 99_999_999_999],
    [999_999_999.9999, 4, 9_999_999_999_999],
    [1e9, 4, 10_000_000_000_000],
    [1_000_000_000.01, 2, 'too-large'],
    [1e21, 0, 'too-large'],
    [1e-7, 4, 'too-many-decimals'],
    [0.0001, 4, 1],
    [0.00001, 4, 'too-many-decimals'],
    [0.30000000000000004, 2, 'too-many-decimals'],
    [-12.5, 2, -1250],
    [-0.05, 2, -5],
    [Infinity, 2, 'too-large'],
    [NaN, 2, 'not-a-number'],
    ['1', 2, 'not-a-number'],
    [null, 2, 'not-a-number'],
    [undefined, 2, 'not-a-number'],
    [true, 2, 'not-a-number'],
    [new Number(1), 2, 'not-a-number']
  ])('%s with %i decimals', (value, decimals, expected) => {
    expect(readDecimal(value, decimals)).toBe(expected);
  });
});

describe('written out again', () => {
  test('points and amounts are their own decimal', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), (n) => {
        const trimmed = (text: string) => text.replace(/\.?0+$/, '').replace(/^-0?$/, '0') || '0';
        expect(String(asNumber(Number(n)))).toBe(trimmed(written(n, 2)));
        fc.pre(n === 0n || n > 100n || n < -100n);
        expect(String(asAmount(Number(n)))).toBe(trimmed(written(n, 4)));
      }),
      runs(10_000)
    );
  });
});

describe('division', () => {
  const halfUp = (n: bigint, d: bigint): bigint => floor(ratio(2n * n + d, 2n * d));

  test('half up and down, exhaustively for small numbers', () => {
    for (let d = 1; d <= 120; d++) {
      for (let n = 0; n <= 1000; n++) {
        if (divideHalfUp(n, d) !== Number(halfUp(BigInt(n), BigInt(d)))) expect.fail(`${n} ÷ ${d} half up`);
        if (divideDown(n, d) !== Number(BigInt(n) / BigInt(d))) expect.fail(`${n} ÷ ${d} down`);
      }
    }
  });

  test('half up and down, up to the largest that is promised', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 2 ** 31 }), fc.nat(3), (given, d, near) => {
        let n = given % Math.floor((Number.MAX_SAFE_INTEGER - d) / 2);
        // Land between two integers, or as near to that as can be, where a slip shows.
        if (near > 0) n = Math.max(0, n - (n % d) + Math.floor(d / 2) + near - 2);
        fc.pre(2 * n + d <= 2 ** 53);
        expect(BigInt(divideHalfUp(n, d))).toBe(halfUp(BigInt(n), BigInt(d)));
        expect(BigInt(divideDown(n, d))).toBe(BigInt(n) / BigInt(d));
      }),
      runs(10_000)
    );
  });

  test('fractions: arithmetic, and half up towards +∞ on both sides of 0', () => {
    const small = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(small, small, small, small, (a, b, c, d) => {
        fc.pre(b !== 0 && d !== 0);
        const [left, right] = [fraction(a, b), fraction(c, d)];
        const isSame = (x: { n: bigint; d: bigint }, n: number, over: number) =>
          x.n * BigInt(over) === BigInt(n) * x.d && x.d > 0n;
        expect(isSame(add(left, right), a * d + c * b, b * d)).toBe(true);
        expect(isSame(subtract(left, right), a * d - c * b, b * d)).toBe(true);
        expect(isSame(multiply(left, right), a * c, b * d)).toBe(true);
        if (c === 0) expect(() => divide(left, right)).toThrow(RangeError);
        else expect(isSame(divide(left, right), a * d, b * c)).toBe(true);
        expect(roundHalfUp(left)).toBe(Number(halfUp(left.n, left.d)));
      }),
      runs(5000)
    );
    expect([5, -5, 15, -15, 4, -4, 6, -6].map((n) => roundHalfUp(fraction(n, 10)))).toStrictEqual([
      1, 0, 2, -1, 0, 0, 1, -1
    ]);
  });
});

describe('byCodePoint', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('a', 'é', '中', '\ue000', '\uffff', '𠀀', '😀', '\u{10ffff}', '\0', '\ud7ff'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })
    )
  });

  test('is the order of code points', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, prefix) => {
        expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(unicodeOrder(a, b)));
        expect(Math.sign(byCodePoint(prefix + a, prefix + b))).toBe(Math.sign(unicodeOrder(a, b)));
      }),
      runs(10_000)
    );
  });

  test('where UTF-16 would order otherwise', () => {
    expect(byCodePoint('𠀀01', 'Ａ01')).toBeGreaterThan(0);
    expect(['Ａ01', '𠀀01'].sort()).toStrictEqual(['𠀀01', 'Ａ01']);
    expect(['𠀀', 'Ａ', '', '\ud7ff', '\uf8ff', 'A'].sort(byCodePoint)).toStrictEqual([
      '',
      'A',
      '\ud7ff',
      '\uf8ff',
      'Ａ',
      '𠀀'
    ]);
  });
});

describe('calendar', () => {
  const daysOf = (year: number, month: number): number => {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  };
  const iso = (year: number, month: number, day: number): string =>
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

  test('knows exactly the days there are', () => {
    for (const year of [1900, 1999, 2000, 2023, 2024, 2028, 2100, 2400, 2999]) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          expect([iso(year, month, day), isDate(iso(year, month, day))]).toStrictEqual([
            iso(year, month, day),
            month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
          ]);
        }
      }
    }
    for (const text of [
      '',
      '2026-1-1',
      '20260101',
      '2026-01-01T00:00',
      '2026-W01-1',
      ' 2026-01-01',
      '2026-01-01\n',
      '+002026-01-01',
      '２０２６-01-01',
      '2026/01/01',
      '2026-01-01[u-ca=chinese]',
      '1899-12-31',
      '3000-01-01'
    ]) {
      expect([text, isDate(text)]).toStrictEqual([text, false]);
    }
  });

  test('a term ends on the same day, or on 28 February', () => {
    for (const [date, years, until] of [
      ['2024-02-29', 1, '2025-02-28'],
      ['2024-02-29', 3, '2027-02-28'],
      ['2024-02-29', 4, '2028-02-29'],
      ['2096-02-29', 4, '2100-02-28'],
      ['2396-02-29', 4, '2400-02-29'],
      ['2023-02-28', 1, '2024-02-28'],
      ['2023-08-28', 5, '2028-08-28'],
      ['2026-12-31', 3, '2029-12-31']
    ] as const) {
      expect(addYears(date, years)).toBe(until);
    }
  });
});
