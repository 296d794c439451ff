/** Removes answers that were kept for repeated calls (Call.key): nobody repeats a call after so long. */
import { asc, lt, lte } from 'drizzle-orm';
import type { Db } from './db/store.ts';
import type { System } from './system.ts';

const KEPT_MS = 30 * 24 * 3_600_000;
/** One transaction's: acts wait behind it. */
const BATCH = 1000;
/** What a day of scoring leaves is far less; who comes back from a long pause has the rest removed on the next days. */
const MOST_BATCHES = 100;

/** Called at the first act of a day. What cannot be removed fails no act: it stays for the next day, and is reported. */
export async function pruneAnswers({ store, now, report }: System): Promise<void> {
  const before = now() - KEPT_MS;
  try {
    for (let batch = 0; batch < MOST_BATCHES; batch++) {
      // In its turn: on PostgreSQL it would otherwise make acts that keep an answer start over.
      const isMore = await store.tx((db) => pruneBatch(db, before), { chain: true });
      if (!isMore) return;
    }
  } catch (error) {
    report(error);
  }
}

/** @returns whether there may be more */
async function pruneBatch({ orm, t: { idempotency } }: Db, before: number): Promise<boolean> {
  const { at } = idempotency;
  const [last] = await orm
    .select({ at })
    .from(idempotency)
    .where(lt(at, before))
    .orderBy(asc(at))
    .limit(1)
    .offset(BATCH - 1);
  await orm.delete(idempotency).where(last ? lte(at, last.at) : lt(at, before));
  return last !== undefined;
}
