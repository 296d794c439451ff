/** What a disk and other processes do to the files of a store: each said as what it is, with nothing held or lost by it. */
import { existsSync, mkdirSync, rmdirSync, rmSync, statfsSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setImmediate as breathe } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backup } from '#lib/server/backup/backup.ts';
import { restore } from '#lib/server/backup/restore.ts';
import { contentsInFolder } from '#lib/server/contents.ts';
import { takeServerLock } from '#lib/server/db/server-lock.ts';
import { asRefusal } from '#lib/server/db/sqlite-faults.ts';
import type { Db } from '#lib/server/db/store.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { ENGINE, freshUrl, type FreshDatabase } from './support/engines.ts';
import { recordedSystem } from './support/recorded.ts';
import { refusalOf } from './support/refusals.ts';
import { noReport } from './support/system.ts';

const disk = vi.hoisted(() => ({ listed: (): void => undefined, bavail: null as number | null }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    readdirSync: (...words: Parameters<typeof fs.readdirSync>): Dirent[] => {
      const found = fs.readdirSync(...words) as unknown as Dirent[];
      disk.listed();
      return found;
    },
    statfsSync: (path: string): ReturnType<typeof statfsSync> => {
      const found = fs.statfsSync(path);
      return disk.bavail === null ? found : Object.assign(found, { bavail: disk.bavail });
    }
  };
});

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshUrl();
  disk.listed = () => undefined;
  disk.bavail = null;
});
afterEach(() => database.drop());

test('a draft that gets its name while the folder is listed is passed over', async () => {
  const folder = join(database.folder, 'contents');
  const contents = contentsInFolder(folder);
  const db = {} as Db; // files need none
  const [stays, goes] = [
    await contents.put(db, Buffer.from('1'), 0),
    await contents.put(db, Buffer.from('2'), 0)
  ];
  disk.listed = () => rmSync(join(folder, goes.slice(0, 2), goes));
  expect((await contents.list(db)).map(({ digest }) => digest)).toEqual([stays]);
});

test.for([
  ['SQLITE_FULL', 1_000_000, 'store-full'],
  ['SQLITE_IOERR_WRITE', 1_000_000, 'store-unreachable'],
  ['SQLITE_IOERR_FSYNC', 1_000_000, 'store-unreachable'],
  ['SQLITE_IOERR_READ', 1_000_000, 'store-unreachable'],
  ['SQLITE_IOERR_WRITE', 0, 'store-full'],
  ['SQLITE_IOERR_SHMSIZE', 0, 'store-full'],
  ['SQLITE_BUSY', 1_000_000, 'store-busy'],
  ['SQLITE_BUSY_RECOVERY', 1_000_000, 'store-busy']
] as const)('%s with %i free blocks: %s', ([code, bavail, expected]) => {
  disk.bavail = bavail;
  const said = asRefusal(new Sqlite.SqliteError('disk I/O error', code), join(database.folder, 'store'));
  expect(said).toBeInstanceOf(Refusal);
  expect((said as Refusal).problems.map((problem) => problem.code)).toEqual([expected]);
});

describe.runIf(ENGINE === 'sqlite')('the lock of a file', () => {
  test('is let go where it cannot be said who holds it', async () => {
    const file = join(database.folder, 'store.sqlite');
    mkdirSync(`${file}.holder.json`);
    const refused = await refusalOf(() => takeServerLock(file, 'server', new Date()));
    expect(refused.code).toBe('store-unreachable');
    rmdirSync(`${file}.holder.json`);
    takeServerLock(file, 'server', new Date()).release();
  });

  test('is held while a backup is restored into a new one', async () => {
    const full = await recordedSystem();
    const archive = join(full.folder, 'store.backup');
    await backup(full, archive);
    const file = fileURLToPath(database.url);
    let isDone = false as boolean; // set when it ends, which TypeScript does not see
    const running = restore(database.url, archive, { report: noReport }).finally(() => (isDone = true));
    const found = new Set<string>();
    while (!isDone) {
      if (existsSync(file)) {
        try {
          takeServerLock(file, 'server', new Date()).release();
          found.add('free');
        } catch (error) {
          found.add((error as Error).message);
        }
      }
      await breathe();
    }
    await running;
    expect([...found].at(0)).toBe('store-in-use');
    expect([...found].filter((each) => each !== 'store-in-use')).toEqual([]);
    await full.drop();
  });
});
