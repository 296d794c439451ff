/** Accounts that can sign in: made, given a one-time code, and their password set with it, as people do. */
import type { Actor } from '#lib/server/access.ts';
import { OPERATOR } from '#lib/server/operator.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { setPassword } from '#lib/server/services/set-password.ts';
import { signOutEverywhere } from '#lib/server/services/sign-out-everywhere.ts';
import type { System } from '#lib/server/system.ts';
import { SAMPLE_PASSWORD } from './sample-password.ts';

export const PUBLIC: Actor = { role: 'public', user: null, authority: null, expert: null, name: 'public' };

export interface NewAccount {
  name: string;
  role: 'administrator' | 'manager' | 'staff' | 'expert' | 'official';
  authority?: string;
  /** the expert's id */
  expert?: string;
}

export async function makeAccount(
  system: System,
  { name, role, authority, expert }: NewAccount,
  password = SAMPLE_PASSWORD
): Promise<Actor & { user: string }> {
  const scope = { authority: authority ?? null, expert: expert ?? null };
  const { id } = await createUser(system, OPERATOR, { name, role, ...scope });
  const { code } = await issueCode(system, OPERATOR, { user: id });
  const client = { secondFactor: null, address: '127.0.0.1', agent: 'sample', device: null };
  await setPassword(system, PUBLIC, { ...client, name, code: code ?? '', password });
  const actor = { role, user: id, ...scope, name: `user:${id}` };
  // Whoever sat there then is not signed in any more.
  await signOutEverywhere(system, actor, {});
  return actor;
}
