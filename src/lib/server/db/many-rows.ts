/** Statements for many rows at once, of a few fixed numbers of rows, so that each is built and prepared once. */
import { sql, type SQL } from 'drizzle-orm';

/** The largest is far below both engines' limits of parameters. */
const SIZES = [125, 25, 5, 1] as const;

/** Splits a list into parts of the sizes above, in order: a statement each. */
export function* parts<T>(list: readonly T[]): Generator<readonly T[]> {
  let start = 0;
  for (const size of SIZES) {
    for (; list.length - start >= size; start += size) yield list.slice(start, start + size);
  }
}

/** Bare: what a column keeps as text, as JSON, is given as text. */
const placeholder = (place: number): SQL => sql`${sql.placeholder(String(place))}`;

/** For `in`, named by their places in `valuesOfList`. */
export const placeholderList = (length: number): SQL =>
  sql`(${sql.join(
    Array.from({ length }, (_, place) => placeholder(place)),
    sql`, `
  )})`;

/** For rows with these columns, one after the other, named by their places in `valuesOfRows`. */
export const placeholderRows = <C extends string>(rows: number, columns: readonly C[]): Record<C, SQL>[] =>
  Array.from(
    { length: rows },
    (_, row) =>
      Object.fromEntries(
        columns.map((column, index) => [column, placeholder(row * columns.length + index)])
      ) as Record<C, SQL>
  );

/** A list has its places as keys, and costs less than an object with a name each. */
export const valuesOfList = (list: readonly unknown[]): Record<string, unknown> =>
  list as unknown as Record<string, unknown>;

export function valuesOfRows<C extends string>(
  rows: readonly Readonly<Record<C, unknown>>[],
  columns: readonly C[]
): Record<string, unknown> {
  const values: unknown[] = [];
  for (const row of rows) for (const column of columns) values.push(row[column]);
  return valuesOfList(values);
}
