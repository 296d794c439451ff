/** Removes contents that no row names: what an act left behind that did not come through. */
import type { Contents } from './contents.ts';
import type { Db } from './db/store.ts';
import { namedDigests } from './named-contents.ts';
import type { System } from './system.ts';

/** A content is there before the row that names it commits; no act takes this long. */
export const LEAST_AGE_MS = 3_600_000;

/** @returns the digests that were removed */
export async function sweepContents({ store, contents, now }: System): Promise<string[]> {
  const before = now() - LEAST_AGE_MS;
  const old = await store.read((db) => unnamed(db, contents, before));
  if (old.length === 0) return [];
  // Once more where no act is under way: one may have named an old content in the meantime.
  return store.tx(
    async (db) => {
      const still = new Set(await unnamed(db, contents, before));
      const swept = old.filter((digest) => still.has(digest));
      for (const digest of swept) await contents.remove(db, digest);
      return swept;
    },
    { chain: true }
  );
}

async function unnamed(db: Db, contents: Contents, before: number): Promise<string[]> {
  const named = new Set<string>();
  for await (const digest of namedDigests(db)) named.add(digest);
  const all = await contents.list(db);
  return all.filter(({ digest, at }) => at < before && !named.has(digest)).map(({ digest }) => digest);
}
