/** Codes of the app and recovery codes: each works once, in its half-minute or until it is used. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stepOf } from '#lib/server/identity/second-factor.ts';
import { LIMITS } from '#lib/server/identity/throttle.ts';
import { confirmSecondFactor } from '#lib/server/services/confirm-second-factor.ts';
import { prepareSecondFactor } from '#lib/server/services/prepare-second-factor.ts';
import { setPassword } from '#lib/server/services/set-password.ts';
import type { Actor } from '#lib/server/access.ts';
import type { Problem } from '#lib/domain/problem.ts';
import {
  addSecondFactor,
  appCode,
  CLIENT,
  enterAs,
  makeCode,
  makeEntered,
  PASSWORD
} from './support/identity.ts';
import { refusalOf } from './support/refusals.ts';
import { freshSystem, PUBLIC, type TestSystem } from './support/system.ts';

const NAME = '钱进';
let system: TestSystem;
beforeEach(async () => {
  system = await freshSystem();
});
afterEach(() => system.drop());

const enterWith = (secondFactor: string, address = '192.0.2.1') =>
  enterAs(system, NAME, { secondFactor, address });
const refusedWith = (secondFactor: string, address?: string): Promise<Problem> =>
  refusalOf(enterWith(secondFactor, address));
const why = (reason: string) => ({ code: 'second-factor-refused', detail: { why: reason } });

/** RFC 6238, appendix B: the last six digits of its eight. */
test.for([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130']
] as const)('at second %d the code is %s', ([second, code]) => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(stepOf(secret, code, second * 1000)).toBe(Math.floor(second / 30));
});

test('a code of the app works once', async () => {
  const { actor } = await makeEntered(system, NAME);
  const { secret } = await addSecondFactor(system, actor);
  // The one that confirmed is used up too.
  expect(await refusedWith(appCode(system, secret))).toMatchObject(why('used'));
  const next = appCode(system, secret, 1);
  await enterWith(`${next.slice(0, 3)} ${next.slice(3)}`);
  expect(await refusedWith(next)).toMatchObject(why('used'));
  system.pass(30_000);
  expect(await refusedWith(next)).toMatchObject(why('used'));
  await enterWith(appCode(system, secret, 1));
});

test('half a minute early or late is near enough, a whole one is not', async () => {
  const { actor } = await makeEntered(system, NAME);
  const { secret } = await addSecondFactor(system, actor);
  system.pass(3_600_000);
  expect(await refusedWith(appCode(system, secret, -2))).toMatchObject(why('wrong'));
  expect(await refusedWith(appCode(system, secret, 2))).toMatchObject(why('wrong'));
  await enterWith(appCode(system, secret, -1));
  await enterWith(appCode(system, secret, 1));
});

test('of two with the same code at the same moment one enters', async () => {
  const { actor } = await makeEntered(system, NAME);
  const { secret, recoveryCodes } = await addSecondFactor(system, actor);
  for (const code of [appCode(system, secret, 1), recoveryCodes[0]!]) {
    const both = await Promise.allSettled([enterWith(code), enterWith(code)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusedWith(code)).toMatchObject(why('used'));
  }
});

test('guesses are delayed over all addresses; only who has the password can make them', async () => {
  const { actor } = await makeEntered(system, NAME);
  const { secret } = await addSecondFactor(system, actor);
  const wrong = appCode(system, secret, 1000);
  for (let n = 0; n < LIMITS.factor.free; n++) {
    expect(await refusedWith(wrong, `203.0.113.${n}`)).toMatchObject(why('wrong'));
  }
  expect((await refusedWith(appCode(system, secret, 1), '203.0.113.99')).code).toBe('sign-in-delayed');
  system.pass(5000);
  await enterWith(appCode(system, secret, 1));
});

test('only for administrators and managers, only as prepared, only once', async () => {
  const guessed = { code: '000000', password: PASSWORD };
  const official = await makeEntered(system, '旁观', 'official');
  const unavailable = (reason: string) => ({ code: 'second-factor-unavailable', detail: { why: reason } });
  expect(await refusalOf(prepareSecondFactor(system, official.actor, {}))).toMatchObject(unavailable('role'));
  expect(await refusalOf(confirmSecondFactor(system, official.actor, guessed))).toMatchObject(
    unavailable('role')
  );
  const { actor } = await makeEntered(system, NAME);
  expect(await refusalOf(confirmSecondFactor(system, actor, guessed))).toMatchObject(
    unavailable('not-prepared')
  );
  const { uri, secret } = await prepareSecondFactor(system, actor, {});
  expect(uri).toBe(
    `otpauth://totp/Jiangping:${encodeURIComponent(NAME)}?issuer=Jiangping&secret=${secret}&algorithm=SHA1&digits=6&period=30`
  );
  const wrong = { ...guessed, code: appCode(system, secret!, 50) };
  expect(await refusalOf(confirmSecondFactor(system, actor, wrong))).toMatchObject(why('wrong'));
  // Prepared is not on: who gives up amid it is not shut out.
  await enterAs(system, NAME);
  await addSecondFactor(system, actor);
  expect(await refusalOf(prepareSecondFactor(system, actor, {}))).toMatchObject(unavailable('already-on'));
});

test('from a borrowed session nobody turns it on: that would lock the owner out', async () => {
  const { id, actor, entered } = await makeEntered(system, NAME);
  const { secret } = await prepareSecondFactor(system, actor, {});
  const confirm = (password: string) =>
    confirmSecondFactor(system, actor, { code: appCode(system, secret!), password });
  for (let n = 0; n < LIMITS.again.free; n++) {
    expect(await refusalOf(confirm('a borrowed tablet'))).toMatchObject({
      code: 'sign-in-refused',
      path: 'password',
      detail: { why: 'password' }
    });
  }
  expect((await refusalOf(confirm(PASSWORD))).code).toBe('sign-in-delayed');
  await enterAs(system, NAME);
  system.pass(5000);
  // Nor where the owner gets another password while the old one is being looked at.
  const code = await makeCode(system, id);
  const next = { ...CLIENT, name: NAME, code, password: 'the owner’s newest' };
  const [late] = await Promise.allSettled([
    confirmAmid(actor, secret!, () => setPassword(system, PUBLIC, next))
  ]);
  expect(late).toMatchObject({ status: 'rejected', reason: { problems: [{ code: 'sign-in-refused' }] } });
  await enterAs(system, NAME, { password: next.password, device: entered.device });
});

/** `meanwhile`: between the look at the password and the act. */
function confirmAmid(actor: Actor, secret: string, meanwhile: () => Promise<unknown>): Promise<unknown> {
  const { store } = system;
  const tx: typeof store.tx = async (work, options) => {
    if (options?.chain) await meanwhile();
    return store.tx(work, options);
  };
  const given = { code: appCode(system, secret), password: PASSWORD };
  return confirmSecondFactor({ ...system, store: { ...store, tx } }, actor, given);
}
