/** Accounts as the command line finds them: all, or one by the name that people type. */
import { problem } from '#lib/domain/problem.ts';
import { everyPage } from '#lib/server/paging.ts';
import { listUsers, type User } from '#lib/server/services/list-users.ts';
import { foldName } from '#lib/server/identity/names.ts';
import type { System } from '#lib/server/system.ts';
import { InputFailure } from './failure.ts';
import { OPERATOR } from './store.ts';

const PER_PAGE = 500;

export async function allUsers(system: System, search: string | null = null): Promise<User[]> {
  const pages = await everyPage((after) => listUsers(system, OPERATOR, { search, after, limit: PER_PAGE }));
  return pages.flatMap(({ users }) => users);
}

export async function userNamed(system: System, name: string): Promise<User> {
  const found = (await allUsers(system, name)).find((each) => foldName(each.name) === foldName(name));
  if (found) return found;
  throw new InputFailure([problem('not-found', { kind: 'user', id: name })]);
}
