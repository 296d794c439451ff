/** What failed sign-ins do to the next ones: guessing becomes slow, and a stranger shuts nobody out for good. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LIMITS } from '#lib/server/identity/throttle.ts';
import { changePassword } from '#lib/server/services/change-password.ts';
import { disableUser } from '#lib/server/services/disable-user.ts';
import { setPassword } from '#lib/server/services/set-password.ts';
import type { Problem } from '#lib/domain/problem.ts';
import {
  addSecondFactor,
  CLIENT,
  enterAs,
  makeCode,
  makeEntered,
  makeUser,
  PASSWORD,
  REASON
} from './support/identity.ts';
import { refusalOf } from './support/refusals.ts';
import { freshSystem, OPERATOR, PUBLIC, type TestSystem } from './support/system.ts';

/** `meanwhile`: what happens once, while a password is being verified. */
const verified = vi.hoisted(() => ({
  times: 0,
  meanwhile: undefined as (() => Promise<unknown>) | undefined
}));
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>();
  return {
    ...argon2,
    verify: async (...given: Parameters<typeof argon2.verify>) => {
      verified.times++;
      const { meanwhile } = verified;
      verified.meanwhile = undefined;
      await meanwhile?.();
      return argon2.verify(...given);
    }
  };
});

const NAME = '孙丽';
let system: TestSystem;
beforeEach(async () => {
  system = await freshSystem();
});
afterEach(() => system.drop());

const guess = (address: string, name = NAME, device: string | null = null): Promise<Problem> =>
  refusalOf(enterAs(system, name, { address, device, password: 'a wrong guess' }));

/** Guesses from ever new addresses until the account is delayed for all of them. */
async function swarm(name = NAME): Promise<number> {
  for (let guesses = 0; guesses < 100; guesses++) {
    const { code } = await guess(`203.0.113.${guesses}`, name);
    if (code === 'sign-in-delayed') return guesses;
  }
  throw new Error('nothing stops them');
}

test('unknown name, wrong password, no password yet, disabled: the same answer after the same work', async () => {
  await makeEntered(system, NAME);
  await makeUser(system, '还没来过');
  const gone = await makeEntered(system, '离职');
  await addSecondFactor(system, gone.actor);
  await disableUser(system, OPERATOR, { user: gone.id, ...REASON });
  const answers: unknown[] = [];
  const answerTo = async (name: string, password: string): Promise<void> => {
    verified.times = 0;
    answers.push(await refusalOf(enterAs(system, name, { address: '192.0.2.9', password })));
    expect(verified.times).toBe(1);
  };
  for (const name of [NAME, '没有这个人', '还没来过', '离职', '']) await answerTo(name, 'a wrong guess');
  // Not even that a second factor would be needed.
  await answerTo('离职', PASSWORD);
  for (const answer of answers) {
    expect(answer).toEqual({ code: 'sign-in-refused', detail: { why: 'name-or-secret' } });
  }
});

test('who is disabled or gets another password while the old one is being verified does not enter', async () => {
  const { id: user, actor, entered } = await makeEntered(system, NAME);
  const code = await makeCode(system, user);
  const given = { ...CLIENT, name: NAME, code, password: 'yet another one' };
  verified.meanwhile = () => setPassword(system, PUBLIC, given);
  expect((await refusalOf(enterAs(system, NAME))).code).toBe('sign-in-refused');
  const changing = { password: given.password, next: 'what a stranger wants', session: entered.session };
  const newest = { ...given, code: await makeCode(system, user), password: 'the owner’s newest' };
  verified.meanwhile = () => setPassword(system, PUBLIC, newest);
  expect((await refusalOf(changePassword(system, actor, changing))).code).toBe('sign-in-refused');
  verified.meanwhile = () => disableUser(system, OPERATOR, { user, ...REASON });
  const disabled = await refusalOf(enterAs(system, NAME, { password: newest.password }));
  expect(disabled.code).toBe('sign-in-refused');
});

test('after the free failures each attempt waits, is not looked at, and does not make it longer', async () => {
  await makeEntered(system, NAME);
  for (let n = 0; n < LIMITS.pair.free; n++) expect((await guess('192.0.2.1')).code).toBe('sign-in-refused');
  verified.times = 0;
  for (let n = 0; n < 3; n++) {
    // Even with the right password: otherwise the delay would only hide the answer.
    const delayed = await refusalOf(enterAs(system, NAME));
    expect(delayed).toEqual({ code: 'sign-in-delayed', detail: { seconds: 5 } });
  }
  expect(verified.times).toBe(0);
  system.pass(5000);
  await enterAs(system, NAME);
  // The success has cleared the pair.
  for (let n = 0; n < LIMITS.pair.free; n++) expect((await guess('192.0.2.1')).code).toBe('sign-in-refused');
});

test('thirty guesses at once are no more than one after the other', async () => {
  await makeEntered(system, NAME);
  verified.times = 0;
  const answers = await Promise.allSettled(
    Array.from({ length: 30 }, () => enterAs(system, NAME, { password: 'a wrong guess' }))
  );
  expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
  expect(verified.times).toBe(LIMITS.pair.free);
});

test('one address that tries every name is delayed for all of them', async () => {
  const names = Array.from({ length: LIMITS.address.free }, (_, n) => `名字${n}`);
  for (const name of names) expect((await guess('192.0.2.8', name)).code).toBe('sign-in-refused');
  expect((await guess('192.0.2.8', '又一个')).code).toBe('sign-in-delayed');
  expect((await guess('192.0.2.9', '又一个')).code).toBe('sign-in-refused');
});

test('a swarm delays strangers, not the owner’s device', async () => {
  const { entered } = await makeEntered(system, NAME);
  expect(await swarm()).toBe(LIMITS.account.free);
  expect((await refusalOf(enterAs(system, NAME, { address: '198.51.100.1' }))).code).toBe('sign-in-delayed');
  const { device } = await enterAs(system, NAME, { device: entered.device });
  expect(device).toBe(entered.device);
  // Nor does one from the same office.
  for (let n = 0; n < LIMITS.pair.free; n++) await guess(CLIENT.address);
  await enterAs(system, NAME, { device });
});

test('a device is known to its own account only, and has its own delay', async () => {
  const owner = await makeEntered(system, NAME);
  const stranger = await makeEntered(system, '何人');
  await swarm();
  const theirs = { device: stranger.entered.device, address: '198.51.100.1' };
  expect((await refusalOf(enterAs(system, NAME, theirs))).code).toBe('sign-in-delayed');
  for (let n = 0; n < LIMITS.device.free; n++) await guess('198.51.100.1', NAME, owner.entered.device);
  const delayed = await refusalOf(enterAs(system, NAME, { device: owner.entered.device }));
  expect(delayed.code).toBe('sign-in-delayed');
  // A token that somebody brought along is not made known by signing in with it.
  const { device } = await enterAs(system, '何人', { device: owner.entered.device });
  expect(device).not.toBe(owner.entered.device);
});

test('a one-time code opens the account amid a swarm, and is delayed by its own failures only', async () => {
  const { id } = await makeEntered(system, NAME);
  await swarm();
  const use = (code: string) =>
    setPassword(system, PUBLIC, { ...CLIENT, name: NAME, code, password: PASSWORD });
  for (let n = 0; n < LIMITS.code.free; n++)
    expect((await refusalOf(use('wrong'))).code).toBe('code-refused');
  const code = await makeCode(system, id);
  expect((await refusalOf(use(code))).code).toBe('sign-in-delayed');
  system.pass(5000);
  await use(code);
});

test('quiet time heals, and nothing is kept of what is long over', async () => {
  await makeEntered(system, NAME);
  await swarm();
  system.pass(24 * 3_600_000 + 1);
  await enterAs(system, NAME, { address: '198.51.100.1' });
  const left = await system.store.read(({ orm, t }) => orm.select().from(t.throttle));
  expect(left.map(({ failures }) => failures)).toEqual([0, 0]);
});
