/**
 * How the store is, for whoever looks after it: figures that are read in a moment, and no secret, no path, no address among
 * them. What is slow to find out (damage, tampering) is the affair of check.ts and audit/verify.ts.
 */
import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { and, count, desc, eq, isNull, isNotNull, max, sql } from 'drizzle-orm';
import { readAnchors } from './audit/read-anchors.ts';
import { lastBackup, type LastBackup } from './backup/last-backup.ts';
import { ask, readSettings } from './check.ts';
import type { Db, Engine } from './db/store.ts';
import { knownMigrations, migrationsFolder } from './db/version.ts';
import { namedDigests } from './named-contents.ts';
import type { System } from './system.ts';
import { LEAST_AGE_MS } from './sweep.ts';

export interface Health {
  engine: { name: Engine; version: string };
  /** the last migration of the store, and of this program */
  schema: { applied: number; known: number; last: string };
  /** settings that would lose a confirmed act, as they are and as they must be */
  settings: { name: string; held: string; wanted: string }[];
  /** in bytes; null: of a database server, which knows its own disk */
  size: { store: number; wal: number | null; free: number | null };
  /** null: none was noted; undefined: nowhere to note it */
  backup: LastBackup | null | undefined;
  /** null: no anchors file is kept. due: not written to it yet */
  anchors: { lines: number; unreadable: number; due: number; lastAt: number | null } | null;
  /** the chain's last row */
  audit: { number: number; at: number | null };
  contents: { held: number; missing: number; unnamed: number };
  /** the years with days in the table */
  holidays: number[];
  policies: { policies: number; versions: number };
  /** enabled, and have entered */
  administrators: number;
}

export async function readStoreHealth(db: Db, system: System, now: number): Promise<Health> {
  const { orm, t } = db;
  const [audit] = await orm
    .select({ number: t.audit.number, at: t.audit.at })
    .from(t.audit)
    .orderBy(desc(t.audit.number))
    .limit(1);
  const years = await orm.selectDistinct({ year: t.holiday.year }).from(t.holiday);
  const versions = await orm
    .select({ policy: t.policyVersion.policy, found: count() })
    .from(t.policyVersion)
    .groupBy(t.policyVersion.policy);
  const [administrators] = await orm
    .select({ found: count() })
    .from(t.user)
    .where(and(eq(t.user.role, 'administrator'), isNull(t.user.disabledAt), isNotNull(t.user.passwordHash)));
  return {
    engine: { name: db.engine, version: await engineVersion(db) },
    schema: await schemaOf(db),
    settings: await readSettings(db),
    size: await sizeOf(db),
    backup: lastBackup(system),
    anchors: await anchorsOf(db, system),
    audit: { number: audit?.number ?? 0, at: audit?.at ?? null },
    contents: await contentsOf(db, system, now),
    holidays: years.map(({ year }) => year).sort((a, b) => a - b),
    policies: { policies: versions.length, versions: versions.reduce((sum, { found }) => sum + found, 0) },
    administrators: administrators?.found ?? 0
  };
}

const engineVersion = (db: Db): Promise<string> =>
  ask(db, db.engine === 'sqlite' ? sql`sqlite_version()` : sql`current_setting('server_version')`);

async function schemaOf(db: Db): Promise<Health['schema']> {
  const known = knownMigrations(migrationsFolder(db.engine));
  const table = db.engine === 'sqlite' ? sql`__drizzle_migrations` : sql`drizzle.__drizzle_migrations`;
  const applied = Number(await ask(db, sql`(select count(*) from ${table})`));
  return { applied, known: known.length, last: known[applied - 1]?.tag ?? '' };
}

async function sizeOf(db: Db): Promise<Health['size']> {
  if (db.engine === 'postgres') {
    const store = Number(await ask(db, sql`pg_database_size(current_database())`));
    return { store, wal: null, free: null };
  }
  const file = await ask(db, sql`(select file from pragma_database_list where name = 'main')`);
  const { bavail, bsize } = statfsSync(dirname(file));
  return { store: bytesOf(file), wal: bytesOf(`${file}-wal`), free: bavail * bsize };
}

const bytesOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

async function anchorsOf({ orm, t }: Db, { anchorsFile }: System): Promise<Health['anchors']> {
  if (anchorsFile === null) return null;
  const { anchors, problems } = readAnchors(anchorsFile);
  const [due] = await orm.select({ found: count() }).from(t.anchor).where(isNull(t.anchor.writtenAt));
  const [last] = await orm.select({ at: max(t.anchor.writtenAt) }).from(t.anchor);
  return {
    lines: anchors.length,
    unreadable: problems.length,
    due: due?.found ?? 0,
    lastAt: last?.at ?? null
  };
}

async function contentsOf(db: Db, { contents }: System, now: number): Promise<Health['contents']> {
  const all = await contents.list(db);
  const there = new Set(all.map(({ digest }) => digest));
  const named = new Set<string>();
  for await (const digest of namedDigests(db)) named.add(digest);
  return {
    held: all.length,
    missing: [...named].filter((digest) => !there.has(digest)).length,
    unnamed: all.filter(({ digest, at }) => at < now - LEAST_AGE_MS && !named.has(digest)).length
  };
}
