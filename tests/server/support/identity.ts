/** Accounts for tests of entering: made as an administrator makes them, entered as a browser enters. */
import { TOTP } from 'otpauth';
import { actorOf, accountById, type AccountRole } from '#lib/server/identity/accounts.ts';
import type { Entered } from '#lib/server/identity/enter.ts';
import { confirmSecondFactor } from '#lib/server/services/confirm-second-factor.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { prepareSecondFactor } from '#lib/server/services/prepare-second-factor.ts';
import { setPassword } from '#lib/server/services/set-password.ts';
import { signIn } from '#lib/server/services/sign-in.ts';
import type { Actor } from '#lib/server/access.ts';
import type { System } from '#lib/server/system.ts';
import { OPERATOR, PUBLIC } from './system.ts';

export const PASSWORD = 'vier Sägen, 一把锉刀';
/** A browser that was never here before. */
export const CLIENT = { address: '192.0.2.1', agent: 'Browser/1', device: null, secondFactor: null };

export const makeUser = async (
  system: System,
  name: string,
  role: AccountRole = 'manager',
  expert: string | null = null
): Promise<string> => (await createUser(system, OPERATOR, { name, role, authority: null, expert })).id;

export async function makeCode(system: System, user: string, hours?: number): Promise<string> {
  const { code } = await issueCode(system, OPERATOR, hours === undefined ? { user } : { user, hours });
  return code!;
}

/** An account with a password, entered once. */
export async function makeEntered(
  system: System,
  name: string,
  role: AccountRole = 'manager',
  expert: string | null = null
): Promise<{ id: string; actor: Actor; entered: Entered }> {
  const id = await makeUser(system, name, role, expert);
  const code = await makeCode(system, id);
  const entered = await setPassword(system, PUBLIC, { ...CLIENT, name, code, password: PASSWORD });
  return { id, actor: await actorFor(system, id), entered };
}

export const actorFor = (system: System, id: string): Promise<Actor> =>
  system.store.read(async (db) => actorOf((await accountById(db, id))!));

type SignIn = Parameters<typeof signIn>[2];

export const enterAs = (system: System, name: string, more: Partial<SignIn> = {}): Promise<Entered> =>
  signIn(system, PUBLIC, { ...CLIENT, name, password: PASSWORD, ...more });

/** Turns the second factor on; the clock stands still, so that the code it took is used up for this step. */
export async function addSecondFactor(
  system: System,
  actor: Actor
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = await prepareSecondFactor(system, actor, {});
  const confirming = { code: appCode(system, secret!), password: PASSWORD };
  const { recoveryCodes } = await confirmSecondFactor(system, actor, confirming);
  return { secret: secret!, recoveryCodes };
}

/** Of the acts that ask for one. */
export const REASON = { reason: '示范理由' };

/** What the app shows, `steps` half-minutes from now. */
export const appCode = (system: System, secret: string, steps = 0): string =>
  new TOTP({ secret }).generate({ timestamp: system.now() + steps * 30_000 });
