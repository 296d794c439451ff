/** The database of a server test: SQLite in a file, or PostgreSQL where the run has a cluster (`npm run test:postgres`). */
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';

export type Engine = 'sqlite' | 'postgres';

const cluster = process.env.JIANGPING_TEST_POSTGRES;

export const ENGINE: Engine = cluster === undefined ? 'sqlite' : 'postgres';

export interface FreshDatabase {
  url: string;
  /** for whatever files the test needs; on SQLite the database's own are there too */
  folder: string;
  /** ends whoever is still connected, and removes the database and the folder */
  drop: () => Promise<void>;
}

/**
 * A database of the test's own, empty or a copy of `template`: on SQLite the path of a closed database file, on PostgreSQL
 * the name of a database to which nobody is connected.
 */
export async function freshUrl(template?: string): Promise<FreshDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-store-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  if (cluster === undefined) {
    const file = join(folder, 'store.sqlite');
    if (template !== undefined) copyFileSync(template, file);
    return { url: pathToFileURL(file).href, folder, drop: () => Promise.resolve(removeFolder()) };
  }
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onCluster(cluster, `create database "${name}" template "${template ?? 'template0'}"`);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    folder,
    async drop() {
      await onCluster(cluster, `drop database if exists "${name}" with (force)`);
      removeFolder();
    }
  };
}

async function onCluster(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
