/** Which contents are named by rows: the one place that knows where a digest of a content stands. */
import { asc, gt } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db, Tables } from './db/store.ts';

const NAMING: readonly ((t: Tables) => SQLiteColumn)[] = [
  (t) => t.attachment.digest,
  (t) => t.settlement.bundle
];

const PAGE = 500;

/** Each digest once, whatever its form: a row that was tampered with may name anything. */
export async function* namedDigests(db: Db): AsyncGenerator<string> {
  const seen = new Set<string>();
  for (const naming of NAMING) {
    const column = naming(db.t);
    for (let after: string | undefined; ;) {
      const rows = (await db.orm
        .selectDistinct({ digest: column })
        .from(column.table)
        .where(after === undefined ? undefined : gt(column, after))
        .orderBy(asc(column))
        .limit(PAGE)) as { digest: string }[];
      for (const { digest } of rows) {
        if (!seen.has(digest)) yield digest;
        seen.add(digest);
      }
      after = rows.at(-1)?.digest;
      if (after === undefined || rows.length < PAGE) break;
    }
  }
}

/** What a digest looks like: nothing else is ever looked for among the files. */
export const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
