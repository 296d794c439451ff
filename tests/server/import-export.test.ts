/**
 * Round files in and out: a stored round grades to the same results as the file that it came from, the file that it is
 * written to, and the store that reads that file again.
 */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gradeRound, sealResults } from '#lib/domain/grade-round.ts';
import type { Actor } from '#lib/server/access.ts';
import { compilePolicy, type PolicyData } from '#lib/domain/policy.ts';
import { readRound } from '#lib/domain/read-round.ts';
import type { RoundData } from '#lib/domain/round.ts';
import { shippedIds } from '#lib/policies/shipped.ts';
import { sha256 } from '#lib/server/digest.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { exportRound } from '#lib/server/services/export-round.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { arbScenario } from '../domain/generators.ts';
import { entryFor } from '../domain/generators-rubric.ts';
import { keysShuffled, randomFrom, SEED } from '../domain/kit.ts';
import { ENGINE } from './support/engines.ts';
import { equalRound, importShipped, shipped } from './support/files.ts';
import { codesOf, refusalsOf } from './support/refusals.ts';
import { changedTables, expectWhole, headOf, snapshot } from './support/snapshot.ts';
import { deliberationRound } from './support/stages.ts';
import { freshSystem, OPERATOR, type TestSystem } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

let world: World;
let first: TestSystem;
let second: TestSystem;
/** the manager of each store */
let managers: Map<TestSystem, Actor>;
beforeAll(async () => {
  first = await freshSystem();
  second = await freshSystem();
  world = await makeWorld(first, { studios: 6, experts: 4 });
  const account = { name: 'manager', role: 'manager', authority: null, expert: null } as const;
  const { id } = await createUser(second, OPERATOR, account);
  managers = new Map([
    [first, world.manager],
    [second, { ...world.manager, user: id, name: `user:${id}` }]
  ]);
});
afterAll(async () => {
  await first.drop();
  await second.drop();
});

const RUNS = ENGINE === 'sqlite' ? 60 : 24;
let rounds = 0;

/** What the engine says of a file, by nothing but the engine. */
function digestOfFile(policy: PolicyData, file: unknown): { digest: string; isOpen: boolean } {
  const read = readRound(file, compilePolicy(policy));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const graded = gradeRound(read.value);
  if (!graded.ok) throw new Error(JSON.stringify(graded.problems));
  const isOpen = graded.value.incomplete.length > 0 || graded.value.undecided.length > 0;
  return { digest: sealResults(graded.value, sha256).results.digest, isOpen };
}

const previewDigest = async (system: TestSystem, round: string): Promise<string> =>
  (await previewResults(system, managers.get(system)!, { round })).results.digest;

const importInto = async (system: TestSystem, policy: PolicyData): Promise<string> =>
  (await importPolicy(system, OPERATOR, { data: policy, newVersion: { note: '示范' } })).digest;

/** In, out, and in again elsewhere. */
async function goRound(policy: PolicyData, file: RoundData): Promise<void> {
  const expected = digestOfFile(policy, file);
  const policyVersion = await importInto(first, policy);
  const { id, isNew } = await importRound(first, OPERATOR, { file, policyVersion });
  expect(isNew).toBe(true);
  await expectLanded(id, file);

  const head = await headOf(first);
  const random = randomFrom(rounds);
  const same = await importRound(first, OPERATOR, { file: keysShuffled(file, random), policyVersion });
  expect(same).toEqual({ id, code: file.id, isNew: false });
  const differing = { ...file, date: '2027-01-01' };
  expect(await codesOf(importRound(first, OPERATOR, { file: differing, policyVersion }))).toEqual([
    'round-differs'
  ]);
  expect(await headOf(first)).toBe(head);

  const exported = await exportRound(first, world.manager, { round: id });
  expect(digestOfFile(policy, exported)).toEqual(expected);
  expect(await previewDigest(first, id)).toBe(expected.digest);
  const settled = await settleRound(first, world.manager, { round: id }).catch(() => undefined);
  expect(settled?.results).toBe(expected.isOpen ? undefined : expected.digest);

  const there = { file: exported, policyVersion: await importInto(second, policy) };
  const elsewhere = await importRound(second, OPERATOR, there);
  expect(await previewDigest(second, elsewhere.id)).toBe(expected.digest);
  expect(await exportRound(second, managers.get(second)!, { round: elsewhere.id })).toEqual(exported);
}

async function expectLanded(id: string, file: RoundData): Promise<void> {
  const { round, sheets } = await first.store.read(async ({ orm, t }) => ({
    round: (await orm.select().from(t.round).where(eq(t.round.id, id)))[0],
    sheets: await orm
      .select({ sheet: t.sheet, sealed: t.sealedSheet })
      .from(t.sheet)
      .innerJoin(t.sealedSheet, eq(t.sealedSheet.id, t.sheet.sealed))
      .where(eq(t.sheet.round, id))
  }));
  expect(round).toMatchObject({ code: file.id, state: 'deliberation', imported: true, date: file.date });
  expect(sheets).toHaveLength(file.sheets.length);
  for (const { sheet, sealed } of sheets) {
    expect([sheet.state, sealed.origin, sealed.signature, sealed.edition]).toEqual([
      'sealed',
      'import',
      null,
      1
    ]);
    expect(sealed.total).toBe(sealed.base + sealed.bonus);
  }
}

test('any round over any policy', async () => {
  let [open, decided] = [0, 0];
  await fc.assert(
    fc.asyncProperty(arbScenario, async ({ policy, round }) => {
      const file = { ...round, id: `random-${++rounds}` };
      if (digestOfFile(policy, file).isOpen) open++;
      if ((file.decisions ?? []).length > 0) decided++;
      await goRound(policy, file);
    }),
    { seed: SEED, numRuns: RUNS }
  );
  expect(open).toBeGreaterThan(0);
  expect(decided).toBeGreaterThan(0);
}, 300_000);

/** Any valid rows over a shipped table, with whatever else a file of it may hold. */
const arbShipped = fc.record({
  policy: fc.constantFrom(...shippedIds()),
  assessment: fc.nat(3),
  seeds: fc.array(fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), { minLength: 1, maxLength: 7 }),
  studios: fc.integer({ min: 1, max: 6 }),
  deferred: fc.boolean(),
  vetoed: fc.boolean()
});

test('any round over the four shipped policies', async () => {
  expect(shippedIds()).toHaveLength(4);
  await fc.assert(
    fc.asyncProperty(arbShipped, async ({ policy: id, assessment, seeds, studios, deferred, vetoed }) => {
      const policy = shipped(id);
      const { assessments, rubric, triggers } = policy.data;
      const chosen = assessments[assessment % assessments.length]!;
      const base = equalRound(policy, `shipped-${++rounds}`, studios, { assessment: chosen.id });
      const rows = rubric.categories.flatMap(({ criteria }) => criteria);
      const sheets = base.participants.flatMap(({ id: participant }, studio) =>
        seeds.map((own, index) => ({
          participant,
          expert: `E${String(index + 1)}`,
          entries: Object.fromEntries(
            rows.map((row, at) => [row.id, entryFor(row, own[(at + studio) % 30]!)])
          )
        }))
      ) as RoundData['sheets'];
      const [trigger] = triggers;
      const participants = base.participants.map((each, index) => ({
        ...each,
        ...(deferred && index === 1 ? { status: 'deferred' as const, reason: '停产' } : {}),
        ...(vetoed && index === 2 && trigger && chosen.grades
          ? { vetoes: [{ trigger: trigger.id, note: '查实' }] }
          : {})
      }));
      await goRound(policy.data, { ...base, participants, sheets });
    }),
    { seed: SEED, numRuns: RUNS / 2 }
  );
}, 300_000);

test('a round that was made here, step by step', async () => {
  const { manager } = world;
  const { round } = await deliberationRound(world, 'made-here');
  const { results } = await settleRound(first, manager, { round });
  const exported = await exportRound(first, manager, { round });
  expect(exported.decisions).toHaveLength(1);
  expect(JSON.stringify(exported)).not.toMatch(/专家[甲乙丙丁]/);
  expect(digestOfFile(world.policy.data, exported)).toEqual({ digest: results, isOpen: false });
  const policyVersion = await importShipped(second, world.policy);
  const { id } = await importRound(second, OPERATOR, { file: exported, policyVersion });
  expect(await previewDigest(second, id)).toBe(results);
  expect(await exportRound(second, managers.get(second)!, { round: id })).toEqual(exported);
});

test('a file without an id is named by its content', async () => {
  const { policyVersion, policy, manager } = world;
  const { id: _, ...file } = equalRound(policy, '', 2);
  const one = await importRound(first, OPERATOR, { file, policyVersion, title: '示范' });
  expect(one).toMatchObject({ isNew: true, code: expect.stringMatching(/^import-[0-9a-f]{12}$/) as string });
  expect(await importRound(first, OPERATOR, { file, policyVersion })).toEqual({ ...one, isNew: false });
  expect(await exportRound(first, manager, { round: one.id })).toMatchObject({ id: one.code });
});

test('a faulty file is told every fault, and nothing of it is written', async () => {
  const { policyVersion, policy } = world;
  const good = equalRound(policy, 'faulty', 3);
  const [a, b, c] = good.sheets;
  const file = {
    ...good,
    date: '2026-02-30',
    settings: { quorum: 0, grades: { on: 'base', bands: [] } },
    participants: [
      ...good.participants,
      { ...good.participants[0]!, vetoes: [{ trigger: 'no-such', note: '' }] }
    ],
    sheets: [
      { ...a!, entries: { ...a!.entries, 'problems-solved': { points: 2.25 } } },
      { ...b!, participant: 'P9' },
      { ...c!, entries: {} },
      { ...c! }
    ],
    facts: [{ participant: 'P1', criterion: 'annual-plan', amount: 1, by: '区', on: '2026-01-01' }],
    decisions: [{ kind: 'cap-override', seats: 1, reason: '', by: '评审组', on: '2026-06-30' }]
  };
  const before = await snapshot(first);
  const read = readRound(file, policy);
  expect(read.ok).toBe(false);
  const problems = await refusalsOf(importRound(first, OPERATOR, { file, policyVersion }, { key: 'faulty' }));
  expect(problems).toEqual(read.ok ? [] : read.problems);
  const codes = problems.map(({ code }) => code);
  const some = [
    'bad-date',
    'duplicate-participant',
    'unknown-trigger',
    'off-step',
    'unknown-participant',
    'duplicate-sheet'
  ];
  expect(codes).toEqual(
    expect.arrayContaining([...some, 'unanswered', 'fact-without-amount', 'reason-missing'])
  );

  const refused = (given: unknown, version = policyVersion) =>
    codesOf(importRound(first, OPERATOR, { file: given, policyVersion: version }, { key: 'faulty' }));
  expect(await refused({ ...good, policy: 'beijing-2023' })).toEqual(['unknown-policy']);
  expect(await refused(good, 'no-such-version')).toEqual(['not-found']);
  expect(await refused('not a round')).toEqual(['wrong-type']);
  const moot = {
    ...good,
    decisions: [{ kind: 'cap-override', seats: 1, reason: 'x', by: 'x', on: '2026-06-30' }]
  };
  expect(await refused(moot)).toEqual(['override-without-cap']);
  expect(
    await codesOf(importRound(first, OPERATOR, { file: good, policyVersion, authority: 'none' }))
  ).toEqual(['not-found']);
  expect(changedTables(before, await snapshot(first))).toEqual([]);
});

test('the chains vouch for all of it', async () => {
  await expectWhole(first);
  await expectWhole(second);
}, 60_000);
