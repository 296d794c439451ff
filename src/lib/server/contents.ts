/**
 * The contents of attachments, named by the SHA-256 of their bytes: files beside a SQLite store, rows on PostgreSQL.
 * A content is durable before the row that names it commits; what no row names is swept later.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { syncPath } from './db/copy-verified.ts';
import type { Db } from './db/store.ts';
import { sha256 } from './digest.ts';
import { refuse } from './refusal.ts';

export interface Contents {
  /** Durable when it returns (files) or with the transaction (rows); the same bytes again change nothing. */
  put(db: Db, bytes: Uint8Array, now: number): Promise<string>;
  get(db: Db, digest: string): Promise<Uint8Array | undefined>;
  /**
   * Each with the time since when it is there, in ms of UTC; among them, under its file's name, what a process that was
   * killed while it wrote left behind.
   */
  list(db: Db): Promise<{ digest: string; at: number }[]>;
  remove(db: Db, digest: string): Promise<void>;
}

const CONTENT_OR_DRAFT = /^[0-9a-f]{64}(\.\d+\.part)?$/;
/** What the operating system says of a disk, a quota or a file that may not grow. */
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];

export function contentsInFolder(folder: string): Contents {
  const path = (digest: string): string => join(folder, digest.slice(0, 2), digest);
  return {
    put(_db, bytes) {
      const digest = sha256(bytes);
      const target = path(digest);
      if (!existsSync(target)) writeDurably(target, bytes);
      return Promise.resolve(digest);
    },
    get: (_db, digest) => Promise.resolve(existsSync(path(digest)) ? readFileSync(path(digest)) : undefined),
    list: () =>
      Promise.resolve(
        (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
          .filter((each) => each.isFile() && CONTENT_OR_DRAFT.test(each.name))
          .flatMap(({ name, parentPath }) => {
            // A draft may have got its name since the folder was read.
            const found = statSync(join(parentPath, name), { throwIfNoEntry: false });
            return found ? [{ digest: name, at: found.mtimeMs }] : [];
          })
          .sort((a, b) => (a.digest < b.digest ? -1 : 1))
      ),
    remove(_db, digest) {
      rmSync(path(digest), { force: true });
      return Promise.resolve();
    }
  };
}

/**
 * Written, synced, renamed, the folder synced: after a power cut the whole file is there, or nothing under its name.
 * @throws Refusal store-full; nothing is left behind
 */
function writeDurably(target: string, bytes: Uint8Array): void {
  const folder = dirname(target);
  const draft = `${target}.${process.pid}.part`;
  try {
    const made = mkdirSync(folder, { recursive: true });
    writeFileSync(draft, bytes, { flush: true });
    renameSync(draft, target);
    syncPath(folder);
    syncPath(dirname(folder));
    if (made !== undefined) syncPath(dirname(made));
  } catch (error) {
    rmSync(draft, { force: true });
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (FULL.includes(code)) refuse('store-full', { store: dirname(folder), reason: message }, {}, error);
    throw error;
  }
}

export const contentsInStore: Contents = {
  async put({ orm, t }, bytes, now) {
    const digest = sha256(bytes);
    await orm
      .insert(t.content)
      .values({ digest, bytes: Buffer.from(bytes), at: now })
      .onConflictDoNothing({ target: t.content.digest });
    return digest;
  },
  async get({ orm, t }, digest) {
    const [row] = await orm.select().from(t.content).where(eq(t.content.digest, digest));
    return row?.bytes;
  },
  list: async ({ orm, t }) =>
    orm.select({ digest: t.content.digest, at: t.content.at }).from(t.content).orderBy(asc(t.content.digest)),
  async remove({ orm, t }, digest) {
    await orm.delete(t.content).where(eq(t.content.digest, digest));
  }
};
