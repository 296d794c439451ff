import { and, asc, count, eq, gt, inArray, isNotNull, isNull, max, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { decimal, plainText } from '#lib/domain/schema-kit.ts';
import type { Db } from '../db/store.ts';
import {
  ACCOUNT_ROLES,
  ACCOUNT_STATES,
  hasSecondFactor,
  type Account,
  type AccountState
} from '../identity/accounts.ts';
import { foldName } from '../identity/names.ts';
import { reference } from '../input.ts';
import { view } from '../service.ts';

const MOST = 500;

/** Accounts by name, a page at a time. */
export const listUsers = view({
  name: 'list-users',
  input: z.strictObject({
    /** part of a name; null: all */
    search: plainText.nullable(),
    role: z.enum(ACCOUNT_ROLES).optional(),
    state: z.enum(ACCOUNT_STATES).optional(),
    /** only this account */
    user: reference.optional(),
    /** what the page before gave as `next`; null: the first page */
    after: plainText.nullable(),
    limit: decimal(0, 1, MOST)
  }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'user', id: '' }),
  async run({ db, now }, { search, role, state, user, after, limit }) {
    const { orm, t } = db;
    const { foldedName } = t.user;
    const part = foldName(search ?? '').replace(/[\\%_]/g, '\\$&');
    const found = and(
      part === '' ? undefined : sql`${foldedName} like ${`%${part}%`} escape '\\'`,
      role === undefined ? undefined : eq(t.user.role, role),
      state === undefined ? undefined : isIn(db, state),
      user === undefined ? undefined : eq(t.user.id, user)
    );
    const rows = await orm
      .select({ account: t.user, authorityName: t.authority.name, expertName: t.expert.name })
      .from(t.user)
      .leftJoin(t.authority, eq(t.authority.id, t.user.authority))
      .leftJoin(t.expert, eq(t.expert.id, t.user.expert))
      .where(and(found, after === null ? undefined : gt(foldedName, after)))
      .orderBy(asc(foldedName))
      .limit(limit + 1);
    const [all] = await orm.select({ users: count() }).from(t.user).where(found);
    const page = rows.slice(0, limit);
    const { codes, seen } = await entrancesOf(
      db,
      page.map(({ account }) => account.id),
      now
    );
    return {
      users: page.map(({ account, authorityName, expertName }) => ({
        ...shown(account),
        authorityName,
        expertName,
        /** of a one-time code that opens the account, in ms of UTC; null: there is none */
        codeUntil: codes.get(account.id) ?? null,
        /** null: never, or longer ago than sessions are kept */
        lastSeenAt: seen.get(account.id) ?? null
      })),
      total: all?.users ?? 0,
      next: rows.length > limit ? (page.at(-1)?.account.foldedName ?? null) : null
    };
  }
});

/** Named one by one: a new column is not shown until someone decides so. */
const shown = (account: Account) => ({
  id: account.id,
  name: account.name,
  role: account.role,
  authority: account.authority,
  expert: account.expert,
  hasPassword: account.passwordHash !== null,
  hasSecondFactor: hasSecondFactor(account),
  disabledAt: account.disabledAt,
  createdAt: account.createdAt
});

export type User = Awaited<ReturnType<typeof listUsers>>['users'][number];

function isIn({ t: { user } }: Db, state: AccountState): SQL | undefined {
  if (state === 'disabled') return isNotNull(user.disabledAt);
  return and(
    isNull(user.disabledAt),
    state === 'waiting' ? isNull(user.passwordHash) : isNotNull(user.passwordHash)
  );
}

/** Until when a code opens each account, and when each was last used. */
async function entrancesOf(
  { orm, t: { oneTimeCode, session } }: Db,
  users: readonly string[],
  now: number
): Promise<{ codes: Map<string, number>; seen: Map<string, number> }> {
  const codes = await orm
    .select({ user: oneTimeCode.user, until: max(oneTimeCode.expiresAt) })
    .from(oneTimeCode)
    .where(
      and(inArray(oneTimeCode.user, [...users]), isNull(oneTimeCode.usedAt), gt(oneTimeCode.expiresAt, now))
    )
    .groupBy(oneTimeCode.user);
  const seen = await orm
    .select({ user: session.user, at: max(session.lastSeenAt) })
    .from(session)
    .where(inArray(session.user, [...users]))
    .groupBy(session.user);
  return {
    codes: new Map(codes.map(({ user, until }) => [user, Number(until)])),
    seen: new Map(seen.map(({ user, at }) => [user, Number(at)]))
  };
}
