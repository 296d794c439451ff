import { and, asc, count, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { decimal, plainText } from '#lib/domain/schema-kit.ts';
import { hasSecondFactor, type Account } from '../identity/accounts.ts';
import { foldName } from '../identity/names.ts';
import { OPERATOR } from '../operator.ts';
import { view } from '../service.ts';
import type { System } from '../system.ts';

const MOST = 200;

/** Accounts by name, a page at a time. */
export const listUsers = view({
  name: 'list-users',
  input: z.strictObject({
    /** part of a name; null: all */
    search: plainText.nullable(),
    /** what the page before gave as `next`; null: the first page */
    after: plainText.nullable(),
    limit: decimal(0, 1, MOST)
  }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'user', id: '' }),
  async run({ db: { orm, t } }, { search, after, limit }) {
    const { foldedName } = t.user;
    const part = foldName(search ?? '').replace(/[\\%_]/g, '\\$&');
    const found = part === '' ? undefined : sql`${foldedName} like ${`%${part}%`} escape '\\'`;
    const rows = await orm
      .select()
      .from(t.user)
      .where(and(found, after === null ? undefined : gt(foldedName, after)))
      .orderBy(asc(foldedName))
      .limit(limit + 1);
    const [all] = await orm.select({ users: count() }).from(t.user).where(found);
    const users = rows.slice(0, limit);
    return {
      users: users.map(shown),
      total: all?.users ?? 0,
      next: rows.length > limit ? (users.at(-1)?.foldedName ?? null) : null
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

/** Every account, or those that a search finds, whatever the number: for the operator, page after page. */
export async function allUsers(system: System, search: string | null = null): Promise<User[]> {
  const users: User[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listUsers>> = await listUsers(system, OPERATOR, {
      search,
      after,
      limit: MOST
    });
    users.push(...page.users);
    after = page.next;
  } while (after !== null);
  return users;
}
