/** Sessions: new at each sign-in, over after their time, gone at a word. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveSession } from '#lib/server/identity/sessions.ts';
import { disableUser } from '#lib/server/services/disable-user.ts';
import { enableUser } from '#lib/server/services/enable-user.ts';
import { listSessions } from '#lib/server/services/list-sessions.ts';
import { signOut } from '#lib/server/services/sign-out.ts';
import { enterAs, makeEntered, REASON } from './support/identity.ts';
import { refusalOf } from './support/refusals.ts';
import { freshSystem, OPERATOR, type TestSystem } from './support/system.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let system: TestSystem;
beforeEach(async () => {
  system = await freshSystem();
});
afterEach(() => system.drop());

const whyEnded = async (token: string): Promise<unknown> => {
  const refused = await refusalOf(resolveSession(system, token));
  expect(refused.code).toBe('session-ended');
  return (refused.detail as { why: string }).why;
};

test('each sign-in has its own token', async () => {
  const { entered, actor } = await makeEntered(system, '周杰');
  const others = await Promise.all([1, 2, 3].map(() => enterAs(system, '周杰')));
  const all = [entered, ...others];
  expect(new Set(all.map(({ token }) => token)).size).toBe(4);
  expect(new Set(all.map(({ session }) => session)).size).toBe(4);
  for (const { token } of all) expect((await resolveSession(system, token)).actor).toEqual(actor);
  expect(await whyEnded('a token that never was')).toBe('unknown');
  // The name of a session is no token.
  expect(await whyEnded(entered.session)).toBe('unknown');
});

describe('limits', () => {
  test('at a desk: two hours of quiet, twelve in all', async () => {
    const { entered } = await makeEntered(system, '周杰', 'administrator');
    system.pass(2 * HOUR - 1);
    await resolveSession(system, entered.token);
    system.pass(2 * HOUR);
    expect(await whyEnded(entered.token)).toBe('idle');

    const { token, endsAt } = await enterAs(system, '周杰');
    const start = system.now();
    while (system.now() + HOUR < endsAt) {
      system.pass(HOUR);
      await resolveSession(system, token);
    }
    system.pass(endsAt - system.now());
    expect(system.now() - start).toBe(12 * HOUR);
    expect(await whyEnded(token)).toBe('expired');
  });

  test('on an expert’s tablet: a week offline, thirty days in all', async () => {
    const expert = 'expert-1';
    await system.store.tx(({ orm, t }) =>
      orm.insert(t.expert).values({ id: expert, name: '吴刚', affiliation: '某高校', createdAt: 0 })
    );
    const { entered, actor } = await makeEntered(system, '吴刚', 'expert', expert);
    expect(actor).toMatchObject({ role: 'expert', expert, authority: null });
    for (let week = 1; week <= 4; week++) {
      system.pass(7 * DAY - 1);
      await resolveSession(system, entered.token);
    }
    system.pass(2 * DAY + 4);
    expect(await whyEnded(entered.token)).toBe('expired');
  });

  test('being seen is written once a minute at most', async () => {
    const { entered } = await makeEntered(system, '周杰');
    const seen = async (): Promise<number> => {
      await resolveSession(system, entered.token);
      const [row] = await system.store.read(({ orm, t }) =>
        orm.select().from(t.session).where(eq(t.session.id, entered.session))
      );
      return row!.lastSeenAt;
    };
    const start = system.now();
    system.pass(MINUTE - 1);
    expect(await seen()).toBe(start);
    system.pass(1);
    expect(await seen()).toBe(start + MINUTE);
  });
});

test('a disabled account is out at once, and its sessions do not come back', async () => {
  const { id: user, entered } = await makeEntered(system, '周杰');
  await disableUser(system, OPERATOR, { user, ...REASON });
  expect(await whyEnded(entered.token)).toBe('account-disabled');
  expect((await refusalOf(enterAs(system, '周杰'))).code).toBe('sign-in-refused');
  await enableUser(system, OPERATOR, { user, ...REASON });
  expect(await whyEnded(entered.token)).toBe('signed-out');
  await enterAs(system, '周杰');
});

test('signing out ends one session, and never somebody else’s', async () => {
  const mine = await makeEntered(system, '周杰');
  const theirs = await makeEntered(system, '郑爽');
  const second = await enterAs(system, '周杰', { address: '2001:db8::7', agent: 'Tablet/2' });
  const foreign = await refusalOf(signOut(system, mine.actor, { session: theirs.entered.session }));
  const absent = await refusalOf(signOut(system, mine.actor, { session: 'nothing' }));
  expect([foreign.code, absent.code]).toEqual(['not-found', 'not-found']);
  await signOut(system, mine.actor, { session: mine.entered.session });
  expect(await whyEnded(mine.entered.token)).toBe('signed-out');
  expect(await listSessions(system, mine.actor, {})).toEqual([
    {
      id: second.session,
      createdAt: system.now(),
      lastSeenAt: system.now(),
      endsAt: second.endsAt,
      address: '2001:db8::7',
      agent: 'Tablet/2',
      secondFactor: false
    }
  ]);
  await resolveSession(system, theirs.entered.token);
});
