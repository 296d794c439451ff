/** Rows as lines of JSON, the same for both engines: bytes as {"$bytes": base64}, everything else as it is. */
import type { Db } from '../db/store.ts';
import { pagesOf, TABLES, type Row, type TableShape } from '../db/tables.ts';
import { LEFT_OUT } from './manifest.ts';

const PAGE = 200;

/** In the order in which they can be written back. */
export const TRAVELLING: readonly TableShape[] = TABLES.filter(({ name }) => LEFT_OUT[name] === undefined);

/** A table's lines, a page of rows at a time, each page one piece of the file. */
export async function* linesOf(db: Db, shape: TableShape): AsyncGenerator<{ rows: number; bytes: Buffer }> {
  for await (const page of pagesOf(db, shape, PAGE)) {
    const text = page.map((row) => `${JSON.stringify(outward(row, shape))}\n`).join('');
    yield { rows: page.length, bytes: Buffer.from(text) };
  }
}

function outward(row: Row, { bytes }: TableShape): Row {
  if (bytes.length === 0) return row;
  const out = { ...row };
  for (const property of bytes) {
    const held = row[property];
    if (held instanceof Uint8Array) out[property] = { $bytes: Buffer.from(held).toString('base64') };
  }
  return out;
}

const LINE_END = 10;

/** By the byte: what reads lines of text breaks them at U+2028 too, which JSON does not escape. */
export async function* linesIn(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(LINE_END); end !== -1; end = piece.indexOf(LINE_END, start)) {
      yield Buffer.concat([...begun, piece.subarray(start, end)]).toString();
      begun = [];
      start = end + 1;
    }
    if (start < piece.length) begun.push(piece.subarray(start));
  }
  if (begun.length > 0) yield Buffer.concat(begun).toString();
}

/** @throws Error where a line is no row of the table */
export function readRow(line: string, { properties, bytes }: TableShape): Row {
  const row: unknown = JSON.parse(line);
  if (typeof row !== 'object' || row === null) throw new Error('no row');
  const found = Object.keys(row);
  if (found.length !== properties.length || !properties.every((property) => Object.hasOwn(row, property))) {
    throw new Error(`columns ${found.join(', ')}`);
  }
  const back = row as Row;
  for (const property of bytes) {
    const held = back[property] as { $bytes: string } | null;
    if (held !== null) back[property] = Buffer.from(held.$bytes, 'base64');
  }
  return back;
}
