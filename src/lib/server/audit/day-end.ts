/**
 * The anchor of a day's end, without waiting for the next day's first act: over a weekend the file outside would otherwise
 * lag behind the chain.
 */
import { dayInShanghai } from '../clock.ts';
import { flushAnchors, type Keeper } from './anchors.ts';
import { readHead } from './chain.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Shanghai has had no summer time since 1991. */
const OFFSET = 8 * HOUR;
/** A clock that is set a little must not end the day before it is over. */
const AFTER_MIDNIGHT = 5_000;
/** Timers count at most to 2^31 ms, and a sleeping machine does not count at all: look again at least every hour. */
const LONGEST_WAIT = HOUR;

export const nextDayEnd = (now: number): number =>
  (Math.floor((now + OFFSET) / DAY) + 1) * DAY - OFFSET + AFTER_MIDNIGHT;

/** Writes the anchor of the last day that had an act, where that day is over and has none. */
export async function anchorDayEnd(keeper: Keeper): Promise<void> {
  const now = keeper.now();
  const isDue = ({ number, at }: { number: number; at: number | null }): boolean =>
    number > 0 && at !== null && dayInShanghai(at) < dayInShanghai(now);
  if (!isDue(await keeper.store.read(readHead))) return;
  await keeper.store.tx(
    async (db) => {
      const head = await readHead(db); // by now an act may have closed the day itself
      if (!isDue(head)) return;
      await db.orm
        .insert(db.t.anchor)
        .values({ number: head.number, hash: head.hash, why: 'day-end', at: now })
        .onConflictDoNothing({ target: db.t.anchor.number });
    },
    { chain: true }
  );
  await flushAnchors(keeper);
}

/** Now, and after each midnight of Shanghai, until it is stopped. What goes wrong is reported, and tried again. */
export function keepDayEnds(keeper: Keeper, longestWait = LONGEST_WAIT): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const turn = async (): Promise<void> => {
    await anchorDayEnd(keeper).catch(keeper.report);
    if (isStopped) return;
    const wait = Math.min(nextDayEnd(keeper.now()) - keeper.now(), longestWait);
    timer = setTimeout(() => void (running = turn()), wait).unref();
  };
  let running = turn();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    }
  };
}
