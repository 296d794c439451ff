/** The own password, asked again before a change that a borrowed session must not make. */
import type { Actor } from '../access.ts';
import { refuse } from '../refusal.ts';
import type { System } from '../system.ts';
import { accountById, type Account } from './accounts.ts';
import { verifyPassword } from './passwords.ts';
import { beginAttempt, keyOf, takeBackAttempt } from './throttle.ts';

/** @throws Refusal sign-in-refused, sign-in-delayed */
export async function demandOwnPassword(
  system: System,
  actor: Actor,
  password: string,
  path: string
): Promise<Account> {
  const user = actor.user ?? '';
  const keys = [keyOf('again', user)];
  await beginAttempt(system, keys);
  const account = await system.store.read((db) => accountById(db, user));
  const right = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account || !right) return refuse('sign-in-refused', { why: 'password' }, { path });
  await takeBackAttempt(system, keys);
  return account;
}
