/** What a store is to its users: transactions over one schema, whichever engine is below. Opens nothing itself. */
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type * as schema from './schema/sqlite/index.ts';

export type Engine = 'sqlite' | 'postgres';
export type Tables = typeof schema;

/** What both engines understand; typed by SQLite's side, whose rows are the same (tests/server/db-schema.test.ts). */
export type Orm = Pick<
  BaseSQLiteDatabase<'async', unknown>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'
>;

interface Preparable<R> {
  prepare(): { execute(values?: Record<string, unknown>): Promise<R> };
}

/** One connection, in a transaction. */
export interface Db {
  readonly engine: Engine;
  readonly orm: Orm;
  readonly t: Tables;
  /** A query built once per connection: building costs more than SQLite does. `name` is its only identity. */
  prepared<R>(
    name: string,
    build: (orm: Orm, t: Tables) => Preparable<R>
  ): (values: Record<string, unknown>) => Promise<R>;
}

export interface TxOptions {
  /** the act is going to write an audit row: on PostgreSQL, waits for its turn before the transaction's first snapshot */
  chain?: boolean;
}

export interface Store {
  readonly engine: Engine;
  readonly url: string;
  /** Writes: all or nothing, one after the other as far as anyone can tell. Does not nest. Repeats `work` where the engine asks for it. */
  tx<R>(work: (db: Db) => Promise<R>, options?: TxOptions): Promise<R>;
  /** Reads: one unchanging view of the data for the whole of `work`. Neither inside `tx` nor inside another `read`. */
  read<R>(work: (db: Db) => Promise<R>): Promise<R>;
  /** how often a transaction had to be repeated since the store was opened */
  readonly retries: number;
  close(): Promise<void>;
}
