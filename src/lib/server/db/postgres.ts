/** The store in PostgreSQL: serializable transactions, repeated where the engine asks for it. Several processes may share it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { refuse } from '../refusal.ts';
import { makeDb } from './make-db.ts';
import { CONNECTING, prepareConnection } from './postgres-connection.ts';
import {
  asRefusal,
  isConnectionLost,
  isPoolUsedUp,
  isSerializationFailure,
  rootOf,
  unreachable
} from './postgres-faults.ts';
import { Queue } from './queue.ts';
import * as schema from './schema/postgres/index.ts';
import type { Db, Orm, Store, Tables, TxOptions } from './store.ts';

const CONNECTIONS = 12;
const BEGIN = 'BEGIN ISOLATION LEVEL SERIALIZABLE';
const MOST_RETRIES = 20;

/** One more act that writes an audit row waits here, before its snapshot is taken: conflicts on the chain's head are rare. */
const TAKE_CHAIN = 'LOCK TABLE chain_turn IN SHARE ROW EXCLUSIVE MODE';
/** As long as `lock_timeout`: whoever waited so long among our own acts is no better off than who waits for others. */
const MOST_WAITING_MS = 30_000;

const postgresDb = (client: pg.PoolClient): Db =>
  // The two schemas infer equal rows for every table (tests/server/db-schema.test.ts).
  makeDb('postgres', drizzle(client) as unknown as Orm, schema as unknown as Tables);

export function openPostgres(url: string): Store {
  const pool = new pg.Pool({
    ...CONNECTING,
    connectionString: url,
    max: CONNECTIONS,
    application_name: 'jiangping'
  });
  // An idle connection that breaks is replaced at its next use; without a listener the process would end.
  pool.on('error', () => undefined);
  const dbs = new WeakMap<pg.ClientBase, Db>();
  // Acts that wait for the chain would take one connection after the other from those who only read.
  const turn = new Queue(['the chain']);
  const inside = new AsyncLocalStorage<true>();
  let retries = 0;
  let closed: Promise<void> | undefined;

  async function take(): Promise<{ client: pg.PoolClient; db: Db }> {
    let client: pg.PoolClient | undefined;
    try {
      client = await pool.connect();
      let db = dbs.get(client);
      if (!db) {
        client.on('error', () => undefined); // said by the query that meets it
        await prepareConnection(client);
        db = postgresDb(client);
        dbs.set(client, db);
      }
      return { client, db };
    } catch (error) {
      client?.release(true);
      if (isPoolUsedUp(error)) refuse('store-busy', { store: 'PostgreSQL' }, {}, error);
      return unreachable(error);
    }
  }

  async function once<R>(begin: readonly string[], work: (db: Db) => Promise<R>): Promise<R> {
    const { client, db } = await take();
    let committing = false;
    let broken: Error | undefined;
    try {
      for (const statement of begin) await client.query(statement);
      const result = await work(db);
      committing = true;
      await client.query('COMMIT');
      return result;
    } catch (error) {
      if (!isConnectionLost(error)) {
        // A connection that is lost by now has rolled back too.
        await client.query('ROLLBACK').catch((failure: unknown) => (broken = failure as Error));
        throw asRefusal(error);
      }
      broken = rootOf(error) as Error;
      // Whether the last word arrived cannot be known: the same key again gives the answer.
      if (committing) refuse('outcome-unknown', { reason: broken.message }, {}, error);
      return unreachable(error);
    } finally {
      client.release(broken);
    }
  }

  async function insist<R>(begin: readonly string[], work: (db: Db) => Promise<R>): Promise<R> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await once(begin, work);
      } catch (error) {
        if (!isSerializationFailure(error)) throw error;
        if (attempt >= MOST_RETRIES) refuse('store-busy', { store: 'PostgreSQL' }, {}, error);
        retries++;
        await pause(Math.random() * Math.min(200, 2 ** attempt)); // not in step with the others
      }
    }
  }

  async function inTurn<R>(work: (db: Db) => Promise<R>): Promise<R> {
    const since = performance.now();
    return turn.use(() => {
      if (performance.now() - since > MOST_WAITING_MS) refuse('store-busy', { store: 'PostgreSQL' });
      return insist([BEGIN, TAKE_CHAIN], work);
    });
  }

  return {
    engine: 'postgres',
    url,
    get retries() {
      return retries;
    },
    async tx<R>(work: (db: Db) => Promise<R>, { chain = false }: TxOptions = {}): Promise<R> {
      if (inside.getStore()) throw new Error('tx() does not nest');
      return inside.run(true, () => (chain ? inTurn(work) : insist([BEGIN], work)));
    },
    async read(work) {
      // It would not see what the transaction around it wrote, and a few of them would wait for each other for ever.
      if (inside.getStore()) throw new Error('read() does not nest');
      return inside.run(true, () => once(['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'], work));
    },
    close: () => (closed ??= turn.close().then(() => pool.end()))
  };
}
