/** What every connection of a store is set to: a power cut forgives none that slipped through. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db, Tables } from '#lib/server/db/store.ts';
import { ENGINE } from './support/engines.ts';
import { freshSystem, type TestSystem } from './support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await freshSystem();
});
afterAll(() => system.drop());

/** The value of a setting on the connection of a transaction. */
async function held({ engine, orm }: Db, name: string): Promise<unknown> {
  const value =
    engine === 'sqlite' ? sql`(select * from ${sql.raw(`pragma_${name}`)})` : sql`current_setting(${name})`;
  const one = sql`(select 1) as one`;
  const [row] = await orm.select({ value }).from(one as unknown as Tables['authority']);
  return row?.value;
}

const EXPECTED =
  ENGINE === 'sqlite'
    ? { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 10_000, trusted_schema: 0 }
    : {
        synchronous_commit: 'on',
        TimeZone: 'UTC',
        standard_conforming_strings: 'on',
        idle_in_transaction_session_timeout: '1min',
        lock_timeout: '30s'
      };

async function settings(db: Db): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of Object.keys(EXPECTED)) found[name] = await held(db, name);
  return found;
}

test('the writer', async () => {
  // On SQLite it waits for other processes where the rest of its own goes on: tests/server/db-busy.test.ts.
  const own = ENGINE === 'sqlite' ? { busy_timeout: 0 } : {};
  expect(await system.store.tx(settings)).toEqual({ ...EXPECTED, ...own });
});

test('every reader', async () => {
  // More at once than there are readers on SQLite, each held until the first round of them is there.
  const count = ENGINE === 'sqlite' ? 4 : 8;
  let arrived = 0;
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  const found = await Promise.all(
    Array.from({ length: count }, () =>
      system.store.read(async (db) => {
        if (++arrived === count) open();
        await all;
        return settings(db);
      })
    )
  );
  for (const each of found) expect(each).toEqual(EXPECTED);
});

test('a reader cannot write, a writer cannot leave an orphan', async () => {
  const authority = { id: 'a', kind: 'district', name: 'a', createdAt: 0 } as const;
  await expect(
    system.store.read(({ orm, t }) => Promise.resolve(orm.insert(t.authority).values(authority)))
  ).rejects.toThrow();
  const unit = { id: 'u', name: 'u', authority: 'nobody', address: null, createdAt: 0 };
  await expect(
    system.store.tx(({ orm, t }) => Promise.resolve(orm.insert(t.hostUnit).values(unit)))
  ).rejects.toThrow();
});
