/** What a transaction and a reading promise, on both engines. */
import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '#lib/server/db/store.ts';
import { refuse } from '#lib/server/refusal.ts';
import { refusalOf } from './support/refusals.ts';
import { freshSystem, type TestSystem } from './support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await freshSystem();
  await system.store.tx(async (db) => {
    for (const id of ['a', 'b']) await insert(db, id, 100);
  });
});
afterEach(() => system.drop());

/** Two counters whose sum never changes. */
const insert = async ({ orm, t }: Db, id: string, createdAt: number): Promise<void> => {
  await orm.insert(t.authority).values({ id, kind: 'district', name: id, createdAt });
};
const values = async ({ orm, t }: Db): Promise<Record<string, number>> =>
  Object.fromEntries((await orm.select().from(t.authority)).map(({ id, createdAt }) => [id, createdAt]));
const add = async ({ orm, t }: Db, id: string, amount: number): Promise<void> => {
  const [row] = await orm.select().from(t.authority).where(eq(t.authority.id, id));
  await orm
    .update(t.authority)
    .set({ createdAt: row!.createdAt + amount })
    .where(eq(t.authority.id, id));
};

test('an error takes everything back, and comes out as it is', async () => {
  const fault = new Error('in the middle');
  const call = system.store.tx(async (db) => {
    await add(db, 'a', 50);
    await insert(db, 'c', 1);
    throw fault;
  });
  await expect(call).rejects.toBe(fault);
  expect(await system.store.read(values)).toEqual({ a: 100, b: 100 });
});

test('a refusal takes everything back', async () => {
  const call = system.store.tx(async (db) => {
    await add(db, 'a', 50);
    return refuse('not-found', { kind: 'studio', id: 'x' });
  });
  expect((await refusalOf(call)).code).toBe('not-found');
  expect(await system.store.read(values)).toEqual({ a: 100, b: 100 });
});

test('a statement that fails takes everything back, and the next transaction works', async () => {
  const call = system.store.tx(async (db) => {
    await add(db, 'a', 50);
    await insert(db, 'b', 1);
  });
  await expect(call).rejects.toThrow();
  await system.store.tx((db) => add(db, 'b', 1));
  expect(await system.store.read(values)).toEqual({ a: 100, b: 101 });
});

test('neither a transaction nor a reading holds another', async () => {
  const { store } = system;
  const nothing = (): Promise<void> => Promise.resolve();
  for (const outer of ['tx', 'read'] as const) {
    for (const inner of ['tx', 'read'] as const) {
      await expect(store[outer](() => store[inner](nothing))).rejects.toThrow('nest');
    }
  }
  await store.tx(nothing);
});

test('many at once are all applied, one after the other as far as anyone can tell', async () => {
  const results = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      system.store.tx(
        async (db) => {
          await add(db, 'a', 1);
          await pause(i % 3);
          await add(db, 'b', -1);
          return (await values(db)).a;
        },
        { chain: true }
      )
    )
  );
  expect(results.sort((a, b) => a! - b!)).toEqual(Array.from({ length: 40 }, (_, i) => 101 + i));
  expect(await system.store.read(values)).toEqual({ a: 140, b: 60 });
});

test('a reading has one view while writers commit, and never half a transaction', async () => {
  const state = { writing: true };
  const writer = (async () => {
    for (let i = 0; i < 30; i++) {
      await system.store.tx(async (db) => {
        await add(db, 'a', 1);
        await pause(1);
        await add(db, 'b', -1);
      });
    }
    state.writing = false;
  })();
  const views = new Set<string>();
  while (state.writing) {
    const [first, second] = await system.store.read(async (db) => {
      const before = await values(db);
      await pause(4);
      return [before, await values(db)];
    });
    expect(second).toEqual(first);
    expect(first.a! + first.b!).toBe(200);
    views.add(JSON.stringify(first));
  }
  await writer;
  expect(views.size).toBeGreaterThan(2);
  expect(await system.store.read(values)).toEqual({ a: 130, b: 70 });
});

test('a reading does not wait for a writer that takes its time', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let begun: () => void = () => undefined;
  const has = new Promise<void>((resolve) => (begun = resolve));
  const writer = system.store.tx(async (db) => {
    await add(db, 'a', 1);
    begun();
    await held;
  });
  await has;
  expect(await system.store.read(values)).toEqual({ a: 100, b: 100 });
  release();
  await writer;
});

test('closing waits for those who are at work', async () => {
  const { store } = system;
  const slow = store.read(async ({ orm, t }) => {
    await pause(20);
    return orm.select({ all: sql<number>`count(*)` }).from(t.authority);
  });
  const [rows] = await Promise.all([slow, pause(1).then(() => store.close())]);
  expect(Number(rows[0]?.all)).toBe(2);
});
