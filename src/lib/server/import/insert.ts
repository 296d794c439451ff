/** Many rows at once, noted for the audit chain. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { ObjectKind } from '../audit/objects.ts';
import type { ActContext } from '../service.ts';

/** Rows per statement: both engines limit the parameters of one. */
const CHUNK = 400;

export async function insertRows<T extends SQLiteTable>(
  { db: { orm } }: Pick<ActContext, 'db'>,
  table: T,
  rows: readonly T['$inferInsert'][]
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await orm.insert(table).values(rows.slice(start, start + CHUNK));
  }
}

/** @param rows each an object of its own */
export async function insertObjects<T extends SQLiteTable>(
  context: ActContext,
  kind: ObjectKind,
  table: T,
  rows: readonly (T['$inferInsert'] & { id: string })[]
): Promise<void> {
  await context.touch(kind, ...rows.map(({ id }) => id));
  await insertRows(context, table, rows);
}
