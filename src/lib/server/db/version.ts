/** Which migrations a database has, beside those that this program knows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type pg from 'pg';
import { programFolder } from '#lib/policies/program-folder.ts';
import { refuse } from '../refusal.ts';
import type { Engine } from './store.ts';

/** @property when the migration's own time, by which drizzle tells what is applied */
export interface Migration {
  tag: string;
  when: number;
}

export const migrationsFolder = (engine: Engine): string => join(programFolder(), 'drizzle', engine);

export function knownMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: Migration[];
  };
  return journal.entries;
}

export interface Applied {
  /** of each applied migration, ascending; null: no table of migrations */
  applied: number[] | null;
  /** has any table at all */
  filled: boolean;
}

export function appliedToSqlite(connection: Sqlite.Database): Applied {
  const tables = connection
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all();
  if (!tables.includes('__drizzle_migrations')) return { applied: null, filled: tables.length > 0 };
  const rows = connection
    .prepare('select created_at from __drizzle_migrations order by created_at')
    .pluck()
    .all();
  return { applied: rows.map(Number), filled: true };
}

export async function appliedToPostgres(client: pg.ClientBase): Promise<Applied> {
  const found = await client.query<{ migrations: string | null; tables: string }>(
    `select to_regclass('drizzle.__drizzle_migrations')::text as migrations,
       (select count(*) from information_schema.tables where table_schema = 'public') as tables`
  );
  const { migrations, tables } = found.rows[0] ?? { migrations: null, tables: '0' };
  if (migrations === null) return { applied: null, filled: tables !== '0' };
  const rows = await client.query<{ created_at: string }>(
    'select created_at from drizzle.__drizzle_migrations order by created_at'
  );
  return { applied: rows.rows.map((row) => Number(row.created_at)), filled: true };
}

/**
 * @returns the tags still to be applied
 * @throws Refusal store-newer, store-foreign
 */
export function pendingMigrations(
  { applied, filled }: Applied,
  known: readonly Migration[],
  store: string
): string[] {
  if (applied === null) {
    if (filled) refuse('store-foreign', { store });
    return known.map(({ tag }) => tag);
  }
  const last = known.at(-1);
  const unknown = applied.filter((when) => known.every((each) => each.when !== when));
  if (unknown.length > 0) refuse('store-newer', { store, unknown: unknown.length, known: last?.tag ?? '' });
  return known.filter(({ when }) => !applied.includes(when)).map(({ tag }) => tag);
}

/** @throws Refusal store-outdated too */
export function demandCurrent(applied: Applied, known: readonly Migration[], store: string): void {
  const pending = pendingMigrations(applied, known, store);
  if (pending.length > 0) refuse('store-outdated', { store, pending });
}
