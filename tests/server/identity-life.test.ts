/** An account from its making to its end, as people live it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveSession } from '#lib/server/identity/sessions.ts';
import { changePassword } from '#lib/server/services/change-password.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { dropSecondFactor } from '#lib/server/services/drop-second-factor.ts';
import { listSessions } from '#lib/server/services/list-sessions.ts';
import { setPassword } from '#lib/server/services/set-password.ts';
import { signOutEverywhere } from '#lib/server/services/sign-out-everywhere.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { addSecondFactor, appCode, CLIENT, enterAs, makeCode, PASSWORD } from './support/identity.ts';
import { refusalOf } from './support/refusals.ts';
import { freshSystem, OPERATOR, PUBLIC, type TestSystem } from './support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await freshSystem();
});
afterEach(() => system.drop());

test('from the administrator’s hand to signing out everywhere', async () => {
  const name = '买买提·艾力';
  const { id } = await createUser(system, OPERATOR, { name, role: 'manager', authority: null, expert: null });
  // A name alone opens nothing.
  expect((await refusalOf(enterAs(system, name, { password: '' }))).code).toBe('sign-in-refused');

  const code = await makeCode(system, id);
  const first = await setPassword(system, PUBLIC, { ...CLIENT, name, code, password: PASSWORD });
  const { actor, session } = await resolveSession(system, first.token);
  expect(actor).toEqual({ role: 'manager', user: id, authority: null, expert: null, name: `user:${id}` });
  expect(session).toBe(first.session);

  const { secret, recoveryCodes } = await addSecondFactor(system, actor);
  expect(new Set(recoveryCodes).size).toBe(10);
  expect((await refusalOf(enterAs(system, name))).code).toBe('second-factor-needed');
  system.pass(60_000);
  const second = await enterAs(system, name, { secondFactor: appCode(system, secret) });
  // As it comes from a piece of paper.
  const typed = recoveryCodes[3]!.toLowerCase().replaceAll('-', ' ');
  const third = await enterAs(system, name, { secondFactor: typed });

  const open = await listSessions(system, actor, {});
  expect(open.map((each) => [each.id, each.secondFactor])).toEqual(
    expect.arrayContaining([
      [first.session, false],
      [second.session, true],
      [third.session, true]
    ])
  );
  expect(await signOutEverywhere(system, actor, {})).toEqual({ sessions: 3 });
  for (const { token } of [first, second, third]) {
    const refused = await refusalOf(resolveSession(system, token));
    expect(refused).toMatchObject({ code: 'session-ended', detail: { why: 'signed-out' } });
  }
  expect(await auditRows()).toEqual([
    ['operator:test', 'create-user', id],
    ['operator:test', 'issue-code', id],
    ['public', 'set-password', id],
    [`user:${id}`, 'prepare-second-factor', id],
    [`user:${id}`, 'confirm-second-factor', id],
    ['public', 'sign-in', id],
    ['public', 'sign-in', id],
    [`user:${id}`, 'sign-out-everywhere', id]
  ]);
  // Rows of acts that changed no object, as a sign-in, are whole rows of the chain.
  expect(await verifyAudit(system, OPERATOR, {})).toMatchObject({ problems: [] });
  expect(system.reports).toEqual([]);
});

describe('from inside a session', () => {
  test('the own password is asked again, and the new one is the only one', async () => {
    const { id } = await createUser(system, OPERATOR, {
      name: 'Zhang',
      role: 'administrator',
      authority: null,
      expert: null
    });
    const code = await makeCode(system, id);
    const here = await setPassword(system, PUBLIC, { ...CLIENT, name: 'Zhang', code, password: PASSWORD });
    const there = await enterAs(system, 'ＺＨＡＮＧ');
    const { actor } = await resolveSession(system, here.token);
    const given = { session: here.session, next: 'the tenth plane' };

    const wrong = await refusalOf(changePassword(system, actor, { ...given, password: 'not it at all' }));
    expect(wrong).toMatchObject({ code: 'sign-in-refused', detail: { why: 'password' } });
    const weak = await refusalOf(
      changePassword(system, actor, { ...given, password: PASSWORD, next: 'too short' })
    );
    expect(weak).toMatchObject({ code: 'password-weak', path: 'next' });

    await changePassword(system, actor, { ...given, password: PASSWORD });
    expect((await resolveSession(system, here.token)).session).toBe(here.session);
    expect((await refusalOf(resolveSession(system, there.token))).code).toBe('session-ended');
    expect((await refusalOf(enterAs(system, 'Zhang'))).code).toBe('sign-in-refused');
    await enterAs(system, 'Zhang', { password: given.next });
  });

  test('the second factor goes with the password only', async () => {
    const { id } = await createUser(system, OPERATOR, {
      name: '李雷',
      role: 'administrator',
      authority: null,
      expert: null
    });
    const code = await makeCode(system, id);
    const { token } = await setPassword(system, PUBLIC, {
      ...CLIENT,
      name: '李雷',
      code,
      password: PASSWORD
    });
    const { actor } = await resolveSession(system, token);
    const early = await refusalOf(dropSecondFactor(system, actor, { password: PASSWORD }));
    expect(early).toMatchObject({ code: 'second-factor-unavailable', detail: { why: 'not-on' } });
    await addSecondFactor(system, actor);
    const wrong = await refusalOf(dropSecondFactor(system, actor, { password: 'a borrowed tablet' }));
    expect(wrong.code).toBe('sign-in-refused');
    await dropSecondFactor(system, actor, { password: PASSWORD });
    await enterAs(system, '李雷');
  });
});

/** Who did what to whom. */
const auditRows = (): Promise<unknown[]> =>
  system.store.read(async ({ orm, t }) => {
    const rows = await orm.select().from(t.audit).orderBy(t.audit.number);
    return rows.map(({ actor, act, detail }) => [actor, act, (detail as { user: string }).user]);
  });
