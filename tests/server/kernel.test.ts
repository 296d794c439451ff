/** What every service is made with: the account looked at again inside the act, keys, and what is kept of answers. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { plainText } from '#lib/domain/schema-kit.ts';
import type { Db } from '#lib/server/db/store.ts';
import { pruneAnswers } from '#lib/server/prune.ts';
import { act } from '#lib/server/service.ts';
import { disableUser } from '#lib/server/services/disable-user.ts';
import { enableUser } from '#lib/server/services/enable-user.ts';
import { listAuthorities } from '#lib/server/services/list-authorities.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { actorFor, makeUser, REASON } from './support/identity.ts';
import { codesOf, refusalOf } from './support/refusals.ts';
import { changedTables, headOf, snapshot } from './support/snapshot.ts';
import { DAY } from './support/stages.ts';
import { freshSystem, OPERATOR, PUBLIC, type TestSystem } from './support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await freshSystem();
});
afterEach(() => system.drop());

/** An act that may be done by anybody, and answers a new id each time that it is done. */
const make = (name: 'register-authority' | 'object-to-notice', prepare?: () => Promise<unknown>) =>
  act<{ text: string }, string, unknown, unknown>({
    name,
    input: z.strictObject({ text: plainText }),
    subject: () => Promise.resolve({ authorities: [null] }),
    missing: () => ({ kind: 'notice', id: '' }),
    ...(prepare ? { prepare } : {}),
    run: ({ newId, witness }) => {
      witness();
      return Promise.resolve(newId());
    }
  });

const ended = (why: string) => ({ code: 'session-ended', detail: { why } });

describe('the account of who acts', () => {
  test('disabled while the act was being prepared: it is not done', async () => {
    const user = await makeUser(system, '张三', 'administrator');
    await makeUser(system, '李四', 'administrator');
    const actor = await actorFor(system, user);
    const slow = make('register-authority', () => disableUser(system, OPERATOR, { user, ...REASON }));
    const head = await headOf(system);
    expect(await refusalOf(slow(system, actor, { text: '' }))).toEqual(ended('account-disabled'));
    expect(await headOf(system)).toBe(head + 1); // disable-user alone
  });

  test('disabled: nothing is done, read, or told again, until it is enabled', async () => {
    const user = await makeUser(system, '张三', 'administrator');
    const actor = await actorFor(system, user);
    const given = { kind: 'district', name: '东城' } as const;
    const made = await registerAuthority(system, actor, given, { key: 'one' });
    await disableUser(system, OPERATOR, { user, ...REASON });
    const before = await snapshot(system);
    const calls = [
      () => registerAuthority(system, actor, given, { key: 'one' }),
      () => registerAuthority(system, actor, { ...given, name: '西城' }),
      () => listAuthorities(system, actor, {})
    ];
    for (const call of calls) expect(await refusalOf(call())).toEqual(ended('account-disabled'));
    expect(changedTables(before, await snapshot(system))).toEqual([]);
    await enableUser(system, OPERATOR, { user, ...REASON });
    expect(await registerAuthority(system, actor, given, { key: 'one' })).toEqual(made);
    expect((await listAuthorities(system, actor, {})).rows).toHaveLength(1);
  });

  test('one that is not in the store opens nothing', async () => {
    const actor = {
      ...(await actorFor(system, await makeUser(system, '张三', 'administrator'))),
      user: 'gone'
    };
    expect(await refusalOf(listAuthorities(system, actor, {}))).toEqual(ended('unknown'));
    expect(await refusalOf(make('register-authority')(system, actor, { text: '' }))).toEqual(
      ended('unknown')
    );
  });
});

describe('a key', () => {
  test.for([
    ['', 'empty-text'],
    [' ', 'empty-text'],
    ['x'.repeat(201), 'text-too-long'],
    ['a\0b', 'bad-text'],
    ['\ud800', 'bad-text']
  ] as const)('%j is refused: %s', async ([key, code]) => {
    const refused = await refusalOf(make('register-authority')(system, OPERATOR, { text: '' }, { key }));
    expect(refused).toMatchObject({ code, path: 'key' });
  });

  test('of 200 characters is taken', async () => {
    const key = '键'.repeat(200);
    const once = make('register-authority');
    const id = await once(system, OPERATOR, { text: '' }, { key });
    expect(await once(system, OPERATOR, { text: '' }, { key })).toBe(id);
  });

  test('of the public is ignored: two people are not one', async () => {
    const object = make('object-to-notice');
    const one = await object(system, PUBLIC, { text: '甲' }, { key: '1' });
    // Neither key-reused, nor the answer of another.
    const two = await object(system, PUBLIC, { text: '乙' }, { key: '1' });
    const three = await object(system, PUBLIC, { text: '甲' }, { key: '1' });
    expect(new Set([one, two, three]).size).toBe(3);
    expect(await kept()).toEqual([]);
  });
});

describe('kept answers', () => {
  test('go after thirty days, at the first act of a day', async () => {
    const given = { kind: 'district', name: '东城' } as const;
    const made = await registerAuthority(system, OPERATOR, given, { key: 'first' });
    system.pass(DAY);
    await make('register-authority')(system, OPERATOR, { text: '' }, { key: 'second' });
    system.pass(29 * DAY); // to the millisecond, not past it
    expect(await registerAuthority(system, OPERATOR, given, { key: 'first' })).toEqual(made);
    await make('register-authority')(system, OPERATOR, { text: '' });
    expect(await kept()).toEqual(['first', 'second']);
    system.pass(3_600_000);
    await make('register-authority')(system, OPERATOR, { text: '' });
    expect(await kept()).toEqual(['first', 'second']); // not at each act
    system.pass(DAY - 3_600_000);
    await make('register-authority')(system, OPERATOR, { text: '' });
    expect(await kept()).toEqual(['second']);
    // The key means nothing any more: the act is tried anew.
    expect(await codesOf(registerAuthority(system, OPERATOR, given, { key: 'first' }))).toEqual([
      'already-there'
    ]);
    expect(system.reports).toEqual([]);
  });

  test('of a long pause go in several transactions, all of them', async () => {
    const old = system.now() - 31 * DAY;
    await keep(2500, (index) => old + Math.floor(index / 3)); // some of the same moment
    await keep(3, () => system.now());
    let transactions = 0;
    const { store } = system;
    const tx: typeof store.tx = (work, options) => {
      transactions++;
      return store.tx(work, options);
    };
    await pruneAnswers({ ...system, store: { ...store, tx } });
    expect(transactions).toBe(3);
    expect(await kept()).toHaveLength(3);
  });

  test('that cannot be removed fail no act', async () => {
    await make('register-authority')(system, OPERATOR, { text: '' });
    system.pass(DAY);
    const { store } = system;
    let transactions = 0;
    const fault = new Error('no');
    // The act's own, that of the anchors, and the one of pruning.
    const tx: typeof store.tx = (work, options) =>
      ++transactions < 3 ? store.tx(work, options) : Promise.reject(fault);
    await make('register-authority')({ ...system, store: { ...store, tx } }, OPERATOR, { text: '' });
    expect([transactions, system.reports]).toEqual([3, [fault]]);
  });
});

const kept = (): Promise<string[]> =>
  system.store.read(async ({ orm, t }: Db) => {
    const rows = await orm.select().from(t.idempotency).orderBy(t.idempotency.key);
    return rows.map(({ key }) => key);
  });

const keep = (count: number, at: (index: number) => number): Promise<unknown> =>
  system.store.tx(({ orm, t }) =>
    orm.insert(t.idempotency).values(
      Array.from({ length: count }, (_, index) => ({
        actor: OPERATOR.name,
        key: `${count}-${index}`,
        act: 'open-round',
        request: '',
        answer: {},
        at: at(index)
      }))
    )
  );
