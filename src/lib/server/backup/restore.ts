/**
 * A backup into an empty store of either engine: compared with its manifest first, then all rows in one transaction with
 * the chain's verification and the act that says where they come from.
 */
import { flushAnchors } from '../audit/anchors.ts';
import { verifyAudit, type Verification } from '../audit/verify.ts';
import { makeFolder, migrate } from '../db/migrate.ts';
import { takeServerLock, type ServerLock } from '../db/server-lock.ts';
import { readUrl } from '../db/url.ts';
import { knownMigrations, migrationsFolder } from '../db/version.ts';
import { Refusal } from '../refusal.ts';
import { openSystem, type System, type SystemOptions } from '../system.ts';
import { lastMigration } from './backup.ts';
import type { Manifest } from './manifest.ts';
import { againstAnchors, setAside } from './old-anchors.ts';
import { fileDigest, recordRestore } from './record-restore.ts';
import { verifyArchive } from './verify-archive.ts';
import { writeRows } from './write-rows.ts';

export interface Restored {
  manifest: Manifest;
  /** of what the archive holds, before the restore itself is on the chain; with what the anchors of before say of it */
  verification: Verification;
  /** where the anchors file that stood beside the target is now; null: there was none */
  oldAnchors: string | null;
}

/**
 * @throws Refusal backup-damaged, backup-version, unreadable-file, store-not-empty, and as `open` and `migrate` do; then
 * no row was written
 */
export async function restore(url: string, file: string, options: SystemOptions): Promise<Restored> {
  const address = readUrl(url, options.folder ?? process.cwd());
  const manifest = await verifyArchive(file, lastMigration(address.engine));
  const archive = await fileDigest(file);
  let lock: ServerLock | undefined;
  let system: System | undefined;
  try {
    if (address.engine === 'sqlite') {
      makeFolder(address.file);
      lock = takeServerLock(address.file, 'restore', new Date());
    }
    system = await openEmpty(url, options, lock);
    const { store, contents, now, anchorsFile } = system;
    const verification = await store.tx(
      async (db) => {
        await writeRows(db, file, contents);
        const found = await verifyAudit(db, contents, null);
        const old = await againstAnchors(db, anchorsFile, found.head);
        await recordRestore(db, { manifest, archive }, now());
        return { ...found, anchors: old.compared, problems: [...found.problems, ...old.problems] };
      },
      { chain: true }
    );
    const { oldAnchors, problems } = setAside(anchorsFile, new Date(now()));
    verification.problems.push(...problems);
    // Lines of two stores in one file would contradict each other: rather, they stay due.
    if (problems.length === 0) await flushAnchors(system);
    return { manifest, verification, oldAnchors };
  } finally {
    await system?.store.close();
    lock?.release();
  }
}

/** What is missing or was never migrated is made; what holds data is refused by `writeRows`. */
async function openEmpty(url: string, options: SystemOptions, lock: ServerLock | undefined): Promise<System> {
  const { folder = process.cwd() } = options;
  try {
    return await openSystem(url, options);
  } catch (error) {
    const [fault] = error instanceof Refusal ? error.problems : [];
    const all = knownMigrations(migrationsFolder(readUrl(url, folder).engine)).length;
    const isNew =
      fault?.code === 'store-missing' ||
      (fault?.code === 'store-outdated' && fault.detail.pending.length === all);
    if (!isNew) throw error;
    await migrate(url, { folder, ...(lock ? { lock } : {}) });
    return openSystem(url, options);
  }
}
