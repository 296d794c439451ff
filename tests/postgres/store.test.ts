/** What only PostgreSQL does to a store: transactions that meet, connections that break. */
import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startCluster } from '../../scripts/postgres-cluster.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { open } from '#lib/server/db/open.ts';
import { isConnectionLost } from '#lib/server/db/postgres-faults.ts';
import type { Db, Store } from '#lib/server/db/store.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { freshUrl, type FreshDatabase } from '../server/support/engines.ts';
import { refusalOf } from '../server/support/refusals.ts';
import { freshSystem, OPERATOR } from '../server/support/system.ts';

let database: FreshDatabase;
let stores: Store[];

beforeEach(async () => {
  database = await freshUrl();
  await migrate(database.url);
  stores = [await open(database.url), await open(database.url)];
});
afterEach(async () => {
  for (const store of stores) await store.close();
  await database.drop();
});

const insert = async ({ orm, t }: Db, id: string): Promise<void> => {
  await orm.insert(t.authority).values({ id, kind: 'district', name: id, createdAt: 0 });
};
const value = async ({ orm, t }: Db, id: string): Promise<number> => {
  const [row] = await orm.select().from(t.authority).where(eq(t.authority.id, id));
  return row!.createdAt;
};
const set = async ({ orm, t }: Db, id: string, createdAt: number): Promise<void> => {
  await orm.update(t.authority).set({ createdAt }).where(eq(t.authority.id, id));
};

async function terminate(where = "application_name = 'jiangping'"): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ${where}`
  );
  await client.end();
}

test('transactions of two programs that meet are repeated until each has happened', async () => {
  await stores[0]!.tx(async (db) => {
    for (const id of ['a', 'b']) await insert(db, id);
  });
  const each = 20;
  await Promise.all(
    stores.flatMap((store) =>
      Array.from({ length: 3 }, async () => {
        for (let i = 0; i < each; i++) {
          await store.tx(async (db) => {
            // Each reads both and writes both, so that any two at once depend on each other.
            const [a, b] = [await value(db, 'a'), await value(db, 'b')];
            await set(db, 'a', a + 1);
            await set(db, 'b', b + 2);
          });
        }
      })
    )
  );
  const [store] = stores as [Store, Store];
  expect(await store.read(async (db) => [await value(db, 'a'), await value(db, 'b')])).toEqual([120, 240]);
  expect(stores[0]!.retries + stores[1]!.retries).toBeGreaterThan(0);
});

test('two that each read what the other writes do not both get their way', async () => {
  await stores[0]!.tx(async (db) => {
    for (const id of ['a', 'b']) await insert(db, id);
  });
  // Either on its own may set its row where the other is 0; both would break the rule.
  const take = (store: Store, own: string, other: string) =>
    store.tx(async (db) => {
      const isFree = (await value(db, other)) === 0;
      await pause(20);
      if (isFree) await set(db, own, 1);
    });
  await Promise.all([take(stores[0]!, 'a', 'b'), take(stores[1]!, 'b', 'a')]);
  const sum = await stores[0]!.read(async (db) => (await value(db, 'a')) + (await value(db, 'b')));
  expect(sum).toBe(1);
});

test('acts of many at once wait for the chain instead of being repeated', async () => {
  const system = await freshSystem();
  await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      registerAuthority(system, OPERATOR, { kind: 'district', name: `d${i}` })
    )
  );
  const numbers = await system.store.read(({ orm, t }) =>
    orm.select({ number: t.audit.number }).from(t.audit)
  );
  expect(numbers.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 30 }, (_, i) => i + 1)
  );
  expect(system.store.retries).toBe(0);
  await system.drop();
});

/** Holds what acts wait for, as one of another process would that takes its time. */
async function holdTurn(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('begin; lock table chain_turn in share row exclusive mode');
  return client;
}

test('acts that wait for their turn leave connections to those who read', async () => {
  const [store] = stores as [Store, Store];
  const client = await holdTurn();
  const acts = Array.from({ length: 30 }, (_, i) => store.tx((db) => insert(db, `${i}`), { chain: true }));
  await pause(200);
  const read = store.read(({ orm, t }) => orm.select().from(t.authority));
  expect(await Promise.race([read, pause(5000, 'stands still')])).toEqual([]);
  const waiting = await client.query(
    `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
  );
  expect(waiting.rows).toHaveLength(1);
  await client.query('rollback');
  await client.end();
  await Promise.all(acts);
  expect(await store.read(({ orm, t }) => orm.select().from(t.authority))).toHaveLength(30);
});

test('closing waits for acts that wait for their turn', async () => {
  const store = await open(database.url);
  const client = await holdTurn();
  const acts = ['a', 'b'].map((id) => store.tx((db) => insert(db, id), { chain: true }));
  const closed = store.close();
  await pause(50);
  await client.query('rollback');
  await client.end();
  await Promise.all([...acts, closed]);
  await expect(store.tx((db) => insert(db, 'c'), { chain: true })).rejects.toThrow();
});

test('an act does not stand in the way of the engine’s care of the chain’s tables', async () => {
  const [store] = stores as [Store, Store];
  await store.tx(
    async (db) => {
      await insert(db, 'a');
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query(`set lock_timeout to '500ms'`);
      for (const table of ['audit', 'audit_change']) await client.query(`vacuum analyze ${table}`);
      await client.end();
    },
    { chain: true }
  );
});

test.for([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  '57P01',
  '08006'
])('%s is a connection that is lost', (code) => {
  const error = Object.assign(new Error(code), { code });
  expect(isConnectionLost(new Error('query failed', { cause: error }))).toBe(true);
  expect(isConnectionLost(Object.assign(new Error('x'), { code: '23505' }))).toBe(false);
});

test('a connection lost amid a transaction is named, nothing of it stays, and the next one works', async () => {
  const [store] = stores as [Store, Store];
  const lost = await refusalOf(
    store.tx(async (db) => {
      await insert(db, 'a');
      await terminate();
      await insert(db, 'b');
    })
  );
  expect(lost.code).toBe('store-unreachable');
  await store.tx((db) => insert(db, 'c'));
  expect(await store.read(({ orm, t }) => orm.select({ id: t.authority.id }).from(t.authority))).toEqual([
    { id: 'c' }
  ]);
});

test('a connection lost before the last word leaves the outcome open', async () => {
  const [store] = stores as [Store, Store];
  const lost = await refusalOf(
    store.tx(async (db) => {
      await insert(db, 'a');
      await terminate();
    })
  );
  expect(lost.code).toBe('outcome-unknown');
  await store.tx((db) => insert(db, 'a'));
});

test('a service’s own refusal stays what it is when the connection is lost after it', async () => {
  const [store] = stores as [Store, Store];
  const fault = new Error('mine');
  const call = store.tx(async (db) => {
    await insert(db, 'a');
    await terminate();
    throw fault;
  });
  await expect(call).rejects.toBe(fault);
  await store.tx((db) => insert(db, 'a'));
});

test('idle connections that break are replaced without a word', async () => {
  const [store] = stores as [Store, Store];
  await Promise.all(Array.from({ length: 5 }, (_, i) => store.tx((db) => insert(db, String(i)))));
  await terminate();
  await pause(50);
  await store.tx((db) => insert(db, 'after'));
});

test('a transaction that waits in vain for another’s lock says that the store is busy', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('begin; lock table audit in access exclusive mode');
  const [store] = stores as [Store, Store];
  const call = store.tx(async (db) => {
    const soon = sql`set_config('lock_timeout', '50ms', true)`;
    await db.orm.select({ soon }).from(sql`(select 1) as one` as unknown as typeof db.t.authority);
    await db.orm.select().from(db.t.audit);
  });
  expect((await refusalOf(call)).code).toBe('store-busy');
  await client.query('rollback');
  await client.end();
  await store.tx((db) => insert(db, 'a'), { chain: true });
});

test('a server that dies and comes back is named meanwhile, and has what was committed', async () => {
  const cluster = await startCluster();
  await migrate(cluster.url);
  const store = await open(cluster.url);
  await store.tx((db) => insert(db, 'a'));
  const during = store.tx(async (db) => {
    await insert(db, 'b');
    cluster.kill();
    await pause(300);
    await insert(db, 'c');
  });
  expect((await refusalOf(during)).code).toBe('store-unreachable');
  expect((await refusalOf(store.read((db) => value(db, 'a')))).code).toBe('store-unreachable');
  expect((await refusalOf(open(cluster.url))).code).toBe('store-unreachable');
  await cluster.restart();
  await store.tx((db) => insert(db, 'd'));
  const ids = await store.read(({ orm, t }) =>
    orm.select({ id: t.authority.id }).from(t.authority).orderBy(t.authority.id)
  );
  expect(ids.map(({ id }) => id)).toEqual(['a', 'd']);
  await store.close();
  await cluster.stop();
});

test('a migration that fails leaves everything as it was', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`delete from drizzle.__drizzle_migrations`);
  // All of it would be applied again, onto tables that are there.
  await expect(migrate(database.url)).rejects.toThrow();
  expect((await client.query('select * from drizzle.__drizzle_migrations')).rows).toEqual([]);
  expect((await client.query('select * from authority')).rows).toEqual([]);
  await client.end();
});

test('who waits for another’s migration waits as long as it takes', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('select pg_advisory_lock(7238411)');
  const said = vi.spyOn(pg.Client.prototype, 'query');
  const migrated = migrate(database.url);
  await expect.poll(() => said.mock.calls.some(([text]) => text.includes('advisory'))).toBe(true);
  const statements = said.mock.calls.map(([text]) => text);
  said.mockRestore();
  const timeouts = statements.filter((text) => text.startsWith('SET lock_timeout'));
  expect(timeouts.at(-1)).toBe(`SET lock_timeout TO '0'`);
  await client.query('select pg_advisory_unlock(7238411)');
  await client.end();
  expect(await migrated).toEqual({ applied: [], backup: null });
});

test('many programs may migrate an empty database at once', async () => {
  const fresh = await freshUrl();
  const results = await Promise.all(Array.from({ length: 4 }, () => migrate(fresh.url)));
  expect(results.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
  await (await open(fresh.url)).close();
  await fresh.drop();
});
