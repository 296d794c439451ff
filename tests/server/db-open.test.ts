/** Addresses of stores, and what is said of those that cannot be opened. The same on both engines where it can be. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '#lib/server/db/migrate.ts';
import { open } from '#lib/server/db/open.ts';
import { readUrl } from '#lib/server/db/url.ts';
import { knownMigrations, migrationsFolder } from '#lib/server/db/version.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { ENGINE, freshUrl, type FreshDatabase } from './support/engines.ts';
import { refusalOf } from './support/refusals.ts';

describe('an address', () => {
  test.for([
    ['file:data/a.sqlite', '/here/data/a.sqlite'],
    ['file:/data/a.sqlite', '/data/a.sqlite'],
    ['file:///data/%E5%BA%93.sqlite', '/data/库.sqlite'],
    ['file:库 1.sqlite', '/here/库 1.sqlite']
  ] as const)('%s is %s', ([url, file]) => {
    expect(readUrl(url, '/here')).toEqual({ engine: 'sqlite', file });
  });

  test.for(['postgres://user@host/database', 'postgresql://user:pass@host:5433/database?sslmode=require'])(
    '%s is PostgreSQL',
    (url) => {
      expect(readUrl(url, '/here')).toEqual({ engine: 'postgres' });
    }
  );

  test.for([
    '',
    'data/store.sqlite',
    'mysql://root:geheim@host/db',
    'mysql://root:ge:ge@im/geheim@host/db',
    'postgres://root:ge#heim/geheim@host/db',
    'postgres://host:notaport/db?password=geheim',
    'postgres://',
    'file:',
    'file:a?mode=memory',
    'file:a#b',
    'file:a\0b',
    'file://elsewhere/a',
    'file:///%zz',
    ':memory:'
  ])('%j is refused without its password', async (url) => {
    const refused = await refusalOf(() => readUrl(url, '/here'));
    expect(refused.code).toBe('store-url');
    expect(JSON.stringify(refused.detail)).not.toMatch(/geheim|ge:ge|ge#/);
    expect((await refusalOf(open(url))).code).toBe('store-url');
    expect((await refusalOf(migrate(url))).code).toBe('store-url');
  });
});

describe('a store', () => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await freshUrl();
  });
  afterEach(() => database.drop());

  const run = async (statement: string): Promise<void> => {
    if (ENGINE === 'sqlite') {
      const connection = new Sqlite(fileURLToPath(database.url));
      connection.exec(statement);
      connection.close();
      return;
    }
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  const migrations = ENGINE === 'sqlite' ? '__drizzle_migrations' : 'drizzle.__drizzle_migrations';
  const known = knownMigrations(migrationsFolder(ENGINE));

  test('that was never migrated is outdated', async () => {
    if (ENGINE === 'sqlite') writeFileSync(fileURLToPath(database.url), '');
    const { code, detail } = await refusalOf(open(database.url));
    expect(code).toBe('store-outdated');
    expect(detail).toMatchObject({ pending: known.map(({ tag }) => tag) });
  });

  test('that lacks the last migration is outdated', async () => {
    await migrate(database.url);
    await run(`delete from ${migrations} where created_at = ${known.at(-1)!.when}`);
    const { code, detail } = await refusalOf(open(database.url));
    expect({ code, detail }).toMatchObject({
      code: 'store-outdated',
      detail: { pending: [known.at(-1)!.tag] }
    });
  });

  test('with a migration that the program does not know is newer', async () => {
    await migrate(database.url);
    await run(`insert into ${migrations} (hash, created_at) values ('x', ${known.at(-1)!.when + 1})`);
    for (const call of [open, migrate]) {
      const { code, detail } = await refusalOf(call(database.url));
      expect({ code, detail }).toMatchObject({
        code: 'store-newer',
        detail: { unknown: 1, known: known.at(-1)!.tag }
      });
    }
  });

  test('with the tables of another program is foreign', async () => {
    await run('create table theirs (a int)');
    for (const call of [open, migrate])
      expect((await refusalOf(call(database.url))).code).toBe('store-foreign');
  });

  test('that was closed says so, and can be closed again', async () => {
    await migrate(database.url);
    const store = await open(database.url);
    await store.close();
    await store.close();
    await expect(store.read(() => Promise.resolve(1))).rejects.toThrow();
    await expect(store.tx(() => Promise.resolve(1))).rejects.toThrow();
  });
});

test.runIf(ENGINE === 'sqlite')('a file that is not there is missing, and is not made', async () => {
  const { folder, drop } = await freshUrl();
  const file = join(folder, 'none.sqlite');
  expect(await refusalOf(open(`file:${file}`))).toMatchObject({
    code: 'store-missing',
    detail: { store: file }
  });
  expect((await refusalOf(open(`file:${folder}`))).code).toBe('store-unreachable');
  await drop();
});

test('a server that is not there is unreachable, and its password is not told', async () => {
  for (const call of [open, migrate]) {
    const error = await call('postgres://user:geheim@127.0.0.1:1/db').catch((thrown: unknown) => thrown);
    expect((error as Refusal).problems[0]?.code).toBe('store-unreachable');
    expect(JSON.stringify(error) + String(error)).not.toContain('geheim');
  }
});

test.runIf(ENGINE === 'postgres')('a wrong password is told without it', async () => {
  const { url, drop } = await freshUrl();
  const wrong = new URL(url);
  wrong.password = 'geheim';
  const refused = await refusalOf(open(wrong.href));
  expect(refused.code).toBe('store-unreachable');
  expect(JSON.stringify(refused)).toContain('password authentication failed');
  expect(JSON.stringify(refused)).not.toContain('geheim');
  await drop();
});
