/** Making and listing accounts: names, scopes, passwords that are refused. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/problem.ts';
import { foldName, nameProblems, tidyName } from '#lib/server/identity/names.ts';
import { passwordProblems } from '#lib/server/identity/passwords.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { disableUser } from '#lib/server/services/disable-user.ts';
import { enableUser } from '#lib/server/services/enable-user.ts';
import { listSessions } from '#lib/server/services/list-sessions.ts';
import { listUsers } from '#lib/server/services/list-users.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { signIn } from '#lib/server/services/sign-in.ts';
import { actorFor, CLIENT, enterAs, makeEntered, makeUser, PASSWORD, REASON } from './support/identity.ts';
import { refusalOf, refusalsOf } from './support/refusals.ts';
import { freshSystem, OPERATOR, PUBLIC, type TestSystem } from './support/system.ts';

describe('a name', () => {
  test('folds to the same however often and however composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldName(text);
        expect(foldName(folded)).toBe(folded);
        expect(foldName(text.normalize('NFD'))).toBe(folded);
      }),
      { numRuns: 2000 }
    );
  });

  test.for([
    ['ZHANG', 'zhang'],
    ['Ｚｈａｎｇ', 'zhang'],
    [' Müller ', 'MU\u0308LLER'],
    ['Straße', 'STRASSE']
  ])('%s is %s', ([a, b]) => {
    expect(foldName(a!)).toBe(foldName(b!));
  });

  test.for(['张三', '买买提·艾力', 'ئەلى', 'Wei Zhang', 'w.zhang@example.org', '李-2'])(
    '%s may be taken',
    (name) => {
      expect(nameProblems(tidyName(name), 'name')).toEqual([]);
    }
  );

  test.for([
    ['', 'empty'],
    ['x'.repeat(65), 'long'],
    ['张  三', 'characters'],
    ['张\u200b三', 'characters'],
    ['<b>', 'characters'],
    ['张三\n', 'characters']
  ] as const)('%j may not: %s', ([name, why]) => {
    expect(nameProblems(name, 'name')).toMatchObject([
      { code: 'name-refused', path: 'name', detail: { why } }
    ]);
  });
});

test.for([
  ['九个字的密码不够长', ['short']],
  ['一共十个字的密码刚好', []],
  ['x'.repeat(257), ['long', 'common']],
  ['Password123', ['common']],
  ['1212121212', ['common']],
  ['ZHANG-wei-zhang', ['like-the-name']],
  ['zhang-wei-zhang2026', ['like-the-name']],
  ['zhang-wei-zhang is my name', []]
] as const)('of the password %s: %j', ([password, whys]) => {
  const problems = passwordProblems(password, 'Zhang-Wei-Zhang', 'password');
  expect(problems.map(({ detail }) => (detail as { why: string }).why)).toEqual(whys);
});

describe('in the store', () => {
  let system: TestSystem;
  beforeEach(async () => {
    system = await freshSystem();
  });
  afterEach(() => system.drop());

  const refused = (given: Parameters<typeof createUser>[2]): Promise<readonly Problem[]> =>
    refusalsOf(createUser(system, OPERATOR, given));
  const problemsOf = async (given: Parameters<typeof createUser>[2]): Promise<unknown[]> =>
    (await refused(given)).map(({ code, path }) => [code, path]);

  test('wrong scopes are refused, all at once', async () => {
    const { id: authority } = await registerAuthority(system, OPERATOR, { kind: 'district', name: '东城' });
    await createUser(system, OPERATOR, { name: '张三', role: 'staff', authority, expert: null });
    expect(await problemsOf({ name: ' 张三', role: 'expert', authority: 'nowhere', expert: null })).toEqual([
      ['scope-missing', 'expert'],
      ['scope-superfluous', 'authority'],
      ['not-found', 'authority'],
      ['already-there', 'name']
    ]);
    expect(await problemsOf({ name: '', role: 'administrator', authority, expert: 'nobody' })).toEqual([
      ['name-refused', 'name'],
      ['scope-superfluous', 'expert'],
      ['scope-superfluous', 'authority'],
      ['not-found', 'expert']
    ]);
  });

  test('a wrong scope says which field', async () => {
    const { id: authority } = await registerAuthority(system, OPERATOR, { kind: 'district', name: '东城' });
    const told = async (...given: Parameters<typeof refused>): Promise<unknown[]> =>
      (await refused(...given)).map(({ code, detail }) => [code, detail]);
    expect(await told({ name: '甲', role: 'expert', authority, expert: null })).toEqual([
      ['scope-missing', { role: 'expert', field: 'expert' }],
      ['scope-superfluous', { role: 'expert', field: 'authority' }]
    ]);
    expect(await told({ name: '甲', role: 'staff', authority, expert: 'nobody' })).toMatchObject([
      ['scope-superfluous', { role: 'staff', field: 'expert' }],
      ['not-found', { kind: 'expert' }]
    ]);
  });

  test('an expert has one account that is enabled', async () => {
    const about = { name: '吴刚', affiliation: '某高校' };
    const { id: expert } = await registerExpert(system, OPERATOR, about);
    const first = await makeUser(system, '吴刚', 'expert', expert);
    const second = { name: '吴刚二', role: 'expert', authority: null, expert } as const;
    expect(await refused(second)).toEqual([
      { code: 'already-there', path: 'expert', detail: { kind: 'user', name: '吴刚' } }
    ]);
    await disableUser(system, OPERATOR, { user: first, ...REASON });
    const { id } = await createUser(system, OPERATOR, second);
    const enabling = enableUser(system, OPERATOR, { user: first, ...REASON });
    expect(await refusalOf(enabling)).toEqual({
      code: 'already-there',
      detail: { kind: 'user', name: '吴刚二' }
    });
    await disableUser(system, OPERATOR, { user: id, ...REASON });
    await enableUser(system, OPERATOR, { user: first, ...REASON });
  });

  test('the last administrator cannot disable the own account', async () => {
    const user = await makeUser(system, '周杰', 'administrator');
    const actor = await actorFor(system, user);
    const other = await makeUser(system, '郑爽', 'administrator');
    await makeUser(system, '旁观', 'manager'); // is none
    await disableUser(system, actor, { user: other, ...REASON });
    expect(await refusalOf(disableUser(system, actor, { user, ...REASON }))).toEqual({
      code: 'last-administrator',
      detail: { user: '周杰' }
    });
    await enableUser(system, actor, { user: other, ...REASON });
    // Of two that disable each other at the same moment one remains.
    const rival = await actorFor(system, other);
    const both = await Promise.allSettled([
      disableUser(system, actor, { user: other, ...REASON }),
      disableUser(system, rival, { user, ...REASON })
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await enableUser(system, OPERATOR, { user: other, ...REASON });
    await enableUser(system, OPERATOR, { user, ...REASON });
    await disableUser(system, actor, { user, ...REASON });
    // The command line can: it can enable again too.
    await disableUser(system, OPERATOR, { user: other, ...REASON });
  });

  test('disabling and enabling have a reason, which stands in the chain', async () => {
    const user = await makeUser(system, '周杰');
    for (const shut of [disableUser, enableUser]) {
      expect((await refusalOf(shut(system, OPERATOR, { user, reason: ' ' }))).code).toBe('reason-missing');
      await shut(system, OPERATOR, { user, reason: `示范：${shut.name}` });
    }
    const details = await system.store.read(({ orm, t }) =>
      orm.select({ detail: t.audit.detail }).from(t.audit).orderBy(t.audit.number)
    );
    expect(details.slice(1)).toEqual([
      { detail: { user, reason: '示范：disable-user', sessions: 0 } },
      { detail: { user, reason: '示范：enable-user' } }
    ]);
  });

  test.for([
    ['name', 'x'.repeat(201), 'text-too-long'],
    ['address', '1'.repeat(201), 'text-too-long'],
    ['device', 'x'.repeat(201), 'text-too-long'],
    ['secondFactor', '1'.repeat(201), 'text-too-long'],
    ['name', 'a\0b', 'bad-text'],
    ['agent', 'a\0b', 'bad-text'],
    ['password', 'a\0b', 'bad-text']
  ] as const)('signing in with a bad text is refused, case %#', async ([path, text, code]) => {
    const given = { ...CLIENT, name: '周杰', password: PASSWORD, [path]: text };
    expect(await refusalOf(signIn(system, PUBLIC, given))).toMatchObject({ code, path });
  });

  test('a browser that tells much of itself is let in, and cut', async () => {
    const { actor } = await makeEntered(system, '周杰');
    await enterAs(system, '周杰', { agent: 'Browser/'.repeat(1000) });
    const agents = (await listSessions(system, actor, {})).map(({ agent }) => agent.length);
    expect(agents.sort()).toEqual(['Browser/1'.length, 200].sort());
  });

  test('one name, one account, for two administrators at the same moment too', async () => {
    const both = await Promise.allSettled([makeUser(system, 'Zhang'), makeUser(system, 'zhang')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await refusalOf(makeUser(system, 'ＺＨＡＮＧ'))).code).toBe('already-there');
  });

  test('are listed by name, a page at a time, by a part of it', async () => {
    for (const name of ['丁', 'b_1', 'A', 'b-2', '丙丁', 'b 1']) await makeUser(system, name);
    const list = (search: string | null, after: string | null, limit: number) =>
      listUsers(system, OPERATOR, { search, after, limit });
    const names = async (search: string): Promise<string[]> =>
      (await list(search, null, 50)).users.map(({ name }) => name);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await list(null, after, 4);
      expect(page.total).toBe(6);
      seen.push(...page.users.map(({ name }) => name));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(['A', 'b 1', 'b-2', 'b_1', '丁', '丙丁']);
    expect(await names('B')).toEqual(['b 1', 'b-2', 'b_1']);
    expect(await names('b_')).toEqual(['b_1']);
    expect(await names('%')).toEqual([]);
    expect(await names('丁')).toEqual(['丁', '丙丁']);
  });
});
