/**
 * What must be known of every table to handle them all alike, read off the schema: keys, what points where, which columns
 * are bytes. The same for both engines, whose schemas are equal. Must not know what any table is for.
 */
import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from './schema/sqlite/index.ts';
import type { Db, Tables } from './store.ts';

export type TableName = keyof Tables;
export type Row = Record<string, unknown>;

export interface TableShape {
  /** as the schema's file calls it */
  name: TableName;
  /** properties of a row: all, in order */
  properties: readonly string[];
  /** of the primary key, in its order */
  key: readonly string[];
  /** that hold bytes */
  bytes: readonly string[];
  /** that point at another table's column */
  references: readonly { property: string; table: TableName; target: string }[];
}

export const TABLE_NAMES = Object.keys(schema) as TableName[];

/** Every table, each after those that it points at. A table may point at itself. */
export const TABLES: readonly TableShape[] = inOrder(TABLE_NAMES.map(shapeOf));

function shapeOf(name: TableName): TableShape {
  const table: SQLiteTable = schema[name];
  const columns = Object.entries(getTableColumns(table) as Record<string, SQLiteColumn>);
  const { primaryKeys, foreignKeys } = getTableConfig(table);
  const own = columns.filter(([, column]) => column.primary).map(([property]) => property);
  const composite = (primaryKeys[0]?.columns ?? []).map((column) => propertyOf(table, column));
  return {
    name,
    properties: columns.map(([property]) => property),
    key: own.length > 0 ? own : composite,
    bytes: columns.filter(([, { dataType }]) => dataType === 'buffer').map(([property]) => property),
    references: foreignKeys.flatMap((key) => {
      const { columns: from, foreignTable, foreignColumns } = key.reference();
      const parent = TABLE_NAMES.find((each) => getTableName(schema[each]) === getTableName(foreignTable));
      if (parent === undefined) throw new Error(`${name} points outside the schema`);
      return from.map((column, i) => ({
        property: propertyOf(table, column),
        table: parent,
        target: propertyOf(foreignTable, foreignColumns[i] as SQLiteColumn)
      }));
    })
  };
}

/** The property of a row that holds a column. */
export function propertyOf(table: SQLiteTable, column: SQLiteColumn): string {
  const found = Object.entries(getTableColumns(table)).find(([, each]) => each.name === column.name);
  if (!found) throw new Error(`${column.name} is no column of ${getTableName(table)}`);
  return found[0];
}

function inOrder(shapes: readonly TableShape[]): TableShape[] {
  const order: TableShape[] = [];
  const rest = new Set(shapes);
  while (rest.size > 0) {
    const isFree = ({ name, references }: TableShape): boolean =>
      references.every(({ table }) => table === name || order.some((each) => each.name === table));
    const next = [...rest].filter(isFree);
    if (next.length === 0) throw new Error('tables that point at each other in a circle');
    for (const shape of next) {
      order.push(shape);
      rest.delete(shape);
    }
  }
  return order;
}

/** All rows of a table in the order of its key, a page at a time. */
export async function* pagesOf(
  db: Db,
  { name, key }: Pick<TableShape, 'name' | 'key'>,
  size: number
): AsyncGenerator<Row[]> {
  const table: SQLiteTable = db.t[name];
  const columns = getTableColumns(table) as Record<string, SQLiteColumn>;
  const keyColumns = key.map((property) => columns[property] as SQLiteColumn);
  const keyList = sql.join(keyColumns, sql`, `);
  let after: SQL | undefined;
  for (;;) {
    const page = (await db.orm
      .select()
      .from(table)
      .where(after)
      .orderBy(...keyColumns)
      .limit(size)) as Row[];
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < size) return;
    const values = key.map((property) => sql`${last[property]}`);
    after = sql`(${keyList}) > (${sql.join(values, sql`, `)})`;
  }
}
