/**
 * What a chart shows, as plain data: bars, columns or dots over named places, with lines through them. Pure. Must not know
 * how it is drawn, nor what the numbers mean.
 */

/** A colour by its part in the page; the grades' are those of their tags, the last one hatched; `ground`: what is not there. */
export type ChartTone = 'accent' | 'quiet' | 'ground' | 'best' | 'middle' | 'last' | 'open';

export interface ChartSeries {
  label: string;
  tone: ChartTone;
  /** by place; null: nothing there */
  values: readonly (number | null)[];
}

export interface ChartLine {
  /** on the values' axis, or, in a histogram, on the axis of its intervals */
  at: number;
  label: string;
  /** a threshold is dashed, a limit solid */
  kind: 'threshold' | 'limit';
}

export interface ChartSpec {
  /** bars lie, columns stand, dots stand where a bar would end */
  kind: 'bars' | 'columns' | 'dots';
  /** the places: studios, districts, intervals */
  places: readonly string[];
  series: readonly ChartSeries[];
  isStacked?: boolean;
  /** a histogram: one more than places, evenly apart; the columns then stand between them */
  edges?: readonly number[];
  lines?: readonly ChartLine[];
  /** at the end of each bar; without them, the sum of its values */
  labels?: readonly string[];
  /** what is said of each place, where its values alone do not say it */
  says?: readonly string[];
  /** where each place leads to */
  links?: readonly (string | null)[];
  /** after a value in words, as 家 */
  unit?: string;
  /** of the values' axis, where it shall not follow from them */
  range?: { from: number; to: number };
  /** of the values' axis: decimals of its figures */
  decimals?: number;
}

export interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
  /** below the rows */
  totals?: readonly (string | number | null)[];
  /** by row: where its first cell leads to */
  links?: readonly (string | null)[];
}

/** All that a panel needs (ChartPanel.svelte), as a page's load makes it. */
export interface ChartView {
  /** the finding */
  title: string;
  /** what is measured */
  measure: string;
  table: ChartTable;
  chart: ChartSpec | null;
  /** of the downloads, without ending */
  fileName: string;
}

export const figure = (value: number, { decimals }: Pick<ChartSpec, 'decimals'>): string =>
  decimals === undefined ? String(value) : value.toFixed(decimals);

/** The whole of a place, as long as its bar is. */
export function sumAt({ series }: Pick<ChartSpec, 'series'>, place: number): number {
  let sum = 0;
  for (const { values } of series) sum += values[place] ?? 0;
  return sum;
}

/** The longest bar of a place, where they stand side by side. */
export const highestAt = ({ series }: Pick<ChartSpec, 'series'>, place: number): number =>
  Math.max(0, ...series.map(({ values }) => values[place] ?? 0));

export const labelAt = (spec: ChartSpec, place: number): string =>
  spec.labels?.[place] ?? figure(sumAt(spec, place), spec);

/** One place in words: 示范一区：优秀 2 家，合格 5 家. */
export function describePlace(
  spec: ChartSpec,
  place: number,
  words: { place(name: string, values: readonly string[]): string; none: string }
): string {
  const said = spec.says?.[place];
  if (said !== undefined) return words.place(spec.places[place] ?? '', [said]);
  const unit = spec.unit === undefined ? '' : ` ${spec.unit}`;
  const values = spec.series.flatMap(({ label, values: own }) => {
    const value = own[place];
    if (value === undefined || (value === null && spec.series.length > 1)) return [];
    const amount = value === null ? words.none : `${figure(value, spec)}${unit}`;
    return [spec.series.length === 1 && label === '' ? amount : `${label} ${amount}`];
  });
  return words.place(spec.places[place] ?? '', values);
}

/** Where a key moves the cursor to; −1: there is none yet. Undefined: the key is none of ours. */
export function movedBy(key: string, cursor: number, places: number): number | undefined {
  const last = places - 1;
  if (last < 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(last, cursor + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return cursor < 0 ? last : Math.max(0, cursor - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** A chart of lying bars is as high as it has bars; the others have one height. */
export const heightOf = ({ kind, places }: Pick<ChartSpec, 'kind' | 'places'>): number =>
  kind === 'columns' ? 280 : Math.max(3, places.length) * 30 + 34;

/** What a spreadsheet gets: the table with its head and its totals. */
export const sheetOf = ({ columns, rows, totals }: ChartTable): (readonly (string | number | null)[])[] => [
  columns,
  ...rows,
  ...(totals ? [totals] : [])
];
