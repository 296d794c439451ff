/** Opens a store by its address. Nothing is opened by importing this file. */
import { existsSync } from 'node:fs';
import { refuse } from '../refusal.ts';
import { newClient } from './postgres-connection.ts';
import { unreachable } from './postgres-faults.ts';
import { openPostgres } from './postgres.ts';
import { look, openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';
import { readUrl } from './url.ts';
import {
  appliedToPostgres,
  appliedToSqlite,
  demandCurrent,
  knownMigrations,
  migrationsFolder,
  type Applied
} from './version.ts';

/**
 * @param folder what a relative `file:` path starts from
 * @throws Refusal store-url, store-missing, store-unreachable, store-newer, store-outdated, store-foreign, store-damaged
 */
export async function open(url: string, folder = process.cwd()): Promise<Store> {
  const address = readUrl(url, folder);
  const known = knownMigrations(migrationsFolder(address.engine));
  if (address.engine === 'postgres') {
    demandCurrent(await appliedAt(url), known, 'PostgreSQL');
    return openPostgres(url);
  }
  const { file } = address;
  if (!existsSync(file)) refuse('store-missing', { store: file });
  demandCurrent(look(file, appliedToSqlite), known, file);
  return openSqlite(url, file);
}

async function appliedAt(url: string): Promise<Applied> {
  const client = newClient(url);
  try {
    await client.connect();
    return await appliedToPostgres(client);
  } catch (error) {
    return unreachable(error);
  } finally {
    await client.end().catch(() => undefined); // gone already: what happened is said above
  }
}
