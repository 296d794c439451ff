/** One-time codes: each opens one account, once, for a while. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeHash, makeCode as newCode } from '#lib/server/identity/codes.ts';
import { changePassword } from '#lib/server/services/change-password.ts';
import { disableUser } from '#lib/server/services/disable-user.ts';
import { enableUser } from '#lib/server/services/enable-user.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { setPassword } from '#lib/server/services/set-password.ts';
import type { Problem } from '#lib/domain/problem.ts';
import {
  actorFor,
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

const HOUR = 3_600_000;

test('a code is the same however it was typed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('-', ' ', '', ' – ', '·'),
      fc.boolean(),
      fc.boolean(),
      (between, small, wide) => {
        const code = newCode();
        expect(code).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){4}[2-9A-HJKMNP-TV-Z]{4}$/);
        let typed = code.replaceAll('-', between);
        if (small) typed = typed.toLowerCase();
        if (wide)
          typed = typed.replace(/[0-9A-Za-z]/g, (sign) =>
            String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)
          );
        expect(codeHash(typed)).toBe(codeHash(code));
      }
    )
  );
});

describe('set-password', () => {
  let system: TestSystem;
  let user: string;
  let code: string;
  beforeEach(async () => {
    system = await freshSystem();
    user = await makeUser(system, '王芳');
    code = await makeCode(system, user);
  });
  afterEach(() => system.drop());

  const use = (typed: string, name = '王芳', password = PASSWORD) =>
    setPassword(system, PUBLIC, { ...CLIENT, name, code: typed, password });
  const refused = (typed: string, name?: string, password?: string): Promise<Problem> =>
    refusalOf(use(typed, name, password));
  const why = (reason: string) => ({ code: 'code-refused', detail: { why: reason } });

  test('a wrong code, an unknown name and somebody else’s code: the same words', async () => {
    const other = await makeUser(system, '赵敏');
    expect(await refused(newCode())).toEqual(await refused(newCode(), '没有这个人'));
    expect(await refused(await makeCode(system, other))).toMatchObject(why('wrong'));
    expect(await refused('', '没有这个人')).toMatchObject(why('wrong'));
  });

  test('expires to the millisecond, and says so', async () => {
    system.pass(72 * HOUR);
    expect(await refused(code)).toMatchObject(why('expired'));
    const short = await makeCode(system, user, 1);
    system.pass(HOUR - 1);
    await use(short);
  });

  test('works once, even for two at the same moment', async () => {
    const both = await Promise.allSettled([use(code), use(code, undefined, 'another password')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refused(code)).toMatchObject(why('used'));
  });

  test('a newer one makes it void', async () => {
    const newer = await makeCode(system, user);
    expect(await refused(code)).toMatchObject(why('expired'));
    await use(newer);
  });

  test('a changed password makes it void: it may have been read by whoever knew the old one', async () => {
    await use(code);
    const outstanding = await makeCode(system, user);
    const actor = await actorFor(system, user);
    await changePassword(system, actor, { password: PASSWORD, next: 'my other password', session: 'none' });
    expect(await refused(outstanding)).toMatchObject(why('expired'));
  });

  test('a weak password does not use it up', async () => {
    const weak = await refused(code, undefined, 'Password123');
    expect(weak).toMatchObject({ code: 'password-weak', detail: { why: 'common', least: 10, most: 256 } });
    await use(code);
  });

  test('a disabled account gets none, and those of before stay void', async () => {
    await disableUser(system, OPERATOR, { user, ...REASON });
    expect(await refused(code)).toMatchObject(why('wrong'));
    const none = await refusalOf(issueCode(system, OPERATOR, { user }));
    expect(none).toMatchObject({ code: 'account-disabled', detail: { user: '王芳' } });
    await enableUser(system, OPERATOR, { user, ...REASON });
    expect(await refused(code)).toMatchObject(why('expired'));
  });

  test('the same key again does not show the code again, and makes no other', async () => {
    const call = { key: 'one' };
    const { code: shown, expiresAt } = await issueCode(system, OPERATOR, { user }, call);
    expect(await issueCode(system, OPERATOR, { user }, call)).toEqual({ code: null, expiresAt });
    await use(shown!);
  });

  test('ends what the lost password had opened', async () => {
    await use(code);
    await use(await makeCode(system, user), undefined, 'my other password');
    expect((await refusalOf(enterAs(system, '王芳'))).code).toBe('sign-in-refused');
    const open = await system.store.read(({ orm, t }) => orm.select().from(t.session));
    expect(open.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
  });
});

test('a code does not get around the second factor, unless whoever issues it says so', async () => {
  const system = await freshSystem();
  const { id: user, actor } = await makeEntered(system, '陈晨', 'administrator');
  const { recoveryCodes } = await addSecondFactor(system, actor);
  const code = await makeCode(system, user);
  const given = { ...CLIENT, name: '陈晨', code, password: 'next password' };
  expect((await refusalOf(setPassword(system, PUBLIC, given))).code).toBe('second-factor-needed');
  await setPassword(system, PUBLIC, { ...given, secondFactor: recoveryCodes[0]! });

  const dropping = await issueCode(system, OPERATOR, { user, dropSecondFactor: true });
  await setPassword(system, PUBLIC, { ...given, code: dropping.code! });
  const details = await system.store.read(({ orm, t }) =>
    orm.select({ detail: t.audit.detail }).from(t.audit)
  );
  expect(details).toContainEqual({ detail: { user, hours: 72, dropSecondFactor: true } });
  await system.drop();
});
