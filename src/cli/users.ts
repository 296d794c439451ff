/** Accounts by the names that people type. */
import { problem } from '#lib/domain/problem.ts';
import { foldName } from '#lib/server/identity/names.ts';
import { listUsers } from '#lib/server/services/list-users.ts';
import type { System } from '#lib/server/system.ts';
import { InputFailure } from './failure.ts';
import { OPERATOR } from './store.ts';

const PAGE = 200;

export type User = Awaited<ReturnType<typeof listUsers>>['users'][number];

export const allUsers = (system: System): Promise<User[]> => search(system, null);

export async function userNamed(system: System, name: string): Promise<User> {
  const found = (await search(system, name)).find((each) => foldName(each.name) === foldName(name));
  if (found) return found;
  throw new InputFailure([problem('not-found', { kind: 'user', id: name })]);
}

async function search(system: System, name: string | null): Promise<User[]> {
  const users: User[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listUsers>> = await listUsers(system, OPERATOR, {
      search: name,
      after,
      limit: PAGE
    });
    users.push(...page.users);
    after = page.next;
  } while (after !== null);
  return users;
}
