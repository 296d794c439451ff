/**
 * Anchors: the chain's head, noted in a file outside the database at each seal, publication and day's end, so that a
 * cut-off tail and a wholly rewritten chain are found too. The table is what still has to be written; the file is the proof.
 */
import { asc, inArray, isNull } from 'drizzle-orm';
import { canonical } from '#lib/domain/canonical-json.ts';
import { dayInShanghai } from '../clock.ts';
import type { Db, Store } from '../db/store.ts';
import { appendDurably, lockAnchors } from './append-anchors.ts';
import type { Head } from './chain.ts';

export interface Anchor {
  number: number;
  hash: string;
  /** the act, or `day-end` */
  why: string;
  at: number;
}

export interface Noted {
  /** there is something to write to the file */
  due: boolean;
  /** this act is the first of its day */
  dayEnded: boolean;
}

export async function noteAnchor(
  { orm, t }: Db,
  { head, before }: { head: Head; before: Head & { at: number | null } },
  now: number,
  why: string | undefined
): Promise<Noted> {
  const anchors: Anchor[] = [];
  // The first act of a day closes the day before.
  const dayEnded = before.at !== null && !isSameDay(before.at, now);
  if (dayEnded) {
    anchors.push({ number: before.number, hash: before.hash, why: 'day-end', at: now });
  }
  if (why !== undefined) anchors.push({ ...head, why, at: now });
  if (anchors.length > 0)
    await orm.insert(t.anchor).values(anchors).onConflictDoNothing({ target: t.anchor.number });
  return { due: anchors.length > 0, dayEnded };
}

const HOUR = 3_600_000;

/** Within an hour of UTC no day of Shanghai ends, which spares nearly every act the calendar. */
const isSameDay = (one: number, other: number): boolean =>
  Math.floor(one / HOUR) === Math.floor(other / HOUR) || dayInShanghai(one) === dayInShanghai(other);

/** What keeping anchors needs of a System. */
export interface Keeper {
  store: Store;
  anchorsFile: string | null;
  now: () => number;
  report: (error: unknown) => void;
}

/** Appends what is not in the file yet. A file that cannot be written fails no act: it stays due, and is reported. */
export async function flushAnchors({ store, anchorsFile, now, report }: Keeper): Promise<void> {
  if (anchorsFile === null) return;
  try {
    if ((await store.read(dueAnchors)).length === 0) return;
    const lock = await lockAnchors(anchorsFile);
    try {
      const due = await store.read(dueAnchors); // by now another process may have written some
      if (due.length === 0) return;
      appendDurably(
        anchorsFile,
        due.map(({ number, hash, why, at }) => `${canonical({ number, hash, why, at })}\n`).join('')
      );
      const numbers = due.map(({ number }) => number);
      await store.tx(({ orm, t }) =>
        orm.update(t.anchor).set({ writtenAt: now() }).where(inArray(t.anchor.number, numbers))
      );
    } finally {
      lock.release();
    }
  } catch (error) {
    report(error);
  }
}

const dueAnchors = ({ orm, t }: Db) =>
  orm.select().from(t.anchor).where(isNull(t.anchor.writtenAt)).orderBy(asc(t.anchor.number));
