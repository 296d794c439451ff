/** Brings a store to the schema of this program, after a verified copy where there is data to lose. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { drizzle as overPostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { refuse } from '../refusal.ts';
import { copyVerified } from './copy-verified.ts';
import { newClient, prepareConnection } from './postgres-connection.ts';
import { asRefusal as asServerRefusal, isConnectionLost, unreachable } from './postgres-faults.ts';
import { takeServerLock, type ServerLock } from './server-lock.ts';
import { asRefusal } from './sqlite-faults.ts';
import { connect, look } from './sqlite.ts';
import { readUrl } from './url.ts';
import {
  appliedToPostgres,
  appliedToSqlite,
  knownMigrations,
  migrationsFolder,
  pendingMigrations
} from './version.ts';

export interface Migrated {
  applied: string[];
  /** the copy of what was there before; null where there was nothing */
  backup: string | null;
}

export interface MigrateOptions {
  /** what a relative `file:` path starts from */
  folder?: string;
  /** where the migrations are, if not the program's own */
  migrations?: string;
  /** the server lock, if the caller holds it already */
  lock?: ServerLock;
  now?: Date;
}

/** @throws Refusal store-url, store-in-use, store-newer, store-foreign, store-damaged, store-unreachable, store-full */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<Migrated> {
  const { folder = process.cwd(), now = new Date() } = options;
  const address = readUrl(url, folder);
  const migrations = options.migrations ?? migrationsFolder(address.engine);
  if (address.engine === 'postgres') return migrateServer(url, migrations);
  const { file } = address;
  let lock = options.lock;
  try {
    makeFolder(file);
    // What is no store gets no lock file beside it.
    if (existsSync(file)) look(file, appliedToSqlite);
    lock ??= takeServerLock(file, 'migration', now);
    return await migrateFile(file, migrations, now);
  } catch (error) {
    throw asRefusal(error, file);
  } finally {
    if (!options.lock) lock?.release();
  }
}

export function makeFolder(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    refuse('store-unreachable', { store: file, reason: (error as Error).message }, {}, error);
  }
}

async function migrateFile(file: string, migrations: string, now: Date): Promise<Migrated> {
  const before = existsSync(file) ? look(file, appliedToSqlite) : { applied: null, filled: false };
  const pending = pendingMigrations(before, knownMigrations(migrations), file);
  if (pending.length === 0) return { applied: [], backup: null };
  // Accounts and scores are for nobody else on the machine; SQLite's files beside it get the same mode.
  if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
  const connection = connect(file);
  try {
    const backup = before.filled ? `${file}.before-${pending[0]}-${stamp(now)}` : null;
    if (backup !== null) await copyVerified(connection, backup);
    applyToFile(connection, file, migrations, new Set(before.applied));
    return { applied: pending, backup };
  } finally {
    connection.close();
  }
}

/**
 * In place of drizzle's migrator, with its table: all migrations and the check of foreign keys in one transaction. A table
 * rebuilt with foreign keys on takes its children's rows along or fails; inside a transaction the pragma does nothing.
 */
function applyToFile(
  connection: Sqlite.Database,
  file: string,
  migrations: string,
  applied: ReadonlySet<number>
): void {
  connection.pragma('foreign_keys = OFF');
  const apply = connection.transaction(() => {
    connection.exec(
      'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)'
    );
    const note = connection.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
    for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: migrations })) {
      if (applied.has(folderMillis)) continue;
      for (const statement of sql) connection.exec(statement);
      note.run(hash, folderMillis);
    }
    const orphans = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
    if (orphans.length > 0) {
      const reason = [...new Set(orphans.map(({ table, parent }) => `${table} → ${parent}`))].join(', ');
      refuse('store-damaged', { store: file, reason });
    }
  });
  apply.exclusive();
}

const stamp = (now: Date): string => now.toISOString().replace(/[-:]|\.\d+/g, '');

/** One number for all processes that may start at once on an empty database. */
const MIGRATION_LOCK = 7_238_411;

async function migrateServer(url: string, migrations: string): Promise<Migrated> {
  const client = newClient(url);
  try {
    await client.connect().catch(unreachable);
    // However long the first one takes, the others wait for it.
    await client.query(`SET lock_timeout TO '0'`);
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await prepareConnection(client);
    const pending = pendingMigrations(
      await appliedToPostgres(client),
      knownMigrations(migrations),
      'PostgreSQL'
    );
    if (pending.length > 0) await migratePostgres(overPostgres(client), { migrationsFolder: migrations });
    return { applied: pending, backup: null };
  } catch (error) {
    if (isConnectionLost(error)) unreachable(error);
    throw asServerRefusal(error);
  } finally {
    await client.end().catch(() => undefined); // gone already: what happened is said above
  }
}
