/** The kinds of columns that the schema is written with, on SQLite. columns-postgres.ts has the same names. */
import { blob, customType, integer as int, sqliteTable, text as string } from 'drizzle-orm/sqlite-core';

export {
  index,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- only its other form is
  primaryKey,
  uniqueIndex,
  type AnySQLiteColumn as AnyColumn
} from 'drizzle-orm/sqlite-core';

export const table = sqliteTable;

/** drizzle's own would have the engine number the rows of a key that was left out, which PostgreSQL does not. */
const givenNumber = customType<{ data: number; driverData: number }>({ dataType: () => 'integer' });

/** Text ordered by code point. */
export const text = (name = '') => string(name);
export const choice = <T extends string>(name = '') => string(name).$type<T>();
/** Made by the program or given by people; never reused. */
export const id = (name = '') => string(name);
/** A calendar date, as 2026-06-30. */
export const date = (name = '') => string(name);
/** A value as JSON text. */
export const json = <T>(name = '') => string(name, { mode: 'json' }).$type<T>();
/** A key that is a number, always given by the program. */
export const ordinal = (name = '') => givenNumber(name);
export const integer = (name = '') => int(name);
/** Hundredths of points. */
export const points = (name = '') => int(name);
/** Ten-thousandths of a unit: people, 万元, ㎡. */
export const amount = (name = '') => int(name);
/** Milliseconds of UTC since 1970. */
export const instant = (name = '') => int(name);
export const bool = (name = '') => int(name, { mode: 'boolean' });
export const bytes = (name = '') => blob(name, { mode: 'buffer' });
