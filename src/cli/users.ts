/** An account by the name that people type. */
import { problem } from '#lib/domain/problem.ts';
import { allUsers, type User } from '#lib/server/services/list-users.ts';
import { foldName } from '#lib/server/identity/names.ts';
import type { System } from '#lib/server/system.ts';
import { InputFailure } from './failure.ts';

export async function userNamed(system: System, name: string): Promise<User> {
  const found = (await allUsers(system, name)).find((each) => foldName(each.name) === foldName(name));
  if (found) return found;
  throw new InputFailure([problem('not-found', { kind: 'user', id: name })]);
}
