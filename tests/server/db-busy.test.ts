/** Another process holds a SQLite file: whoever waits for it does not stop the rest of the server. */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Db } from '#lib/server/db/store.ts';
import { ENGINE } from './support/engines.ts';
import { refusalOf } from './support/refusals.ts';
import { freshSystem, type TestSystem } from './support/system.ts';

describe.runIf(ENGINE === 'sqlite')('a file that another one writes to', () => {
  let system: TestSystem;
  let foreign: Sqlite.Database;
  beforeEach(async () => {
    system = await freshSystem();
    foreign = new Sqlite(fileURLToPath(system.url));
    foreign.exec('BEGIN IMMEDIATE');
  });
  afterEach(() => {
    foreign.close();
    vi.restoreAllMocks();
    return system.drop();
  });

  const insert = async ({ orm, t }: Db): Promise<void> => {
    await orm.insert(t.authority).values({ id: 'a', kind: 'district', name: 'a', createdAt: 0 });
  };
  const count = async ({ orm, t }: Db): Promise<number> => (await orm.select().from(t.authority)).length;

  test('makes an act wait, and nothing else', async () => {
    let ticks = 0;
    const clock = setInterval(() => ticks++, 5);
    const act = system.store.tx(insert);
    await pause(300);
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(10);
    expect(await system.store.read(count)).toBe(0);
    foreign.exec('ROLLBACK');
    await act;
    expect(await system.store.read(count)).toBe(1);
  });

  test('for too long: busy, and the next act works when it is free', async () => {
    const start = performance.now();
    const act = refusalOf(system.store.tx(insert));
    await pause(20);
    vi.spyOn(performance, 'now').mockReturnValue(start + 10_001);
    expect((await act).code).toBe('store-busy');
    vi.restoreAllMocks();
    foreign.exec('ROLLBACK');
    await system.store.tx(insert);
    expect(await system.store.read(count)).toBe(1);
  });
});
