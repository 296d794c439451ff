/** A copy of a SQLite file that was read back before anyone relies on it. */
import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { refuse } from '../refusal.ts';

/**
 * @param target a file that does not exist yet
 * @throws Refusal backup-damaged; the half-made copy is removed
 */
export async function copyVerified(source: Sqlite.Database, target: string): Promise<void> {
  const draft = `${target}.part`;
  rmSync(draft, { force: true });
  try {
    await source.backup(draft);
    const copy = new Sqlite(draft, { readonly: true });
    try {
      const integrity = copy.pragma('integrity_check', { simple: true });
      if (integrity !== 'ok') refuse('backup-damaged', { part: draft, reason: String(integrity) });
      for (const [table, rows] of counts(source)) {
        const copied = counts(copy).get(table);
        if (copied !== rows) refuse('backup-damaged', { part: table, reason: `${copied} / ${rows}` });
      }
    } finally {
      copy.close();
    }
    chmodSync(draft, 0o600); // as the store itself
    syncPath(draft);
    renameSync(draft, target);
    syncPath(dirname(target));
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function counts(database: Sqlite.Database): Map<string, number> {
  const tables = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[];
  return new Map(
    tables.map((name) => [name, database.prepare(`select count(*) from "${name}"`).pluck().get() as number])
  );
}

/** A file's content, or a folder's list of names, is on the disk afterwards. */
export function syncPath(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
