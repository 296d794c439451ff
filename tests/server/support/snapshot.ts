/** What a store holds, whole: for tests that expect that nothing changed, and for acts that are tried and undone. */
import { expect } from 'vitest';
import { TABLE_NAMES, type TableName } from '#lib/server/db/tables.ts';
import { digestOf } from '#lib/server/digest.ts';
import { readHead } from '#lib/server/audit/chain.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import type { Db } from '#lib/server/db/store.ts';
import type { System } from '#lib/server/system.ts';
import { allRows } from './generic-rows.ts';
import { OPERATOR } from './system.ts';

/** Each table's rows as a number and a digest. */
export type Snapshot = Record<TableName, string>;

export async function snapshot(system: System): Promise<Snapshot> {
  const rows = await system.store.read(allRows);
  return Object.fromEntries(
    TABLE_NAMES.map((name) => {
      const own = rows.get(name) ?? [];
      return [name, `${own.length} ${digestOf(own).slice(0, 16)}`];
    })
  ) as Snapshot;
}

/** The tables whose rows differ. */
export const changedTables = (before: Snapshot, after: Snapshot): TableName[] =>
  TABLE_NAMES.filter((name) => before[name] !== after[name]);

export const headOf = (system: System): Promise<number> =>
  system.store.read(async (db) => (await readHead(db)).number);

class Undo extends Error {}

/** The same system, but no transaction of it lasts: an act can be tried from one state again and again. */
export function undoing<S extends System>(system: S): S {
  const { store } = system;
  return {
    ...system,
    store: {
      engine: store.engine,
      url: store.url,
      retries: 0,
      read: (work: (db: Db) => Promise<unknown>) => store.read(work),
      close: () => Promise.resolve(),
      async tx<R>(work: (db: Db) => Promise<R>, options?: Parameters<typeof store.tx>[1]): Promise<R> {
        let made: { answer: R } | undefined;
        const undo = new Undo();
        try {
          await store.tx(async (db) => {
            made = { answer: await work(db) };
            throw undo;
          }, options);
        } catch (error) {
          if (error !== undo) throw error;
        }
        return made!.answer;
      }
    }
  };
}

/** Everything that the chain vouches for is as the chain says: an act that forgot to say what it changes shows here. */
export async function expectWhole(system: System): Promise<void> {
  expect((await verifyAudit(system, OPERATOR, {})).problems).toEqual([]);
}
