/** The kinds of columns that the schema is written with, on PostgreSQL. columns-sqlite.ts has the same names. */
import { bigint, boolean, customType, pgTable } from 'drizzle-orm/pg-core';

export {
  index,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- only its other form is
  primaryKey,
  uniqueIndex,
  type AnyPgColumn as AnyColumn
} from 'drizzle-orm/pg-core';

export const table = pgTable;

/** The collation of SQLite's own texts: lists have the same order on both engines, whatever the cluster's language. */
const string = customType<{ data: string; driverData: string }>({ dataType: () => 'text collate "C"' });
/** As text, not jsonb: the same bytes on both engines, and numbers as they were written. */
const jsonText = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value) as unknown
});
const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
/** Beyond 2^31 too: instants do not fit otherwise. */
const int = (name: string) => bigint(name, { mode: 'number' });

/** Text ordered by code point. */
export const text = (name = '') => string(name);
export const choice = <T extends string>(name = '') => string(name).$type<T>();
/** Made by the program or given by people; never reused. */
export const id = (name = '') => string(name);
/** A calendar date, as 2026-06-30. */
export const date = (name = '') => string(name);
/** A value as JSON text. */
export const json = <T>(name = '') => jsonText(name).$type<T>();
/** A key that is a number, always given by the program. */
export const ordinal = (name = '') => int(name);
export const integer = (name = '') => int(name);
/** Hundredths of points. */
export const points = (name = '') => int(name);
/** Ten-thousandths of a unit: people, 万元, ㎡. */
export const amount = (name = '') => int(name);
/** Milliseconds of UTC since 1970. */
export const instant = (name = '') => int(name);
export const bool = (name = '') => boolean(name);
export const bytes = (name = '') => bytea(name);
