/** One server per SQLite file; commands beside it; nothing left behind by a kill. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '#lib/server/db/migrate.ts';
import { open } from '#lib/server/db/open.ts';
import { takeServerLock } from '#lib/server/db/server-lock.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { openSystem } from '#lib/server/system.ts';
import { ENGINE, freshUrl, type FreshDatabase } from './support/engines.ts';
import { moduleUrl, otherProcess } from './support/processes.ts';
import { refusalOf } from './support/refusals.ts';
import { noReport, OPERATOR } from './support/system.ts';

describe.runIf(ENGINE === 'sqlite')('the lock of a SQLite file', () => {
  let database: FreshDatabase;
  let file: string;
  beforeEach(async () => {
    database = await freshUrl();
    file = fileURLToPath(database.url);
    await migrate(database.url);
  });
  afterEach(() => database.drop());

  const since = new Date('2026-06-30T02:00:00Z');
  /** A server of another process. */
  const server = () =>
    otherProcess(`import { takeServerLock } from '${moduleUrl('src/lib/server/db/server-lock.ts')}';
      try {
        takeServerLock(${JSON.stringify(file)}, 'server', new Date('${since.toISOString()}'));
      } catch (error) {
        console.log(error.message);
        process.exit();
      }
      console.log(process.pid);
      setInterval(() => undefined, 1000);`);

  test('is told to the second by who holds it, and since when', async () => {
    const other = await server();
    expect(other.said).toBe(String(other.child.pid));
    const expected = {
      code: 'store-in-use',
      detail: { store: file, pid: other.child.pid, since: since.toISOString(), as: 'server' }
    };
    expect(await refusalOf(() => takeServerLock(file, 'server', new Date()))).toEqual(expected);
    expect(await refusalOf(migrate(database.url))).toEqual(expected);
    await other.kill();
  });

  test('leaves room for commands', async () => {
    const other = await server();
    const system = await openSystem(database.url, { report: noReport });
    await registerAuthority(system, OPERATOR, { kind: 'district', name: '示范一区' });
    const rows = await system.store.read(({ orm, t }) => orm.select().from(t.authority));
    expect(rows.map(({ name }) => name)).toEqual(['示范一区']);
    await system.store.close();
    await other.kill();
  });

  test('is free after a kill -9, at once', async () => {
    const other = await server();
    await other.kill();
    const lock = takeServerLock(file, 'server', since);
    expect((await refusalOf(() => takeServerLock(file, 'server', since))).detail).toMatchObject({
      pid: process.pid
    });
    lock.release();
    lock.release();
    takeServerLock(file, 'server', since).release();
  });

  test('is not freed by opening, migrating with it, or closing the store', async () => {
    const lock = takeServerLock(file, 'server', since);
    expect(await migrate(database.url, { lock })).toEqual({ applied: [], backup: null });
    await (await open(database.url)).close();
    const other = await server();
    expect(other.said).toBe('store-in-use');
    lock.release();
  });

  test('does without the words of who holds it', async () => {
    const lock = takeServerLock(file, 'server', since);
    writeFileSync(`${file}.holder.json`, '{"pid":');
    expect((await refusalOf(() => takeServerLock(file, 'server', since))).detail).toMatchObject({
      pid: 0,
      since: ''
    });
    lock.release();
  });

  test('is refused where no folder is', async () => {
    expect((await refusalOf(() => takeServerLock('/nowhere/at/all', 'server', since))).code).toBe(
      'store-unreachable'
    );
  });
});
