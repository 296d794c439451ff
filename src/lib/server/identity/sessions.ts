/** Sessions: a token in the browser, its hash and its limits in the store. Must not know: cookies, passwords. */
import { and, eq, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Actor } from '../access.ts';
import type { Db, Tables } from '../db/store.ts';
import { refuse } from '../refusal.ts';
import type { System } from '../system.ts';
import { actorOf, type Account, type AccountRole } from './accounts.ts';
import { makeToken, tokenHash } from './tokens.ts';

export type Session = Tables['session']['$inferSelect'];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Desks in shared offices: a forgotten browser closes over lunch, and nobody stays signed in overnight. */
const DESK = { idle: 2 * HOUR, absolute: 12 * HOUR };

export const SESSION_LIMITS: Readonly<Record<AccountRole, { idle: number; absolute: number }>> = {
  administrator: DESK,
  manager: DESK,
  staff: DESK,
  official: DESK,
  /** On a tablet of their own, days without a network: sheets must still arrive when it is back. */
  expert: { idle: 7 * DAY, absolute: 30 * DAY }
};

/** A write at each request would queue reads behind the single writer. */
const SEEN_EVERY = MINUTE;
/** Why a session ended can be said for so long. */
const REMEMBERED = 30 * DAY;

export interface Client {
  address: string;
  agent: string;
}

/** Always a new one: a token from before the sign-in is worth nothing after it. */
export async function startSession(
  { orm, t }: Db,
  { id: user, role }: Pick<Account, 'id' | 'role'>,
  { address, agent }: Client,
  secondFactor: boolean,
  now: number
): Promise<{ token: string; session: string; endsAt: number }> {
  const token = makeToken();
  const session = tokenHash(token);
  const endsAt = now + SESSION_LIMITS[role].absolute;
  await orm.delete(t.session).where(and(eq(t.session.user, user), lt(t.session.endsAt, now - REMEMBERED)));
  await orm.insert(t.session).values({
    id: session,
    user,
    createdAt: now,
    lastSeenAt: now,
    endsAt,
    // For the owner to recognise; the headers of strangers have no end.
    address: address.slice(0, 64),
    agent: agent.slice(0, 200),
    secondFactor
  });
  return { token, session, endsAt };
}

/** @throws Refusal session-ended with why */
export async function resolveSession(
  system: System,
  token: string
): Promise<{ actor: Actor; session: string; /** of the account */ name: string }> {
  const id = tokenHash(token);
  const now = system.now();
  const found = await system.store.read(async (db) => {
    const [row] = await db.prepared<{ session: Session; account: Account }[]>(
      'session:resolve',
      (orm, { session, user }) =>
        orm
          .select({ session, account: user })
          .from(session)
          .innerJoin(user, eq(user.id, session.user))
          .where(eq(session.id, sql.placeholder('id')))
    )({ id });
    return row;
  });
  if (!found) return refuse('session-ended', { why: 'unknown' });
  const { session, account } = found;
  const why = account.disabledAt === null ? whyEnded(session, account.role, now) : 'account-disabled';
  if (why) refuse('session-ended', { why });
  if (now - session.lastSeenAt >= SEEN_EVERY) await see(system, id, now);
  return { actor: actorOf(account), session: id, name: account.name };
}

/** Of a session whose account may be entered. */
export function whyEnded(
  { endedAt, endsAt, lastSeenAt }: Pick<Session, 'endedAt' | 'endsAt' | 'lastSeenAt'>,
  role: AccountRole,
  now: number
): 'signed-out' | 'expired' | 'idle' | undefined {
  if (endedAt !== null) return 'signed-out';
  if (now >= endsAt) return 'expired';
  return now - lastSeenAt >= SESSION_LIMITS[role].idle ? 'idle' : undefined;
}

/** What cannot be written does not keep anyone from reading, as on a full disk. */
async function see(system: System, id: string, now: number): Promise<void> {
  try {
    await system.store.tx(async ({ orm, t: { session } }) => {
      await orm
        .update(session)
        .set({ lastSeenAt: now })
        .where(and(eq(session.id, id), isNull(session.endedAt), lt(session.lastSeenAt, now)));
    });
  } catch (error) {
    system.report(error);
  }
}

/** Ends one session, if it has not ended yet. */
export async function endSession({ orm, t: { session } }: Db, id: string, now: number): Promise<boolean> {
  const ended = await orm
    .update(session)
    .set({ endedAt: now })
    .where(and(eq(session.id, id), isNull(session.endedAt)))
    .returning({ id: session.id });
  return ended.length > 0;
}

/** Ends all of an account's, but `except`; says how many. */
export async function endSessions(
  { orm, t: { session } }: Db,
  user: string,
  now: number,
  except = ''
): Promise<number> {
  const ended = await orm
    .update(session)
    .set({ endedAt: now })
    .where(and(eq(session.user, user), isNull(session.endedAt), ne(session.id, except)))
    .returning({ id: session.id });
  return ended.length;
}
