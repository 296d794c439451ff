/** Writes what a batch of changes leaves behind, many rows a statement. Must not know why a change is taken or not. */
import { eq, sql } from 'drizzle-orm';
import type { ChangeRow, ChangingSheet, WrittenRow } from './changing-sheet.ts';
import { parts, placeholderRows, valuesOfRows } from './db/many-rows.ts';
import type { Db } from './db/store.ts';

/** In the order of the links: a sheet's chain, its rows as they are at the end, its head. */
export async function writeChanges(db: Db, sheets: readonly ChangingSheet[]): Promise<void> {
  for (const rows of parts(sheets.flatMap(({ links }) => links))) await insertChanges(db, rows);
  for (const rows of parts(sheets.flatMap(({ written }) => [...written.values()]))) {
    await writeEntries(db, rows);
  }
  for (const { links } of sheets) {
    const last = links.at(-1);
    if (last) await moveHead(db, last);
  }
}

const CHANGE = [
  'id',
  'sheet',
  'step',
  'edition',
  'criterion',
  'input',
  'baseRevision',
  'revision',
  'outcome',
  'points',
  'user',
  'deviceAt',
  'at',
  'hash'
] as const satisfies readonly (keyof ChangeRow)[];

const insertChanges = (db: Db, rows: readonly ChangeRow[]): Promise<unknown> =>
  db.prepared(`change:insert:${rows.length}`, (orm, { entryChange }) =>
    orm.insert(entryChange).values(placeholderRows(rows.length, CHANGE))
  )(
    valuesOfRows(
      rows.map((row) => ({ ...row, input: JSON.stringify(row.input) })),
      CHANGE
    )
  );

const ENTRY = ['sheet', 'criterion', 'input', 'points', 'revision', 'change'] as const;

const writeEntries = (db: Db, rows: readonly WrittenRow[]): Promise<unknown> =>
  db.prepared(`entry:write:${rows.length}`, (orm, { entry }) =>
    orm
      .insert(entry)
      .values(placeholderRows(rows.length, ENTRY))
      .onConflictDoUpdate({
        target: [entry.sheet, entry.criterion],
        set: {
          input: sql`excluded.input`,
          points: sql`excluded.points`,
          revision: sql`excluded.revision`,
          change: sql`excluded.change_id`
        }
      })
  )(
    valuesOfRows(
      rows.map(({ text: input, ...row }) => ({ ...row, input })),
      ENTRY
    )
  );

const moveHead = (db: Db, { sheet, step, hash }: ChangeRow): Promise<unknown> =>
  db.prepared('sheet:head', (orm, t) =>
    orm
      .update(t.sheet)
      .set({ changes: sql`${sql.placeholder('step')}`, head: sql`${sql.placeholder('hash')}` })
      .where(eq(t.sheet.id, sql.placeholder('sheet')))
  )({ step, hash, sheet });
