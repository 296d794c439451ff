/**
 * A list of rows under a head, in any order of columns, each known by one of its names. Whether what stands in a cell is
 * right is not decided here. Must not know what the list is about.
 */
import { decode } from './decode.ts';
import type { CsvFault, Read } from './fault.ts';
import { readRecords, type CsvRecord } from './records.ts';

export interface Column<K extends string> {
  key: K;
  /** as heads have it, in every language; the first is what a template shows */
  names: readonly string[];
  isRequired: boolean;
  /** as people write it → as it is kept; what it does not understand stays as it was written */
  tidy?: (cell: string) => string;
}

export interface Row<K extends string> {
  line: number;
  /** without the empty ones */
  cells: Partial<Record<K, string>>;
  /** cells beyond the last column of the head that hold something: a comma that should have stood in quotes */
  surplus: number;
}

export interface Table<K extends string> {
  rows: Row<K>[];
  /** heads that say nothing to us, as they were written */
  unknown: string[];
}

export function readTable<K extends string>(
  bytes: Uint8Array,
  columns: readonly Column<K>[],
  most: number
): Read<Table<K>> {
  const text = decode(bytes);
  if (!text.ok) return text;
  const read = readRecords(text.value, most);
  if (!read.ok) return read;
  const [head, ...records] = read.value;
  if (!head) return { ok: false, faults: [{ code: 'empty' }] };
  const { places, unknown, faults } = readHead(head.cells, columns);
  if (faults.length > 0) return { ok: false, faults };
  if (records.length === 0) return { ok: false, faults: [{ code: 'no-rows' }] };
  const width = head.cells.length;
  return { ok: true, value: { rows: records.map((each) => readRow(each, places, width)), unknown } };
}

type Places<K extends string> = ReadonlyMap<number, Column<K>>;

function readHead<K extends string>(heads: readonly string[], columns: readonly Column<K>[]) {
  const places = new Map<number, Column<K>>();
  const unknown: string[] = [];
  const faults: CsvFault[] = [];
  for (const [place, head] of heads.entries()) {
    if (head.trim() === '') continue;
    const name = folded(head);
    const column = columns.find(({ names }) => names.some((each) => folded(each) === name));
    if (!column) unknown.push(tidied(head));
    else if ([...places.values()].includes(column)) {
      faults.push({ code: 'column-repeated', column: column.key, header: tidied(head) });
    } else places.set(place, column);
  }
  const there = [...places.values()];
  for (const column of columns) {
    if (column.isRequired && !there.includes(column))
      faults.push({ code: 'column-missing', column: column.key });
  }
  return { places, unknown, faults };
}

/** Case, width, spaces, and what stands in brackets or after an asterisk do not matter in a head. */
const folded = (head: string): string =>
  head
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)|[\s*_:-]/g, '');

function readRow<K extends string>({ line, cells }: CsvRecord, places: Places<K>, width: number): Row<K> {
  const row: Row<K> = { line, cells: {}, surplus: 0 };
  for (const [place, cell] of cells.entries()) {
    const text = tidied(cell);
    if (text === '') continue;
    const column = places.get(place);
    if (column) row.cells[column.key] = column.tidy?.(text) ?? text;
    else if (place >= width) row.surplus++;
  }
  return row;
}

/** Our own csv puts an apostrophe before what a spreadsheet would run (lib/ui/csv.ts). */
const ESCAPED = /^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

/** One line, without the white space around it; text stays text, whatever a spreadsheet would make of it. */
const tidied = (cell: string): string =>
  cell.replace(ESCAPED, '').normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
