/**
 * Failed attempts delay the next one: by account and address, by address, by account. Each only ever delays, up to a
 * ceiling, and quiet time heals. An attempt is counted before its secret is looked at and given back if it was right,
 * so that a thousand at once are not a thousand guesses. Must not know: what is attempted.
 */
import { inArray, lt } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import { digestOf } from '../digest.ts';
import { refuse } from '../refusal.ts';
import type { System } from '../system.ts';

const MINUTE = 60_000;
export const CEILING = 15 * MINUTE;
const FIRST_DELAY = 5_000;

/**
 * free: failures without any delay. heal: the time that makes up for one failure; with it, whoever goes on for ever has
 * one attempt per `heal`. own: only who fails here is delayed by it, so that a success clears it.
 */
export const LIMITS = {
  /** account and address */
  pair: { free: 5, heal: 15 * MINUTE, own: true },
  /** A whole office may stand behind one address: many, and soon healed. */
  address: { free: 50, heal: 2 * MINUTE, own: false },
  /** over all addresses: what stops a swarm; never asked on a known device */
  account: { free: 20, heal: 15 * MINUTE, own: false },
  /** account and known device, in place of the three above */
  device: { free: 5, heal: 15 * MINUTE, own: true },
  /** one-time codes, by account and address: 98 bits need no limit over all addresses, which a stranger could use up */
  code: { free: 10, heal: 15 * MINUTE, own: true },
  /** the second factor: reached only with the first one right */
  factor: { free: 5, heal: 15 * MINUTE, own: true },
  /** the own password, asked again inside a session */
  again: { free: 5, heal: 15 * MINUTE, own: true },
  /** objections by address: a village may stand behind one */
  objection: { free: 10, heal: 5 * MINUTE, own: false },
  /** receipt numbers that nobody has, by address */
  receipt: { free: 20, heal: 2 * MINUTE, own: false },
  /** bundles to recompute, by address */
  verification: { free: 20, heal: MINUTE, own: false }
} as const satisfies Record<string, { free: number; heal: number; own: boolean }>;

export type Kind = keyof typeof LIMITS;

/** `lastAt`: up to when healing has been counted; the last failure, or a little before it. */
export type Counter = Pick<Tables['throttle']['$inferSelect'], 'failures' | 'lastAt' | 'openAt'>;

export interface Key {
  kind: Kind;
  /** a digest: in the field for the name, people type passwords too */
  id: string;
}

export const keyOf = (kind: Kind, ...parts: readonly string[]): Key => ({
  kind,
  id: `${kind}:${digestOf(parts)}`
});

export function delayAfter(kind: Kind, failures: number): number {
  const over = failures - LIMITS[kind].free;
  return over < 0 ? 0 : Math.min(CEILING, FIRST_DELAY * 2 ** over);
}

/** How long until the next attempt; also where the clock was set back, never longer than the ceiling. */
export const waitOf = (counter: Counter | undefined, now: number): number =>
  counter ? Math.min(CEILING, Math.max(0, counter.openAt - now)) : 0;

export function counted(kind: Kind, counter: Counter | undefined, now: number): Counter {
  const { failures, lastAt } = healed(kind, counter, now);
  return { failures: failures + 1, lastAt, openAt: now + delayAfter(kind, failures + 1) };
}

/** One that was counted and turned out right: it was let in, so the next may be too. */
export const givenBack = (counter: Counter, now: number): Counter => ({
  ...counter,
  failures: Math.max(0, counter.failures - 1),
  openAt: Math.min(counter.openAt, now)
});

function healed(kind: Kind, counter: Counter | undefined, now: number): Pick<Counter, 'failures' | 'lastAt'> {
  if (!counter) return { failures: 0, lastAt: now };
  const { heal } = LIMITS[kind];
  const steps = Math.max(0, Math.floor((now - counter.lastAt) / heal));
  const failures = Math.max(0, counter.failures - steps);
  return { failures, lastAt: failures === 0 ? now : counter.lastAt + steps * heal };
}

/** @throws Refusal sign-in-delayed, uncounted, where any of the keys is closed */
export const beginAttempt = (system: System, keys: readonly Key[]): Promise<void> =>
  system.store.tx(async (db) => {
    const now = system.now();
    const counters = await countersOf(db, keys);
    const wait = Math.max(...keys.map(({ id }) => waitOf(counters.get(id), now)));
    if (wait > 0) refuse('sign-in-delayed', { seconds: Math.ceil(wait / 1000) });
    for (const { kind, id } of keys) await keep(db, id, counted(kind, counters.get(id), now));
  });

/** An attempt that neither succeeded nor failed. */
export const takeBackAttempt = (system: System, keys: readonly Key[]): Promise<void> =>
  system.store.tx((db) => giveBack(db, keys, system.now()));

/** An attempt that succeeded, in the transaction of what it opened. */
export async function endAttempt(db: Db, keys: readonly Key[], now: number): Promise<void> {
  const { orm, t } = db;
  await giveBack(
    db,
    keys.filter(({ kind }) => !LIMITS[kind].own),
    now
  );
  const cleared = keys.filter(({ kind }) => LIMITS[kind].own).map(({ id }) => id);
  await orm.delete(t.throttle).where(inArray(t.throttle.key, cleared));
  // Long healed, whatever their kind: a flood leaves nothing for good.
  await orm.delete(t.throttle).where(lt(t.throttle.lastAt, now - 24 * 60 * MINUTE));
}

async function giveBack(db: Db, keys: readonly Key[], now: number): Promise<void> {
  for (const [id, counter] of await countersOf(db, keys)) await keep(db, id, givenBack(counter, now));
}

async function countersOf({ orm, t }: Db, keys: readonly Key[]): Promise<Map<string, Counter>> {
  const ids = keys.map(({ id }) => id);
  const rows = await orm.select().from(t.throttle).where(inArray(t.throttle.key, ids));
  return new Map(rows.map(({ key, ...counter }) => [key, counter]));
}

async function keep({ orm, t }: Db, key: string, counter: Counter): Promise<void> {
  await orm
    .insert(t.throttle)
    .values({ key, ...counter })
    .onConflictDoUpdate({ target: t.throttle.key, set: counter });
}
