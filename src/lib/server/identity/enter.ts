/** What the ways in have in common: the second factor before the transaction, the session and the traces within it. */
import { plainText } from '#lib/domain/schema-kit.ts';
import { label, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import type { ActContext } from '../service.ts';
import type { System } from '../system.ts';
import { accountById, hasSecondFactor, type Account } from './accounts.ts';
import { keepDevice } from './devices.ts';
import { claimProof, proveSecondFactor, type Proof } from './second-factor.ts';
import { startSession, type Client } from './sessions.ts';
import { beginAttempt, endAttempt, keyOf, takeBackAttempt, type Key } from './throttle.ts';

/** Of the input of each way in. */
export const entranceFields = {
  name: reference,
  /** a code of the app or a recovery code; null: not asked for yet */
  secondFactor: reference.nullable(),
  /** the client's */
  address: label,
  /** Nobody chooses its length, so that none is refused: cut where it is kept. */
  agent: plainText,
  /** the token that an earlier sign-in handed out */
  device: reference.nullable()
};

/** Everything that was shown is right. */
export interface Entrance {
  account: Account;
  proof: Proof;
  /** counted so far, to be cleared or given back */
  keys: readonly Key[];
}

export interface Entered {
  token: string;
  session: string;
  endsAt: number;
  /** for the device to keep */
  device: string;
  user: string;
}

/** @throws Refusal second-factor-needed, second-factor-refused, sign-in-delayed */
export async function demandSecondFactor(
  system: System,
  account: Account,
  typed: string | null,
  keys: readonly Key[]
): Promise<Entrance> {
  if (!hasSecondFactor(account)) return { account, proof: { how: 'not-asked' }, keys };
  if (typed === null) {
    await takeBackAttempt(system, keys);
    return refuse('second-factor-needed', {});
  }
  const factor = keyOf('factor', account.id);
  try {
    await beginAttempt(system, [factor]);
  } catch (error) {
    await takeBackAttempt(system, keys);
    throw error;
  }
  return { account, proof: await proveSecondFactor(system, account, typed), keys: [...keys, factor] };
}

/** @throws Refusal sign-in-refused where the account changed since it was looked at */
export async function enter(
  { db, now, touch, tell, witness }: ActContext,
  { account, proof, keys }: Entrance,
  client: Client & { device: string | null }
): Promise<Entered> {
  const user = account.id;
  if (!isUnchanged(account, await accountById(db, user))) {
    refuse('sign-in-refused', { why: 'name-or-secret' });
  }
  await touch('user', user);
  witness();
  tell({ user, secondFactor: proof.how });
  await claimProof(db, user, proof, now);
  await endAttempt(db, keys, now);
  const device = await keepDevice(db, client.device, user, now);
  return { ...(await startSession(db, account, client, proof.how !== 'not-asked', now)), device, user };
}

const isUnchanged = (seen: Account, now: Account | undefined): boolean =>
  now?.disabledAt === null &&
  now.passwordHash === seen.passwordHash &&
  now.totpSecret === seen.totpSecret &&
  now.totpConfirmedAt === seen.totpConfirmedAt;
