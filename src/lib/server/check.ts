/**
 * Looks whether a store is sound, as far as its engine and the disk can tell; changes nothing, and runs beside a server.
 * Whether anybody changed the data is another question: audit/verify.ts.
 */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql, type SQL } from 'drizzle-orm';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { foreignObjects } from './db/foreign-objects.ts';
import type { Db, Engine, Tables } from './db/store.ts';
import { knownMigrations, migrationsFolder, pendingMigrations } from './db/version.ts';
import { namedDigests } from './named-contents.ts';
import type { System } from './system.ts';

export interface StoreCheck {
  engine: Engine;
  /** what was looked at, and what it says */
  findings: { name: string; value: string }[];
  problems: Problem[];
}

/** Below this, the next day of scoring with photographs may not fit. */
const LEAST_FREE_MB = 200;

/** What would lose an act that was confirmed, or break what the schema promises, if it were otherwise. */
const WANTED: Readonly<Record<Engine, Readonly<Record<string, string>>>> = {
  sqlite: { journal_mode: 'wal', synchronous: '2', foreign_keys: '1' },
  postgres: { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', server_encoding: 'UTF8' }
};

export async function checkStore({ store, contents }: System): Promise<StoreCheck> {
  return store.read(async (db) => {
    const check: StoreCheck = { engine: db.engine, findings: [], problems: [] };
    await checkEngine(db, check);
    await checkSettings(db, check);
    await checkMigrations(db, check);
    for (const each of await foreignObjects(db)) check.problems.push(problem('store-foreign-object', each));
    const there = new Set((await contents.list(db)).map(({ digest }) => digest));
    for await (const digest of namedDigests(db)) {
      if (!there.has(digest)) check.problems.push(problem('content-missing', { digest }));
    }
    check.findings.push({ name: 'contents', value: String(there.size) });
    return check;
  });
}

async function checkEngine(db: Db, { findings, problems }: StoreCheck): Promise<void> {
  if (db.engine === 'postgres') {
    findings.push({ name: 'version', value: await ask(db, sql`version()`) });
    return;
  }
  const [place] = await rows(db, sql`file`, sql`pragma_database_list where name = 'main'`);
  const store = place ?? '';
  findings.push({ name: 'version', value: `SQLite ${await ask(db, sql`sqlite_version()`)}` });
  const integrity = await rows(db, sql`integrity_check`, sql`pragma_integrity_check`);
  findings.push({ name: 'integrity_check', value: integrity.join('; ') });
  if (integrity.join() !== 'ok') {
    problems.push(problem('store-damaged', { store, reason: integrity.join('; ') }));
  }
  const orphans = await rows(db, sql`"table" || ' → ' || parent`, sql`pragma_foreign_key_check`);
  findings.push({ name: 'foreign_key_check', value: orphans.length === 0 ? 'ok' : String(orphans.length) });
  if (orphans.length > 0) {
    problems.push(problem('store-damaged', { store, reason: [...new Set(orphans)].join('; ') }));
  }
  const { bavail, bsize } = statfsSync(dirname(store));
  const free = Math.floor((bavail * bsize) / 1_000_000);
  findings.push({ name: 'free', value: `${free} MB` });
  if (free < LEAST_FREE_MB) problems.push(problem('store-full', { store, reason: `${free} MB` }));
}

/** The engine's settings on which keeping a confirmed act rests, as they are and as they must be. */
export async function readSettings(db: Db): Promise<{ name: string; held: string; wanted: string }[]> {
  const settings: Awaited<ReturnType<typeof readSettings>> = [];
  for (const [name, wanted] of Object.entries(WANTED[db.engine])) {
    const held = await ask(
      db,
      db.engine === 'sqlite'
        ? sql`(select * from ${sql.raw(`pragma_${name}`)})`
        : sql`current_setting(${name})`
    );
    settings.push({ name, held, wanted });
  }
  return settings;
}

async function checkSettings(db: Db, { findings, problems }: StoreCheck): Promise<void> {
  for (const { name, held, wanted } of await readSettings(db)) {
    findings.push({ name, value: held });
    if (held !== wanted) {
      problems.push(problem('store-damaged', { store: db.engine, reason: `${name}: ${held} / ${wanted}` }));
    }
  }
}

async function checkMigrations(db: Db, { findings, problems }: StoreCheck): Promise<void> {
  const known = knownMigrations(migrationsFolder(db.engine));
  const table = db.engine === 'sqlite' ? sql`__drizzle_migrations` : sql`drizzle.__drizzle_migrations`;
  const applied = (await rows(db, sql`created_at`, table)).map(Number);
  const pending = pendingMigrations({ applied, filled: true }, known, db.engine);
  findings.push({ name: 'migrations', value: `${applied.length} / ${known.length}` });
  if (pending.length > 0) problems.push(problem('store-outdated', { store: db.engine, pending }));
}

/** One value, as text. */
export const ask = async (db: Db, value: SQL): Promise<string> =>
  (await rows(db, value, sql`(select 1) as one`))[0] ?? '';

/** One value of each row, as text; `from` is no table of the schema. */
async function rows({ orm }: Db, value: SQL, from: SQL): Promise<string[]> {
  const found = await orm.select({ value }).from(from as unknown as Tables['audit']);
  return found.map((row) => String(row.value));
}
