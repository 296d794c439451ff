/** Every act is safe to repeat with its key: it happens once, and a key means one content of one act of one actor. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/server/access.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { openSystem } from '#lib/server/system.ts';
import { REASON } from './support/identity.ts';
import { life, type Step } from './support/life.ts';
import { codesOf, refusalOf } from './support/refusals.ts';
import { change, sheetsOf } from './support/score.ts';
import { allServices, type AnyService } from './support/services.ts';
import { changedTables, expectWhole, headOf, snapshot, undoing } from './support/snapshot.ts';
import { freshSystem, noReport, OPERATOR, PUBLIC } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

/**
 * They take no key: the input holds a secret, and a key is kept with a fast digest of the input; or the public does it,
 * which is many people.
 */
const KEYLESS = [
  'set-password',
  'sign-in',
  'change-password',
  'confirm-second-factor',
  'drop-second-factor',
  'object-to-notice'
];

let world: World;
let services: Map<string, AnyService>;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 4, experts: 3 });
  services = await allServices();
});
afterAll(() => world.system.drop());

/** The input with another id in it, which is other content of the right shape. */
function another(step: Step, input: object): unknown {
  if (step.other) return step.other(input as never);
  const [key] = Object.entries(input).find(([, value]) => typeof value === 'string') ?? [];
  if (key === undefined) throw new Error(`${step.act} needs another content`);
  return { ...input, [key]: 'something-else' };
}

/** Another act that the actor may do at all. */
function otherAct({ act, actor }: Step): [string, unknown] | undefined {
  const { role } = actor();
  if (role === 'public') return undefined;
  if (role !== 'operator')
    return act === 'sign-out' ? ['sign-out-everywhere', {}] : ['sign-out', { session: 'none' }];
  const none = { user: 'none', ...REASON };
  return act === 'enable-user' ? ['disable-user', none] : ['enable-user', none];
}

const rivalOf = (actor: Actor): Actor => ({ ...actor, name: `${actor.name}-2` });

test('each act of a whole life happens once, however often its key comes', async () => {
  const { system } = world;
  const steps = life(world);
  const acts = [...services.values()].filter(({ kind }) => kind === 'act').map(({ name }) => name);
  expect(steps.map(({ act }) => act).sort()).toEqual(acts.sort());
  for (const step of steps) {
    const { act, actor } = step;
    await step.before?.();
    const [service, input, key] = [services.get(act)!, step.input() as object, `key of ${act}`];
    const call = (who: Actor, given: unknown, what = service): Promise<unknown> =>
      what(system, who, given, { key });
    const head = await headOf(system);
    const answer = await call(actor(), input);
    expect([act, await headOf(system)]).toEqual([act, head + 1]);
    step.keep?.(answer as never);
    if (KEYLESS.includes(act)) continue;

    const after = await snapshot(system);
    const again = step.again ? step.again(answer as never) : answer;
    expect([act, await call(actor(), structuredClone(input))]).toEqual([act, again]);
    system.pass(3_600_000);
    expect([act, await call(actor(), input)]).toEqual([act, again]);
    system.pass(-3_600_000);
    const other = another(step, input);
    if (other !== undefined) {
      expect(await refusalOf(call(actor(), other))).toMatchObject({
        code: 'key-reused',
        detail: { key, act }
      });
    }
    const foreign = otherAct(step);
    if (foreign) {
      const refusal = await refusalOf(call(actor(), foreign[1], services.get(foreign[0])));
      expect(refusal).toMatchObject({ code: 'key-reused', detail: { key, act } });
    }
    expect([act, changedTables(after, await snapshot(system))]).toEqual([act, []]);
    // Somebody else's key is another key: the act is tried anew, whatever comes of it.
    const tried = await service(undoing(system), rivalOf(actor()), input, { key }).catch(
      (error: unknown) => error
    );
    const codes = tried instanceof Refusal ? tried.problems.map(({ code }) => code) : [];
    expect([act, codes]).not.toEqual([act, ['key-reused']]);
  }
  const kept = await system.store.read(({ orm, t }) => orm.select().from(t.idempotency));
  expect(kept.filter(({ act }) => KEYLESS.includes(act))).toEqual([]);
  expect(kept).toHaveLength(acts.length - KEYLESS.length);
  await expectWhole(system);
});

test('the same key of two actors is two keys', async () => {
  const { system } = world;
  const key = 'shared';
  const one = await registerAuthority(system, OPERATOR, { kind: 'district', name: '示范四区' }, { key });
  const administrator = await world.account('administrator');
  const two = await registerAuthority(system, administrator, { kind: 'district', name: '示范五区' }, { key });
  expect(two.id).not.toBe(one.id);
  expect(await registerAuthority(system, OPERATOR, { kind: 'district', name: '示范四区' }, { key })).toEqual(
    one
  );
});

test('a refused act leaves no key behind: mended, it can be repeated', async () => {
  const { system, manager, policyVersion, experts } = world;
  const { id: round } = await createRound(system, manager, {
    code: 'R7',
    title: '示范批次',
    authority: null,
    policyVersion,
    assessment: 'end-of-term',
    date: '2026-06-30'
  });
  const before = await snapshot(system);
  const key = 'panels';
  const panels = [{ name: '组', experts: ['nobody'] }];
  expect(await codesOf(formPanels(system, manager, { round, panels }, { key }))).toEqual(['not-found']);
  expect(await codesOf(openRound(system, manager, { round }, { key }))).toEqual(['no-participants']);
  expect(await codesOf(openRound(system, PUBLIC, { round }, { key }))).toEqual(['forbidden']);
  expect(changedTables(before, await snapshot(system))).toEqual([]);
  await formPanels(system, manager, { round, panels: [{ name: '组', experts }] }, { key });
});

test('calls with one key at the same moment happen once, from two processes too', async () => {
  const { system, manager, expertActors } = world;
  // One server per SQLite file; on PostgreSQL a second one works on the same database.
  const second =
    system.store.engine === 'sqlite' ? undefined : await openSystem(system.url, { report: noReport });
  const stores = [system, second ? { ...second, newId: system.newId, now: system.now } : system];
  try {
    await makeRound(world, { code: 'R8' });
    const [sheet] = (await sheetsOf(system, expertActors[0]!)).slice(-1);
    const changes = [change(sheet!, 'projects', { points: 1 }, { id: 'at-once' })];
    const calls = {
      authority: (at: number) =>
        registerAuthority(
          stores[at % 2]!,
          OPERATOR,
          { kind: 'district', name: '示范六区' },
          { key: 'at-once' }
        ),
      changes: (at: number) =>
        saveChanges(stores[at % 2]!, expertActors[0]!, { changes }, { key: 'at-once' }),
      round: (at: number) =>
        createRound(
          stores[at % 2]!,
          manager,
          {
            code: 'R9',
            title: '批次',
            authority: null,
            policyVersion: world.policyVersion,
            assessment: 'end-of-term',
            date: '2026-06-30'
          },
          { key: 'at-once' }
        )
    };
    for (const [name, call] of Object.entries(calls)) {
      const head = await headOf(system);
      const answers: unknown[] = await Promise.all(Array.from({ length: 6 }, (_, at) => call(at)));
      expect([name, ...answers]).toEqual([name, ...Array<unknown>(6).fill(answers[0])]);
      expect([name, await headOf(system)]).toEqual([name, head + 1]);
    }
  } finally {
    await second?.store.close();
  }
});
