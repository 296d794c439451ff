/** Migrating a file that holds data: nothing is lost when tables are rebuilt, and a copy of before is there. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as drizzleMigrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '#lib/server/db/migrate.ts';
import { open } from '#lib/server/db/open.ts';
import { sqliteDb } from '#lib/server/db/sqlite.ts';
import { knownMigrations, migrationsFolder } from '#lib/server/db/version.ts';
import { ENGINE, freshUrl, type FreshDatabase } from './support/engines.ts';
import { allRows, genericRows, insertGenericRows } from './support/generic-rows.ts';
import { refusalOf } from './support/refusals.ts';

/** Tables at which others point, and which point at others or at themselves. */
const PARENTS = ['authority', 'user_account', 'round', 'panel', 'participant', 'sheet', 'audit'];
const REBUILD_PARENT = `create table p2 (id text primary key); insert into p2 select * from parent;
  drop table parent; alter table p2 rename to parent`
  .split(';')
  .join('\n--> statement-breakpoint\n');
const ORIGINAL = migrationsFolder('sqlite');

describe.runIf(ENGINE === 'sqlite')('a SQLite file', () => {
  let database: FreshDatabase;
  let file: string;
  let later: string;

  beforeEach(async () => {
    database = await freshUrl();
    file = fileURLToPath(database.url);
    later = join(database.folder, 'migrations');
    cpSync(ORIGINAL, later, { recursive: true });
  });
  afterEach(() => database.drop());

  /** Our migrations and one more. */
  function addMigration(tag: string, sql: string): void {
    const journal = join(later, 'meta/_journal.json');
    const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as {
      entries: { when: number; idx: number }[];
    };
    const last = entries.at(-1)!;
    const entry = { ...last, idx: last.idx + 1, when: last.when + 1000, tag };
    writeFileSync(journal, JSON.stringify({ ...rest, entries: [...entries, entry] }));
    writeFileSync(join(later, `${tag}.sql`), sql);
  }

  /** As drizzle-kit writes it when a column of each changes. */
  function rebuildOf(tables: readonly string[]): string {
    const connection = new Sqlite(file, { readonly: true });
    const statements = ['PRAGMA foreign_keys=OFF;'];
    for (const table of tables) {
      const made = connection
        .prepare(
          'select type, sql from sqlite_master where tbl_name = ? and sql is not null order by type desc'
        )
        .all(table) as { type: string; sql: string }[];
      const create = made.find(({ type }) => type === 'table')!.sql;
      statements.push(
        create.replace(`CREATE TABLE \`${table}\``, `CREATE TABLE \`__new_${table}\``),
        `INSERT INTO \`__new_${table}\` SELECT * FROM \`${table}\`;`,
        `DROP TABLE \`${table}\`;`,
        `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\`;`,
        ...made.filter(({ type }) => type === 'index').map(({ sql }) => sql)
      );
    }
    connection.close();
    statements.push('PRAGMA foreign_keys=ON;');
    return statements.join('\n--> statement-breakpoint\n');
  }

  async function fill(): Promise<void> {
    const store = await open(database.url);
    await store.tx((db) => insertGenericRows(db, genericRows()));
    await store.close();
  }

  const readAll = async (path = file) => {
    const connection = new Sqlite(path, { readonly: true });
    try {
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(connection.pragma('foreign_key_check')).toEqual([]);
      return await allRows(sqliteDb(connection));
    } finally {
      connection.close();
    }
  };

  const contents = (): string[] =>
    readdirSync(database.folder)
      .filter((name) => !/-(wal|shm)$/.test(name))
      .sort();

  test('keeps every row of every table when the tables they point at are rebuilt', async () => {
    await migrate(database.url);
    await fill();
    const before = await readAll();
    for (const rows of before.values()) expect(rows).toHaveLength(3);
    expect(before).toEqual(genericRows());
    addMigration('0001_rebuild', rebuildOf(PARENTS));

    const { applied, backup } = await migrate(database.url, { migrations: later });

    expect(applied).toEqual(['0001_rebuild']);
    expect(await readAll()).toEqual(before);
    expect(backup).toMatch(/store\.sqlite\.before-0001_rebuild-\d{8}T\d{6}Z$/);
    expect(await readAll(backup!)).toEqual(before);
    expect(contents().filter((name) => name.includes('.part'))).toEqual([]);
    const copy = new Sqlite(backup!);
    expect(copy.prepare('select count(*) from __drizzle_migrations').pluck().get()).toBe(
      knownMigrations(ORIGINAL).length
    );
    copy.close();
    expect(await migrate(database.url, { migrations: later })).toEqual({ applied: [], backup: null });
  });

  /** By drizzle's own migrator, on a connection as ours are. */
  function migrateNaively(): void {
    const connection = new Sqlite(file);
    connection.pragma('foreign_keys = ON');
    try {
      drizzleMigrate(drizzle(connection), { migrationsFolder: later });
    } finally {
      connection.close();
    }
  }

  test('would not get through by drizzle’s own way', async () => {
    await migrate(database.url);
    await fill();
    addMigration('0001_rebuild', rebuildOf(PARENTS));
    expect(migrateNaively).toThrow(
      expect.objectContaining({
        cause: expect.objectContaining({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }) as unknown
      })
    );
  });

  test('loses no child where the rule is to delete along; by drizzle’s own way it would', async () => {
    await migrate(database.url);
    const connection = new Sqlite(file);
    connection.exec(`create table parent (id text primary key); insert into parent values ('a');
      create table child (parent text references parent on delete cascade); insert into child values ('a')`);
    const children = (): unknown => connection.prepare('select count(*) from child').pluck().get();
    addMigration('0001_rebuild', REBUILD_PARENT);
    await migrate(database.url, { migrations: later });
    expect(children()).toBe(1);
    addMigration('0002_again', REBUILD_PARENT);
    migrateNaively();
    expect(children()).toBe(0);
    connection.close();
  });

  test.for([
    [
      'stops at a statement',
      'update authority set name = name || 1;\n--> statement-breakpoint\ninsert into nowhere values (1);'
    ],
    [
      'leaves rows that point nowhere',
      `update authority set name = name || 1;\n--> statement-breakpoint\ndelete from user_account;`
    ]
  ] as const)('stays as it was when a migration %s', async ([, sql]) => {
    await migrate(database.url);
    await fill();
    const before = await readAll();
    addMigration('0001_bad', sql);
    await expect(migrate(database.url, { migrations: later })).rejects.toThrow();
    expect(await readAll()).toEqual(before);
    const store = await open(database.url); // not newer than the program
    await store.close();
  });

  test('is told which tables point nowhere', async () => {
    await migrate(database.url);
    await fill();
    addMigration('0001_bad', 'delete from user_account;');
    const { code, detail } = await refusalOf(migrate(database.url, { migrations: later }));
    expect({ code, reason: (detail as { reason: string }).reason }).toEqual({
      code: 'store-damaged',
      reason: expect.stringContaining('session → user_account') as string
    });
  });

  test('makes no copy of what is empty', async () => {
    const there = ['migrations', 'store.sqlite', 'store.sqlite.holder.json', 'store.sqlite.lock'];
    expect(await migrate(database.url)).toEqual({
      applied: knownMigrations(ORIGINAL).map(({ tag }) => tag),
      backup: null
    });
    expect(contents()).toEqual(there);
    expect(await migrate(database.url)).toEqual({ applied: [], backup: null });
    expect(contents()).toEqual(there);
  });

  test('is made with its folders', async () => {
    const url = `file:${join(database.folder, 'a/b/store.sqlite')}`;
    await migrate(url);
    await (await open(url)).close();
  });

  test('is refused where no file can be', async () => {
    writeFileSync(join(database.folder, 'file'), '');
    mkdirSync(join(database.folder, 'folder'));
    for (const path of ['file/store.sqlite', 'folder']) {
      expect((await refusalOf(migrate(`file:${join(database.folder, path)}`))).code).toBe(
        'store-unreachable'
      );
    }
  });

  test('of someone else is not touched', async () => {
    const connection = new Sqlite(file);
    connection.exec('create table theirs (a)');
    connection.close();
    const bytes = readFileSync(file);
    expect((await refusalOf(migrate(database.url))).code).toBe('store-foreign');
    expect((await refusalOf(open(database.url))).code).toBe('store-foreign');
    expect(readFileSync(file)).toEqual(bytes);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('that is no database is not touched', async () => {
    writeFileSync(file, 'name,points\n');
    appendFileSync(file, '一,90\n'.repeat(200));
    const bytes = readFileSync(file);
    expect((await refusalOf(migrate(database.url))).code).toBe('store-damaged');
    expect((await refusalOf(open(database.url))).code).toBe('store-damaged');
    expect(readFileSync(file)).toEqual(bytes);
  });
});
