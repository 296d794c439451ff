/** The store in one SQLite file: one writer behind a mutex, a few read-only connections for views. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { makeDb } from './make-db.ts';
import { Queue } from './queue.ts';
import * as schema from './schema/sqlite/index.ts';
import { asRefusal, isBusy } from './sqlite-faults.ts';
import type { Db, Orm, Store } from './store.ts';

const READERS = 4;
/** How long another process may keep a store from us. */
const BUSY_MS = 10_000;

/** Set on every connection and read back: a power cut forgives no connection that slipped through. */
const PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2, // FULL: a commit is on the disk before it is confirmed
  foreign_keys: 1,
  trusted_schema: 0
} as const;

interface Connecting {
  readonly?: boolean;
  /** ms for which a statement stops the whole process while another one holds the file */
  busy?: number;
}

/** @throws Refusal where the file cannot be opened as a database */
export function connect(
  file: string,
  { readonly = false, busy = BUSY_MS }: Connecting = {}
): Sqlite.Database {
  try {
    const connection = new Sqlite(file, { readonly, timeout: BUSY_MS });
    try {
      for (const [name, wanted] of Object.entries({ ...PRAGMAS, busy_timeout: busy })) {
        if (!(readonly && name === 'journal_mode')) connection.pragma(`${name} = ${wanted}`);
        const held = connection.pragma(name, { simple: true });
        if (held !== wanted) throw new Error(`pragma ${name} is ${String(held)}, not ${wanted}`);
      }
    } catch (error) {
      connection.close();
      throw error;
    }
    return connection;
  } catch (error) {
    throw asRefusal(error, file);
  }
}

/**
 * Looks into a file without changing it: a database that is not ours must not become one in WAL mode.
 * @throws Refusal where the file cannot be opened as a database
 */
export function look<R>(file: string, at: (connection: Sqlite.Database) => R): R {
  try {
    const connection = new Sqlite(file, { readonly: true, timeout: BUSY_MS });
    try {
      return at(connection);
    } finally {
      connection.close();
    }
  } catch (error) {
    throw asRefusal(error, file);
  }
}

export const sqliteDb = (connection: Sqlite.Database): Db =>
  // The synchronous driver's queries can be awaited like the others.
  makeDb('sqlite', drizzle(connection) as unknown as Orm, schema);

export function openSqlite(url: string, file: string): Store {
  const writer = connect(file, { busy: 0 }); // waits in `beginWriting`, where the rest of the process goes on
  const writerDb = sqliteDb(writer);
  const turn = new Queue([writer]);
  const readers = new Queue(
    Array.from({ length: READERS }, () => {
      const connection = connect(file, { readonly: true });
      return { connection, db: sqliteDb(connection) };
    })
  );
  const inside = new AsyncLocalStorage<true>();

  return {
    engine: 'sqlite',
    url,
    retries: 0,
    async tx(work) {
      if (inside.getStore()) throw new Error('tx() does not nest');
      return inside.run(true, () =>
        turn.use(() => transaction(writer, beginWriting, () => work(writerDb), file))
      );
    },
    async read(work) {
      // It would not see what the transaction around it wrote, and a few of them would wait for each other for ever.
      if (inside.getStore()) throw new Error('read() does not nest');
      return inside.run(true, () =>
        readers.use(({ connection, db }) => transaction(connection, beginReading, () => work(db), file))
      );
    },
    async close() {
      for (const { connection } of await readers.close()) connection.close();
      for (const connection of await turn.close()) connection.close();
    }
  };
}

/** Once it has begun, nothing in WAL mode makes a writer wait. */
async function beginWriting(connection: Sqlite.Database): Promise<void> {
  for (const end = performance.now() + BUSY_MS; ;) {
    try {
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() >= end) throw error;
    }
    await pause(1 + Math.random() * 15); // not in step with the others
  }
}

function beginReading(connection: Sqlite.Database): void {
  connection.exec('BEGIN');
}

async function transaction<R>(
  connection: Sqlite.Database,
  begin: (connection: Sqlite.Database) => Promise<void> | void,
  work: () => Promise<R>,
  file: string
): Promise<R> {
  try {
    await begin(connection);
    const result = await work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite rolls back by itself at some faults, as a full disk.
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw asRefusal(error, file);
  }
}
