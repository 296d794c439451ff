/** Charts as data: what is said of each place, where keys lead, what a file of its numbers holds. */
import { expect, test } from 'vitest';
import { chartsTexts } from '#i18n/charts.ts';
import { describePlace, heightOf, labelAt, movedBy, sheetOf, type ChartSpec } from '#lib/charts/spec.ts';

const spec: ChartSpec = {
  kind: 'bars',
  isStacked: true,
  places: ['示范一区', '示范二区'],
  series: [
    { label: '优秀', tone: 'best', values: [2, 0] },
    { label: '不合格', tone: 'last', values: [1, null] }
  ],
  unit: '家'
};
const words = chartsTexts('zh-CN');

test('a place is said with every part that it has', () => {
  expect(describePlace(spec, 0, words)).toBe('示范一区：优秀 2 家，不合格 1 家');
  expect(describePlace(spec, 1, words)).toBe('示范二区：优秀 0 家');
  const single: ChartSpec = {
    kind: 'dots',
    places: ['E01'],
    series: [{ label: '', tone: 'accent', values: [-1.5] }],
    decimals: 2
  };
  expect(describePlace(single, 0, words)).toBe('E01：-1.50');
  expect(
    describePlace({ ...single, series: [{ label: '', tone: 'accent', values: [null] }] }, 0, words)
  ).toBe('E01：无');
  expect(describePlace({ ...spec, says: ['甲', '乙'] }, 1, words)).toBe('示范二区：乙');
});

test('a label is the sum, unless another is given', () => {
  expect([labelAt(spec, 0), labelAt({ ...spec, labels: ['2 / 1'] }, 0)]).toEqual(['3', '2 / 1']);
});

test('arrow keys walk over the places and stop at both ends', () => {
  expect(movedBy('ArrowRight', -1, 3)).toBe(0);
  expect(movedBy('ArrowDown', 2, 3)).toBe(2);
  expect(movedBy('ArrowLeft', -1, 3)).toBe(2);
  expect(movedBy('ArrowUp', 0, 3)).toBe(0);
  expect([movedBy('Home', 2, 3), movedBy('End', 0, 3)]).toEqual([0, 2]);
  expect([movedBy('a', 0, 3), movedBy('ArrowRight', -1, 0)]).toEqual([undefined, undefined]);
});

test('lying bars make a chart as high as they are many', () => {
  expect(heightOf({ kind: 'bars', places: Array<string>(20).fill('') })).toBeGreaterThan(600);
  expect(heightOf({ kind: 'columns', places: Array<string>(20).fill('') })).toBe(280);
});

test('the file of its numbers has the head, the rows and the totals', () => {
  const table = { columns: ['区县', '家数'], rows: [['示范一区', 3]], totals: ['合计', 3] };
  expect(sheetOf(table)).toEqual([
    ['区县', '家数'],
    ['示范一区', 3],
    ['合计', 3]
  ]);
});
