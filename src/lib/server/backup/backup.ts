/**
 * The whole store in one verified file that either engine can take back: rows and contents of one moment, made while the
 * server goes on. What stands under the file's name was read back from the disk and compared; anything else is FILE.part.
 */
import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { readHead } from '../audit/chain.ts';
import { syncPath } from '../db/copy-verified.ts';
import type { Db } from '../db/store.ts';
import type { TableShape } from '../db/tables.ts';
import { knownMigrations, migrationsFolder } from '../db/version.ts';
import { sha256 } from '../digest.ts';
import { isDigest, namedDigests } from '../named-contents.ts';
import { refuse } from '../refusal.ts';
import type { System } from '../system.ts';
import {
  contentEntry,
  FORMAT,
  FORMAT_VERSION,
  LEFT_OUT,
  MANIFEST,
  tableEntry,
  type Manifest
} from './manifest.ts';
import { noteBackup } from './last-backup.ts';
import { linesOf, TRAVELLING } from './rows.ts';
import { verifyArchive } from './verify-archive.ts';
import { writeArchive, type ArchiveWriter } from './write-archive.ts';

export interface BackupMade {
  file: string;
  rows: number;
  contents: number;
  /** of the chain, at the moment of the backup */
  audit: { number: number; hash: string };
  /** contents that rows name and that are not there, or not what their name says: nothing could be saved of them */
  problems: Problem[];
}

/**
 * @param file must not exist
 * @throws Refusal unwritable-file; backup-damaged where the disk does not give back what was written
 */
export async function backup(system: System, file: string): Promise<BackupMade> {
  if (existsSync(file)) refuse('unwritable-file', { file, reason: 'EEXIST' });
  const draft = `${file}.part`;
  try {
    const { manifest, problems } = await system.store.read((db) => write(db, system, draft));
    await verifyArchive(draft, manifest.schema);
    renameSync(draft, file);
    syncPath(dirname(file));
    noteBackup(system, { file, madeAt: Date.parse(manifest.madeAt), audit: manifest.audit });
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    return { file, rows, contents: Object.keys(manifest.contents).length, audit: manifest.audit, problems };
  } catch (error) {
    rmSync(draft, { force: true });
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code !== undefined && syscall !== undefined)
      refuse('unwritable-file', { file, reason: code }, {}, error);
    throw error;
  }
}

/** Reads every row twice, because a tar says the length of an entry first; in one view, so that it is the same twice. */
async function write(
  db: Db,
  system: System,
  file: string
): Promise<{ manifest: Manifest; problems: Problem[] }> {
  const { sizes, problems } = await measureContents(db, system);
  const { number, hash } = await readHead(db);
  const madeAt = new Date(system.now());
  const manifest: Manifest = {
    format: FORMAT,
    version: FORMAT_VERSION,
    schema: lastMigration(db.engine),
    engine: db.engine,
    madeAt: madeAt.toISOString(),
    tables: {},
    leftOut: { ...LEFT_OUT },
    audit: { number, hash },
    contents: Object.fromEntries(sizes),
    contentsMissing: problems.flatMap(({ detail }) => ('digest' in detail ? [detail.digest] : []))
  };
  for (const shape of TRAVELLING) manifest.tables[shape.name] = await measure(db, shape);
  await writeArchive(file, madeAt, async (archive) => {
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    await archive.add(MANIFEST, text.length, [text]);
    for (const shape of TRAVELLING) {
      await archive.add(tableEntry(shape.name), manifest.tables[shape.name]?.bytes ?? 0, bytesOf(db, shape));
    }
    await addContents(archive, db, system, sizes);
  });
  return { manifest, problems };
}

/** The name of the schema that a backup must have. */
export const lastMigration = (engine: Db['engine']): string =>
  knownMigrations(migrationsFolder(engine)).at(-1)?.tag ?? '';

async function measure(db: Db, shape: TableShape): Promise<Manifest['tables'][string]> {
  const hash = createHash('sha256');
  let [rows, length] = [0, 0];
  for await (const page of linesOf(db, shape)) {
    hash.update(page.bytes);
    rows += page.rows;
    length += page.bytes.length;
  }
  return { rows, bytes: length, sha256: hash.digest('hex') };
}

async function* bytesOf(db: Db, shape: TableShape): AsyncGenerator<Buffer> {
  for await (const { bytes } of linesOf(db, shape)) yield bytes;
}

/** A content that is gone must not keep the rest from being saved: it is named. */
async function measureContents(
  db: Db,
  { contents }: System
): Promise<{ sizes: Map<string, number>; problems: Problem[] }> {
  const sizes = new Map<string, number>();
  const problems: Problem[] = [];
  for await (const digest of namedDigests(db)) {
    const bytes = isDigest(digest) ? await contents.get(db, digest) : undefined;
    if (!bytes) problems.push(problem('content-missing', { digest }));
    else if (sha256(bytes) !== digest) problems.push(problem('content-differs', { digest }));
    else sizes.set(digest, bytes.length);
  }
  return { sizes, problems };
}

async function addContents(
  archive: ArchiveWriter,
  db: Db,
  { contents }: System,
  sizes: ReadonlyMap<string, number>
): Promise<void> {
  for (const [digest, size] of sizes) {
    const bytes = await contents.get(db, digest);
    await archive.add(contentEntry(digest), size, bytes ? [bytes] : []);
  }
}
