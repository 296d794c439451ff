/**
 * A kill of the browser at any touch of its database: the transaction that runs is undone, as a browser does, and the
 * process that was at work touches nothing any more.
 */
import 'fake-indexeddb/auto';
import { unwrap, type IDBPDatabase } from 'idb';

export class Killed extends Error {}

export interface Life {
  /** touches of the database or the line until it dies */
  left: number;
  isOver: boolean;
}

export const newLife = (): Life => ({ left: Infinity, isOver: false });

/** @throws Killed where the life is over, or ends here */
export function live(life: Life): void {
  if (!life.isOver && --life.left > 0) return;
  life.isOver = true;
  throw new Killed();
}

const lives = new WeakMap<IDBDatabase, Life>();

export function bind(db: IDBPDatabase, life: Life): void {
  lives.set(unwrap(db), life);
}

function touch(db: IDBDatabase): void {
  const life = lives.get(db);
  if (life) live(life);
}

/** Every use of the method asks first. */
function guard<T extends object>(prototype: T, name: keyof T & string, databaseOf: (self: T) => IDBDatabase) {
  const original = prototype[name] as (...given: unknown[]) => unknown;
  const guarded = function (this: T, ...given: unknown[]): unknown {
    touch(databaseOf(this));
    return original.apply(this, given);
  };
  Object.defineProperty(prototype, name, { value: guarded, configurable: true, writable: true });
}

guard(IDBDatabase.prototype, 'transaction', (db) => db);
for (const name of ['get', 'getAll', 'put', 'add', 'delete', 'openCursor'] as const) {
  guard(IDBObjectStore.prototype, name, ({ transaction }) => transaction.db);
}
for (const name of ['update', 'delete'] as const) {
  guard(IDBCursor.prototype, name, ({ source }) =>
    'transaction' in source ? source.transaction.db : source.objectStore.transaction.db
  );
}
