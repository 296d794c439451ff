/** Every account that somebody may see, whatever the number. */
import type { Actor } from '#lib/server/access.ts';
import { everyPage } from '#lib/server/paging.ts';
import { listUsers, type User } from '#lib/server/services/list-users.ts';
import type { System } from '#lib/server/system.ts';

const PER_PAGE = 500;

type Asked = Pick<Parameters<typeof listUsers>[2], 'role' | 'state'>;

/**
 * @param search part of a name; null: all
 * @throws Refusal forbidden
 */
export async function allUsers(
  system: System,
  actor: Actor,
  search: string | null = null,
  asked: Asked = {}
): Promise<User[]> {
  const pages = await everyPage((after) =>
    listUsers(system, actor, { ...asked, search, after, limit: PER_PAGE })
  );
  return pages.flatMap(({ users }) => users);
}
