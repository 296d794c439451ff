/** Finding a part of a text the same way on both engines: SQLite's `like` folds ASCII letters, PostgreSQL's folds none. */
import { or, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** Whether any of the columns contains the text; undefined, which filters nothing, for an empty one. */
export function contains(text: string, ...columns: SQLiteColumn[]): SQL | undefined {
  if (text === '') return undefined;
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return or(...columns.map((column) => sql`lower(${column}) like ${pattern} escape '\\'`));
}
