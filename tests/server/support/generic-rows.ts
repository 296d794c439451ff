/** Rows for every table, made from the schema alone: whatever a table is for, its values fit its columns and its keys. */
import { getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { TABLES, type Row, type TableName, type TableShape } from '#lib/server/db/tables.ts';
import * as schema from '#lib/server/db/schema/sqlite/index.ts';
import type { Db } from '#lib/server/db/store.ts';

/**
 * In the order in which they can be inserted. Row i points at row i of each parent, and in its own table at the next row,
 * so that the order of keys is the wrong order there. What may be null is null in the last row.
 */
export function genericRows(perTable = 3): Map<TableName, Row[]> {
  const all = new Map<TableName, Row[]>();
  for (const shape of TABLES) {
    all.set(
      shape.name,
      Array.from({ length: perTable }, (_, i) => genericRow(shape, i, perTable, all))
    );
  }
  return all;
}

function genericRow(
  { name, key, references }: TableShape,
  i: number,
  perTable: number,
  before: Map<TableName, Row[]>
): Row {
  const columns = getTableColumns(schema[name] as SQLiteTable) as Record<string, SQLiteColumn>;
  const row: Row = {};
  const isLast = i === perTable - 1;
  for (const [property, column] of Object.entries(columns)) {
    row[property] = isLast && !column.notNull ? null : valueFor(column, name, property, i);
  }
  for (const { property, table, target } of references) {
    if (row[property] === null) continue;
    row[property] =
      table === name ? valueFor(columns[key[0]!]!, name, target, i + 1) : before.get(table)![i]![target];
  }
  return row;
}

function valueFor(column: SQLiteColumn, table: string, property: string, i: number): unknown {
  const place = `${table}.${property}.${i}`;
  switch (column.dataType) {
    case 'string':
      return `${place} 技能𠮷'"\\\n`;
    case 'number':
    case 'custom': // a number that is a key
      return 2 ** 41 + i; // instants do not fit in 32 bits
    case 'boolean':
      return i % 2 === 0;
    case 'json':
      return { z: place, a: [1.5, -0.25, null, true, '"'], '1': {}, 二: `\u2028${i}` };
    case 'buffer':
      return Buffer.from([0, 255, i, ...Buffer.from(place)]);
    default:
      throw new Error(`no value for ${column.dataType}`);
  }
}

/** A statement per table: what points at the table itself is checked at its end. */
export async function insertGenericRows(db: Db, rows: Map<TableName, Row[]>): Promise<void> {
  for (const [name, list] of rows) await db.orm.insert(db.t[name]).values(list);
}

/** Every row of every table, in the order of the keys. */
export async function allRows(db: Db): Promise<Map<TableName, Row[]>> {
  const all = new Map<TableName, Row[]>();
  for (const { name, key } of TABLES) {
    const columns = getTableColumns(db.t[name] as SQLiteTable) as Record<string, SQLiteColumn>;
    const order = key.map((property) => columns[property]!);
    all.set(
      name,
      await db.orm
        .select()
        .from(db.t[name] as SQLiteTable)
        .orderBy(...order)
    );
  }
  return all;
}
