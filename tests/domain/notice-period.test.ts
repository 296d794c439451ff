/** The days of a public notice: against a walk day by day over Date, and with the holidays of 2026. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOver, LONGEST_NOTICE, noticePeriod, type HolidayTable } from '#lib/domain/notice-period.ts';
import { SEED } from './kit.ts';

const runs = (numRuns: number) => ({ numRuns, seed: SEED });
const DAY = 86_400_000;
const NO_DATA: HolidayTable = { years: [], holidays: [], workdays: [] };

/** The State Council's Mid-Autumn and National Day of 2026: off 25–27 September and 1–7 October, worked 20 September and 10 October. */
const AUTUMN_2026: HolidayTable = {
  years: [2026],
  holidays: ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-09-20', '2026-10-10']
};

describe('National Day of 2026', () => {
  const working = (first: string, count: number) => noticePeriod(first, count, 'working', AUTUMN_2026);

  test('a notice of 5 working days before it goes on after it, and the Saturday worked counts', () => {
    expect(working('2026-09-29', 5)).toStrictEqual({
      first: '2026-09-29',
      last: '2026-10-10',
      days: ['2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10'],
      estimated: []
    });
  });

  test('one put up in the holidays counts from the first day worked', () => {
    expect(working('2026-10-03', 3)).toStrictEqual({
      first: '2026-10-03',
      last: '2026-10-10',
      days: ['2026-10-08', '2026-10-09', '2026-10-10'],
      estimated: []
    });
  });

  test('the Sunday worked counts, the Friday of Mid-Autumn does not', () => {
    expect(working('2026-09-19', 6).days).toStrictEqual([
      '2026-09-20',
      '2026-09-21',
      '2026-09-22',
      '2026-09-23',
      '2026-09-24',
      '2026-09-28'
    ]);
  });

  test('calendar days pass over nothing', () => {
    const found = noticePeriod('2026-09-29', 7, 'calendar', AUTUMN_2026);
    expect([found.last, found.days.length, found.estimated]).toStrictEqual(['2026-10-05', 7, []]);
  });

  test('without data the same notice is estimated, and says so', () => {
    expect(noticePeriod('2026-09-29', 5, 'working', NO_DATA)).toStrictEqual({
      first: '2026-09-29',
      last: '2026-10-05',
      days: ['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02', '2026-10-05'],
      estimated: [2026]
    });
  });
});

describe('the turn of the year', () => {
  test('only the year without data is estimated, and what the table says of it is not used', () => {
    const table = { ...AUTUMN_2026, holidays: ['2027-01-01'], workdays: ['2027-01-02'] };
    expect(noticePeriod('2026-12-31', 3, 'working', table)).toStrictEqual({
      first: '2026-12-31',
      last: '2027-01-04',
      days: ['2026-12-31', '2027-01-01', '2027-01-04'],
      estimated: [2027]
    });
    expect(noticePeriod('2026-12-31', 1, 'working', table).estimated).toStrictEqual([]);
  });

  test('a year that is touched only by a day not counted is estimated too', () => {
    const table = { years: [2028], holidays: [], workdays: [] };
    expect(noticePeriod('2027-12-31', 1, 'working', table).estimated).toStrictEqual([2027]);
    // 1 and 2 January 2028 are a weekend.
    const saturday = { years: [2027], holidays: ['2027-12-31'], workdays: [] };
    expect(noticePeriod('2027-12-31', 1, 'working', saturday)).toStrictEqual({
      first: '2027-12-31',
      last: '2028-01-03',
      days: ['2028-01-03'],
      estimated: [2028]
    });
  });
});

const textOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
const arbTime = fc.integer({ min: 0, max: 400 * 366 }).map((days) => Date.UTC(1999, 0, 1) + days * DAY);

/** A table dense enough to matter, around the first day. */
const arbCase = fc.record({
  first: arbTime,
  count: fc.integer({ min: 1, max: LONGEST_NOTICE }),
  years: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }),
  holidays: fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 200 }),
  workdays: fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 200 })
});

describe('on random tables', () => {
  test('working days are those of a walk day by day', () => {
    const seen = { estimated: 0, known: 0, mixed: 0 };
    fc.assert(
      fc.property(arbCase, ({ first, count, years, holidays, workdays }) => {
        const start = new Date(first).getUTCFullYear();
        const table = {
          years: years.map((year) => start + year),
          holidays: holidays.map((days) => textOf(first + days * DAY)),
          workdays: workdays.map((days) => textOf(first + days * DAY))
        };
        const days: string[] = [];
        const estimated: number[] = [];
        let time = first - DAY;
        while (days.length < count) {
          time += DAY;
          const date = textOf(time);
          const year = Number(date.slice(0, 4));
          const weekend = [0, 6].includes(new Date(time).getUTCDay());
          let worked = !weekend;
          if (table.years.includes(year)) {
            if (table.workdays.includes(date)) worked = true;
            if (table.holidays.includes(date)) worked = false;
          } else if (!estimated.includes(year)) estimated.push(year);
          if (worked) days.push(date);
        }
        const found = noticePeriod(textOf(first), count, 'working', table);
        expect(found).toStrictEqual({ first: textOf(first), last: textOf(time), days, estimated });
        const touched = new Date(time).getUTCFullYear() - start + 1;
        seen[estimated.length === 0 ? 'known' : estimated.length === touched ? 'estimated' : 'mixed']++;
      }),
      runs(400)
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(40);
  });

  test('calendar days follow one another, and no year is estimated', () => {
    fc.assert(
      fc.property(arbTime, fc.integer({ min: 1, max: LONGEST_NOTICE }), (first, count) => {
        const days = Array.from({ length: count }, (_, index) => textOf(first + index * DAY));
        const expected = { first: days[0], last: days.at(-1), days, estimated: [] };
        expect(noticePeriod(textOf(first), count, 'calendar', NO_DATA)).toStrictEqual(expected);
      }),
      runs(300)
    );
  });
});

describe('isOver', () => {
  test('a notice is over from the day after its last, not on it', () => {
    fc.assert(
      fc.property(arbTime, fc.integer({ min: -800, max: 800 }), (last, days) => {
        expect(isOver(textOf(last), textOf(last + days * DAY))).toBe(days > 0);
      }),
      runs(500)
    );
    expect(isOver('2026-10-10', '2026-10-10')).toBe(false);
    expect(isOver('2026-10-10', '2026-10-11')).toBe(true);
  });
});

describe('what cannot be meant', () => {
  test.each([0, -1, 1.5, NaN, Infinity, LONGEST_NOTICE + 1])('a notice of %d days is refused', (count) => {
    expect(() => noticePeriod('2026-09-29', count, 'calendar', NO_DATA)).toThrow(RangeError);
  });

  test.each(['2026-02-29', '2026-9-29', '20260929', 'today', ''])('%j is no first day', (first) => {
    expect(() => noticePeriod(first, 1, 'calendar', NO_DATA)).toThrow(RangeError);
  });
});

test('a notice of a year is taken, of a day more not', () => {
  const table = { years: [], holidays: [], workdays: [] };
  expect(noticePeriod('2026-01-01', 365, 'calendar', table).last).toBe('2026-12-31');
  expect(() => noticePeriod('2026-01-01', 366, 'calendar', table)).toThrow(RangeError);
});
