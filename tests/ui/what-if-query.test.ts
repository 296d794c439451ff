/** What is tried stands in the address, and comes back from it. */
import { expect, test } from 'vitest';
import { readWhatIf, whatIfAddress } from '#lib/ui/settle/what-if-query.ts';

const assessment = {
  grades: {
    on: 'total' as const,
    bands: [
      { id: 'excellent', title: '优秀', min: 90 },
      { id: 'pass', title: '合格', min: 60 },
      { id: 'fail', title: '不合格', min: 0 }
    ]
  },
  cap: { percent: 20, strict: false },
  aggregation: { method: 'mean' as const, trimFrom: 5 },
  quorum: 1
};
const read = (query: string, given = {}) =>
  readWhatIf(new URL(`http://h/settle${query}`), { ...assessment, ...given });

test('nothing asked for tries nothing', () => {
  const { changes, faults, values, now } = read('?studio=S01');
  expect([changes, faults]).toEqual([[], []]);
  expect(values).toEqual(now);
  expect(whatIfAddress(values, now)).toBe('');
});

test('each value by its path, only where it differs; an empty cap is none', () => {
  expect(read('?min.excellent=88.5&min.pass=60&cap=&method=trimmed-mean&trim=3&quorum=2').changes).toEqual([
    { path: 'grades.bands.excellent.min', value: 88.5 },
    { path: 'cap', value: null },
    { path: 'aggregation.method', value: 'trimmed-mean' },
    { path: 'aggregation.trimFrom', value: 3 },
    { path: 'quorum', value: 2 }
  ]);
  expect(read('?cap=30', { cap: null }).changes).toEqual([{ path: 'cap.percent', value: 30 }]);
  expect(read('?cap=', { cap: null }).changes).toEqual([]);
});

test('full-width digits are read; what is no number is named and not tried', () => {
  expect(read('?cap=２５').changes).toEqual([{ path: 'cap.percent', value: 25 }]);
  const { changes, faults } = read('?cap=viel&min.pass=-5&quorum=1.5&trim=&method=median');
  expect(changes).toEqual([]);
  expect(faults).toEqual(['min.pass', 'cap', 'trim', 'quorum']);
});

test('an address says what differs, and gives it back', () => {
  const { values, now } = read('?min.pass=55&cap=&quorum=3');
  const address = whatIfAddress(values, now);
  expect(address).toBe('min.pass=55&cap=&quorum=3');
  expect(read(`?${address}`).values).toEqual(values);
});
