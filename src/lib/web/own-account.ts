/** What somebody may know of the own account's second factor. The secret itself only until it is confirmed. */
import { accountById, hasSecondFactor } from '#lib/server/identity/accounts.ts';
import { SECOND_FACTOR_ROLES, secretUri } from '#lib/server/identity/second-factor.ts';
import type { System } from '#lib/server/system.ts';
import { qrPath, type QrPath } from './qr.ts';
import type { SignedIn } from './signed-in.ts';

export interface Setup {
  secret: string;
  qr: QrPath;
}

/** none: the role has no second factor */
export async function secondFactorOf(system: System, { actor }: SignedIn): Promise<'on' | 'off' | 'none'> {
  const account = await system.store.read((db) => accountById(db, actor.user));
  if (!account || !SECOND_FACTOR_ROLES.includes(account.role)) return 'none';
  return hasSecondFactor(account) ? 'on' : 'off';
}

/** The picture once more, where a wrong code came back; null: nothing is prepared. */
export async function setupOf(system: System, { actor }: SignedIn): Promise<Setup | null> {
  const account = await system.store.read((db) => accountById(db, actor.user));
  if (!account?.totpSecret || hasSecondFactor(account)) return null;
  const { totpSecret: secret, name } = account;
  return { secret, qr: qrPath(secretUri(secret, name)) };
}
