/**
 * The template store on either database: on SQLite a copy of its file; on PostgreSQL made anew in a database of its own, in
 * the cluster of JIANGPING_TEST_POSTGRES, or in one that is there for this alone.
 */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startCluster } from '../../../scripts/postgres-cluster.ts';
import { FACTS_FILE, fillStore, storeUrl, type Template } from '../support/template.ts';

export const ENGINES = ['sqlite', 'postgres'] as const;
export type Engine = (typeof ENGINES)[number];

export interface TemplateStore {
  url: string;
  /** for whatever files the server writes */
  folder: string;
  facts: Template;
  drop: () => Promise<void>;
}

export async function templateOn(engine: Engine): Promise<TemplateStore> {
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-house-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  if (engine === 'postgres') {
    const { url, drop } = await freshDatabase();
    const dropBoth = (): Promise<void> => drop().finally(removeFolder);
    try {
      return { url, folder, facts: await fillStore(url), drop: dropBoth };
    } catch (error) {
      await dropBoth();
      throw error;
    }
  }
  const template = process.env.JIANGPING_TEST_TEMPLATE;
  if (template === undefined) throw new Error('no template store: global-setup.ts makes it');
  cpSync(template, folder, { recursive: true });
  const facts = JSON.parse(readFileSync(join(folder, FACTS_FILE), 'utf8')) as Template;
  return { url: storeUrl(folder), folder, facts, drop: () => Promise.resolve(removeFolder()) };
}

async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const given = process.env.JIANGPING_TEST_POSTGRES;
  if (given === undefined) {
    const { url, stop } = await startCluster();
    return { url, drop: stop };
  }
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onCluster(given, `create database "${name}" template "template0"`);
  const url = new URL(given);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onCluster(given, `drop database if exists "${name}" with (force)`) };
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
