/** A store moves from one engine to the other and back without losing anything. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readHead } from '#lib/server/audit/chain.ts';
import { backup } from '#lib/server/backup/backup.ts';
import { restore } from '#lib/server/backup/restore.ts';
import { openSystem, type System } from '#lib/server/system.ts';
import { freshUrl } from '../server/support/engines.ts';
import { allRows } from '../server/support/generic-rows.ts';
import { recordedSystem } from '../server/support/recorded.ts';
import { unrestored } from '../server/support/restored.ts';
import { noReport } from '../server/support/system.ts';

const rowsOf = async ({ store }: System, head: number): Promise<unknown[]> =>
  unrestored(await store.read(allRows), head);

test('PostgreSQL → SQLite → PostgreSQL → SQLite has equal rows, contents and chain all the way', async () => {
  const origin = await recordedSystem();
  const { folder } = origin;
  const there = await freshUrl();
  const { number } = await origin.store.read(readHead);
  const expected = await rowsOf(origin, number);
  let system: System = origin;
  const urls = ['a.sqlite', there.url, 'b.sqlite'].map((name) =>
    name.startsWith('postgres') ? name : pathToFileURL(join(folder, name)).href
  );
  for (const [i, url] of urls.entries()) {
    const file = join(folder, `${i}.backup`);
    expect((await backup(system, file)).contents).toBe(6);
    if (system !== origin) await system.store.close();
    const { verification } = await restore(url, file, { report: noReport });
    expect(verification.problems).toEqual([]);
    system = await openSystem(url, { report: noReport });
    expect(await rowsOf(system, number)).toEqual(expected);
  }
  await system.store.close();
  await there.drop();
  await origin.drop();
});
