/**
 * A store in which nobody can sign in as administrator: the account is made, and a code for its first sign-in. Who shows the
 * code listens for FIRST_ADMINISTRATOR; where nobody listens, as in development, nothing is made.
 */
import type { User } from '#lib/server/services/list-users.ts';
import { OPERATOR } from '#lib/server/operator.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import type { System } from '#lib/server/system.ts';
import { allUsers } from './all-users.ts';
import { FIRST_ADMINISTRATOR, type FirstAdministrator } from './entry-messages.ts';

const NAME = '管理员';
const HOURS = 24;

interface Events {
  listenerCount(name: string): number;
  emit(name: string, given: FirstAdministrator): boolean;
}

export async function offerFirstAdministrator(system: System, events: Events = process): Promise<void> {
  if (events.listenerCount(FIRST_ADMINISTRATOR) === 0) return;
  const users = await allUsers(system, OPERATOR);
  const administrators = users.filter(
    ({ role, disabledAt }) => role === 'administrator' && disabledAt === null
  );
  if (administrators.some(({ hasPassword }) => hasPassword)) return;
  const { id, name } = administrators[0] ?? (await makeAccount(system, users));
  const { code, expiresAt } = await issueCode(system, OPERATOR, { user: id, hours: HOURS });
  if (code === null) return; // only for a repeated key, and none was given
  events.emit(FIRST_ADMINISTRATOR, { name, code, expiresAt });
}

async function makeAccount(
  system: System,
  users: readonly Pick<User, 'name'>[]
): Promise<Pick<User, 'id' | 'name'>> {
  let name = NAME;
  for (let number = 2; users.some((each) => each.name === name); number++) name = `${NAME}${number}`;
  const { id } = await createUser(system, OPERATOR, {
    name,
    role: 'administrator',
    authority: null,
    expert: null
  });
  return { id, name };
}
