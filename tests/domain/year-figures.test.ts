/** The figures of charts and of the overview: counted the plain way beside it, on whatever studios there are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histogram, intervalsOf, lostRows, meanOf, shareOf } from '#lib/domain/distribution.ts';
import { yearFigures, type YearInput } from '#lib/domain/year-figures.ts';

const BANDS = ['excellent', 'pass', 'fail'];
const MOST = 110;

const studio = fc.record({
  district: fc.constantFrom('示范一区', '示范二区', '示范三区'),
  trade: fc.option(fc.constantFrom('电工', '焊工')),
  grade: fc.constantFrom(...BANDS),
  total: fc.option(fc.integer({ min: 0, max: MOST * 100 }))
});

const input = (studios: YearInput['studios'], more: Partial<YearInput> = {}): YearInput => ({
  year: '2026',
  bands: BANDS,
  most: MOST,
  studios,
  history: [],
  lost: [],
  spreads: [],
  coverage: [],
  ...more
});

describe('a histogram', () => {
  test('holds every total once, in the interval that it lies in', () => {
    fc.assert(
      fc.property(fc.array(studio, { minLength: 1, maxLength: 60 }), (studios) => {
        const totals = studios.flatMap(({ total }) => (total === null ? [] : [total]));
        const { intervals, scores, scored } = yearFigures(input(studios));
        expect(scored).toBe(totals.length);
        intervals.forEach(({ from, to }, index) => {
          const isLast = index === intervals.length - 1;
          BANDS.forEach((band, place) => {
            const expected = studios.filter(
              ({ total, grade }) =>
                grade === band &&
                total !== null &&
                total >= from * 100 &&
                (total < to * 100 || (isLast && total === to * 100))
            );
            expect(scores[place]?.[index]).toBe(expected.length);
          });
        });
        expect(scores.flat().reduce((sum, count) => sum + count, 0)).toBe(totals.length);
      })
    );
  });

  test('has no hole between its intervals, and no interval beyond what can be had', () => {
    expect(intervalsOf([], 110)).toEqual([]);
    expect(intervalsOf([11_000], 110)).toEqual([{ from: 105, to: 110 }]);
    expect(intervalsOf([10_999, 11_000], 110)).toEqual([{ from: 105, to: 110 }]);
    expect(intervalsOf([4_500, 6_000], 100).map(({ from }) => from)).toEqual([45, 50, 55, 60]);
    const counts = histogram(
      intervalsOf([8_999, 9_000], 100),
      ['a'],
      [
        { total: 8_999, key: 'a' },
        { total: 9_000, key: 'a' },
        { total: null, key: 'a' }
      ]
    );
    expect(counts.get('a')).toEqual([1, 1]);
  });
});

test('districts and trades add up to all studios, the largest first, the unknown last', () => {
  fc.assert(
    fc.property(fc.array(studio, { minLength: 1, maxLength: 60 }), (studios) => {
      const figures = yearFigures(input(studios));
      for (const [spreads, key] of [
        [figures.districts, 'district'],
        [figures.trades, 'trade']
      ] as const) {
        expect(spreads.reduce((sum, { studios: own }) => sum + own, 0)).toBe(studios.length);
        for (const { place, grades } of spreads) {
          const own = studios.filter((each) => each[key] === place);
          expect(grades).toEqual(BANDS.map((band) => own.filter(({ grade }) => grade === band).length));
        }
        const known = spreads.filter(({ place }) => place !== null);
        expect(known).toEqual(
          [...known].sort((a, b) => b.studios - a.studios || (a.place! < b.place! ? -1 : 1))
        );
        expect(spreads.findIndex(({ place }) => place === null)).toBe(
          known.length === spreads.length ? -1 : spreads.length - 1
        );
      }
    })
  );
});

test('means and shares are rounded once, half up', () => {
  expect(meanOf([])).toBeNull();
  expect(meanOf([1, 2])).toBe(2);
  expect(meanOf([9_049, 9_050, 9_050])).toBe(9_050);
  expect(shareOf(8, 84)).toBe(95);
  expect(shareOf(1, 0)).toBeNull();
  expect(shareOf(1, 16)).toBe(63);
});

test('a year is compared with the last one before it that has results', () => {
  const of = (year: string, grade: string, studios: number, points: number) => ({
    year,
    grades: [{ grade, studios, scored: studios, points }]
  });
  const history = [
    of('2023', 'pass', 4, 30_000),
    of('2024', 'fail', 1, 5_000),
    of('2024', 'pass', 3, 24_001),
    of('2025', 'pass', 0, 0),
    of('2026', 'pass', 2, 16_000)
  ];
  const { previous, years } = yearFigures(input([], { history }));
  expect(previous).toEqual({ year: '2024', grades: [0, 3, 1], studios: 4, mean: 7_250, failing: 250 });
  expect(years.map(({ year }) => year)).toEqual(['2023', '2024', '2026']);
});

test('where points are lost: the mean of what is missed, the most first', () => {
  const rows = lostRows([
    { key: 'a', max: 2_500, means: [2_500, 1_750] },
    { key: 'b', max: 300, means: [] },
    { key: 'c', max: 2_000, means: [0, 1_999, 2_000] }
  ]);
  expect(rows).toEqual([
    { key: 'c', max: 2_000, lost: 667, studios: 3 },
    { key: 'a', max: 2_500, lost: 375, studios: 2 }
  ]);
});

test('how far sheets lie apart: by three points, beyond the round’s own limit', () => {
  const spreads = [0, 299, 300, 1_500, 1_501].map((spread) => ({ spread, limit: 1_500 }));
  const { agreement } = yearFigures(input([], { spreads }));
  expect(agreement).toEqual({ studios: 5, mean: 720, beyond: 1, counts: [2, 1, 0, 0, 0, 2], limit: 1_500 });
  const mixed = [...spreads, { spread: 900, limit: 800 }];
  expect(yearFigures(input([], { spreads: mixed })).agreement).toMatchObject({ beyond: 2, limit: null });
});
