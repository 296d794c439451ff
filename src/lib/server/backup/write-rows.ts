/**
 * The rows and contents of an archive, into a store without a row. Must not know: where the store is, what becomes of it
 * afterwards.
 */
import { eq, getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Contents } from '../contents.ts';
import type { Db } from '../db/store.ts';
import { TABLES, type Row, type TableShape } from '../db/tables.ts';
import { sha256 } from '../digest.ts';
import { refuse } from '../refusal.ts';
import { MANIFEST } from './manifest.ts';
import { readArchive, type ArchiveEntry } from './read-archive.ts';
import { linesIn, readRow, TRAVELLING } from './rows.ts';
import { damaged } from './verify-archive.ts';

/** Rows per statement. */
const BATCH = 100;

/** @throws Refusal store-not-empty, backup-damaged */
export async function writeRows(db: Db, file: string, contents: Contents): Promise<void> {
  for (const { name } of TABLES) {
    const [row] = await db.orm
      .select()
      .from(db.t[name] as SQLiteTable)
      .limit(1);
    if (row) refuse('store-not-empty', { store: db.engine });
  }
  const now = Date.now();
  const later: SelfReference[] = [];
  const shapes = new Map(TRAVELLING.map((shape) => [`tables/${shape.name}.jsonl`, shape]));
  await readArchive(file, async (entry) => {
    const shape = shapes.get(entry.name);
    if (shape) await writeTable(db, shape, entry, later);
    else if (entry.name === MANIFEST) await allOf(entry);
    else {
      const bytes = await allOf(entry);
      if (`contents/${sha256(bytes)}` !== entry.name) damaged(entry.name, 'changed since it was verified');
      await contents.put(db, bytes, now);
    }
  });
  for (const { shape, row } of later) await setReferences(db, shape, row);
}

interface SelfReference {
  shape: TableShape;
  row: Row;
}

/** Rows that point at their own table are written without, since they may come before what they point at. */
async function writeTable(
  db: Db,
  shape: TableShape,
  entry: ArchiveEntry,
  later: SelfReference[]
): Promise<void> {
  const own = ownReferences(shape);
  const table: SQLiteTable = db.t[shape.name];
  let batch: Row[] = [];
  const insert = async (): Promise<void> => {
    if (batch.length > 0) await db.orm.insert(table).values(batch);
    batch = [];
  };
  for await (const line of linesIn(entry.pieces)) {
    const row = read(line, shape, entry.name);
    if (own.some((property) => row[property] !== null)) {
      later.push({ shape, row: { ...row } });
      for (const property of own) row[property] = null;
    }
    batch.push(row);
    if (batch.length >= BATCH) await insert();
  }
  await insert();
}

const ownReferences = ({ name, references }: TableShape): string[] =>
  references.filter(({ table }) => table === name).map(({ property }) => property);

async function setReferences(db: Db, shape: TableShape, row: Row): Promise<void> {
  const table: SQLiteTable = db.t[shape.name];
  const columns = getTableColumns(table) as Record<string, SQLiteColumn>;
  const [key = ''] = shape.key;
  const values = Object.fromEntries(ownReferences(shape).map((property) => [property, row[property]]));
  await db.orm
    .update(table)
    .set(values)
    .where(eq(columns[key] as SQLiteColumn, row[key]));
}

function read(line: string, shape: TableShape, part: string): Row {
  try {
    return readRow(line, shape);
  } catch (error) {
    return damaged(part, (error as Error).message);
  }
}

async function allOf({ pieces }: ArchiveEntry): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
