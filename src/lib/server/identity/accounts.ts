/** Accounts as they stand in the store, and as whom they act. Must not know: passwords, sessions. */
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Actor, Subject } from '../access.ts';
import type { Db, Tables } from '../db/store.ts';
import { refuse } from '../refusal.ts';
import { foldName } from './names.ts';

export type Account = Tables['user']['$inferSelect'];
export type AccountRole = Account['role'];

export const ACCOUNT_ROLES = ['administrator', 'manager', 'staff', 'expert', 'official'] as const;

/** waiting: nobody has entered yet, for no password was set */
export const ACCOUNT_STATES = ['entered', 'waiting', 'disabled'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export async function accountById(db: Db, id: string): Promise<Account | undefined> {
  const [row] = await db.prepared<Account[]>('account:id', (orm, { user }) =>
    orm
      .select()
      .from(user)
      .where(eq(user.id, sql.placeholder('id')))
  )({ id });
  return row;
}

export async function accountByName(db: Db, name: string): Promise<Account | undefined> {
  const [row] = await db.prepared<Account[]>('account:name', (orm, { user }) =>
    orm
      .select()
      .from(user)
      .where(eq(user.foldedName, sql.placeholder('folded')))
  )({ folded: foldName(name) });
  return row;
}

/**
 * The session was looked up before, in another transaction: what began in it does not outlive the account. Asked by the
 * kernel of every act and view, so one short query.
 * @throws Refusal session-ended
 */
export async function demandEnabled(db: Db, { user: id }: Actor): Promise<void> {
  if (id === null) return; // the operator, the public
  const [row] = await db.prepared<Pick<Account, 'disabledAt'>[]>('account:enabled', (orm, { user }) =>
    orm
      .select({ disabledAt: user.disabledAt })
      .from(user)
      .where(eq(user.id, sql.placeholder('id')))
  )({ id });
  if (!row) return refuse('session-ended', { why: 'unknown' });
  if (row.disabledAt !== null) refuse('session-ended', { why: 'account-disabled' });
}

/** The account that acts as an expert now. There is one at most: two would score as one and not know of each other. */
export async function enabledAccountOf(
  { orm, t: { user } }: Db,
  expert: string
): Promise<Pick<Account, 'id' | 'name'> | undefined> {
  const [row] = await orm
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(and(eq(user.expert, expert), isNull(user.disabledAt)));
  return row;
}

export async function hasOtherAdministrator({ orm, t: { user } }: Db, id: string): Promise<boolean> {
  const [other] = await orm
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.role, 'administrator'), isNull(user.disabledAt), ne(user.id, id)))
    .limit(1);
  return other !== undefined;
}

/** Asked for at sign-in; one that was only prepared is not. */
export const hasSecondFactor = ({ totpConfirmedAt }: Pick<Account, 'totpConfirmedAt'>): boolean =>
  totpConfirmedAt !== null;

export const actorOf = ({
  id,
  role,
  authority,
  expert
}: Pick<Account, 'id' | 'role' | 'authority' | 'expert'>): Actor => ({
  role,
  user: id,
  authority,
  expert,
  name: `user:${id}`
});

/** The account as what an act is about; its role goes with it, its secrets do not. */
export async function accountSubject(
  db: Db,
  id: string
): Promise<(Pick<Account, 'id' | 'name' | 'role' | 'disabledAt'> & Subject) | undefined> {
  const account = await accountById(db, id);
  if (!account) return undefined;
  const { name, role, disabledAt, authority } = account;
  return { id, name, role, disabledAt, authorities: [authority], user: id };
}

/** The actor's own account: for the acts that everybody may do to it. */
export const ownSubject = (db: Db, actor: Actor): ReturnType<typeof accountSubject> =>
  accountSubject(db, actor.user ?? '');
