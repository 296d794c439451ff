/** The two schemas are one: equal rows for whoever writes queries, equal tables for whoever looks into the database. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns } from 'drizzle-orm';
import { getTableConfig as postgresConfig, type PgTable } from 'drizzle-orm/pg-core';
import { getTableConfig as sqliteConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as drizzleKit from 'drizzle-kit/api';
import { describe, expect, test } from 'vitest';
import * as postgres from '#lib/server/db/schema/postgres/index.ts';
import * as sqlite from '#lib/server/db/schema/sqlite/index.ts';
import { TABLE_NAMES, TABLES } from '#lib/server/db/tables.ts';
import { knownMigrations, migrationsFolder } from '#lib/server/db/version.ts';

/** Its own types do not resolve. */
const kit = drizzleKit as unknown as {
  generateSQLiteDrizzleJson(schema: object): Promise<object>;
  generateSQLiteMigration(before: object, now: object): Promise<string[]>;
  generateDrizzleJson(schema: object): object;
  generateMigration(before: object, now: object): Promise<string[]>;
};

type Sqlite = typeof sqlite;
type Postgres = typeof postgres;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** For every table true, or the compiler stops at its name. */
type SameRows = {
  [N in keyof (Sqlite & Postgres)]: N extends keyof Sqlite
    ? N extends keyof Postgres
      ? Same<Sqlite[N]['$inferSelect'], Postgres[N]['$inferSelect']> &
          Same<Sqlite[N]['$inferInsert'], Postgres[N]['$inferInsert']>
      : false
    : false;
};
const AGREED = Object.fromEntries(TABLE_NAMES.map((name) => [name, true])) as Record<keyof Sqlite, true>;
AGREED satisfies SameRows;

test('both schemas have the same tables', () => {
  expect(Object.keys(postgres)).toEqual(Object.keys(sqlite));
  expect(TABLES.map(({ name }) => name).sort()).toEqual(Object.keys(sqlite).sort());
});

describe.each(TABLE_NAMES)('%s', (name) => {
  const ours = sqliteConfig(sqlite[name] as SQLiteTable);
  const theirs = postgresConfig(postgres[name] as PgTable);

  test('has the same name, columns and properties on both engines', () => {
    expect(theirs.name).toBe(ours.name);
    const told = (
      columns: Record<string, { name: string; notNull: boolean; primary: boolean; hasDefault: boolean }>
    ) =>
      Object.entries(columns).map(([property, { name: column, notNull, primary, hasDefault }]) => ({
        property,
        column,
        notNull,
        primary,
        hasDefault
      }));
    expect(told(getTableColumns(postgres[name] as PgTable))).toEqual(
      told(getTableColumns(sqlite[name] as SQLiteTable))
    );
  });

  test('has the same primary key, of columns that are never null', () => {
    const told = (keys: readonly { columns: readonly { name: string; notNull: boolean }[] }[]) =>
      keys.map(({ columns }) => columns.map(({ name: column, notNull }) => ({ column, notNull })));
    expect(told(theirs.primaryKeys)).toEqual(told(ours.primaryKeys));
    expect(told(ours.primaryKeys).flat()).not.toContainEqual(expect.objectContaining({ notNull: false }));
    expect(TABLES.find((each) => each.name === name)?.key).not.toEqual([]);
  });

  test('has the same indexes', () => {
    const told = (
      indexes: readonly { config: { name?: string; unique: boolean; columns: readonly unknown[] } }[]
    ) =>
      indexes.map(({ config: { name: index, unique, columns } }) => ({
        index,
        unique,
        columns: columns.map((column) => (column as { name: string }).name)
      }));
    expect(told(theirs.indexes)).toEqual(told(ours.indexes));
  });

  test('points at the same columns, and deletes nothing with them', () => {
    interface Key {
      getName(): string;
      onDelete?: string | undefined;
      onUpdate?: string | undefined;
      reference(): { columns: readonly { name: string }[]; foreignColumns: readonly { name: string }[] };
    }
    const told = (keys: readonly Key[]) =>
      keys.map((key) => {
        const { columns, foreignColumns } = key.reference();
        return {
          name: key.getName(),
          from: columns.map((column) => column.name),
          to: foreignColumns.map((column) => column.name),
          rules: [key.onDelete ?? 'no action', key.onUpdate ?? 'no action']
        };
      });
    expect(told(theirs.foreignKeys)).toEqual(told(ours.foreignKeys));
    for (const { rules } of told(ours.foreignKeys)) expect(rules).toEqual(['no action', 'no action']);
  });
});

describe('the migrations are those of the schema', () => {
  const lastSnapshot = (engine: 'sqlite' | 'postgres'): object => {
    const folder = migrationsFolder(engine);
    const number = knownMigrations(folder).at(-1)!.tag.slice(0, 4);
    return JSON.parse(readFileSync(join(folder, `meta/${number}_snapshot.json`), 'utf8')) as object;
  };

  test('on SQLite', async () => {
    const now = await kit.generateSQLiteDrizzleJson(sqlite);
    expect(await kit.generateSQLiteMigration(lastSnapshot('sqlite'), now)).toEqual([]);
  });

  test('on PostgreSQL', async () => {
    const now = kit.generateDrizzleJson(postgres);
    expect(await kit.generateMigration(lastSnapshot('postgres'), now)).toEqual([]);
  });

  test('and have the same names', () => {
    const tags = (engine: 'sqlite' | 'postgres') =>
      knownMigrations(migrationsFolder(engine)).map(({ tag }) => tag);
    expect(tags('postgres')).toEqual(tags('sqlite'));
  });
});
