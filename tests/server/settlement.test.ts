/** Deliberation to final: what blocks a settlement, what makes one stale, what reopens a round. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Refusal } from '#lib/server/refusal.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { decideObjection } from '#lib/server/services/decide-objection.ts';
import { exportBundle } from '#lib/server/services/export-bundle.ts';
import { finaliseRound } from '#lib/server/services/finalise-round.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { listObjections } from '#lib/server/services/list-objections.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { objectToNotice } from '#lib/server/services/object-to-notice.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { readNotice } from '#lib/server/services/read-notice.ts';
import { readResults } from '#lib/server/services/read-results.ts';
import { readRound } from '#lib/server/services/read-round.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { recordVeto } from '#lib/server/services/record-veto.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { withdrawDecision } from '#lib/server/services/withdraw-decision.ts';
import { withdrawNotice } from '#lib/server/services/withdraw-notice.ts';
import { withdrawVeto } from '#lib/server/services/withdraw-veto.ts';
import { equalRound, shipped } from './support/files.ts';
import { codesOf, refusalOf } from './support/refusals.ts';
import { signSheet } from './support/score.ts';
import { changedTables, expectWhole, snapshot } from './support/snapshot.ts';
import { DAY, deliberationRound, object, publicityRound, publish, TIE } from './support/stages.ts';
import { freshSystem, OPERATOR, PUBLIC } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 6, experts: 4 });
});
afterAll(() => world.system.drop());

const REASON = { reason: '示范理由' };
const override = (seats: number) =>
  ({ kind: 'cap-override', seats, reason: '原则上', by: '评审组', on: '2026-06-30' }) as const;

test('whatever a result rests on changes, it has to be settled again before it is published', async () => {
  const stage = await deliberationRound(world, 'stale');
  const { system, manager } = world;
  const { round, participants, sealed } = stage;
  const [S01, S02] = [participants.S01!, participants.S02!];
  let [tie, seat] = [stage.decision, ''];
  const changes: [string, () => Promise<unknown>][] = [
    [
      'decision',
      async () => (seat = (await recordDecision(system, manager, { round, decision: override(1) })).id)
    ],
    ['withdrawal', () => withdrawDecision(system, manager, { decision: seat, ...REASON })],
    [
      'a fact',
      () =>
        verifyFact(system, manager, {
          participant: S01,
          criterion: 'premises',
          amount: 30,
          checkedBy: '区',
          checkedOn: '2026-06-30'
        })
    ],
    ['a return', () => returnSheet(system, manager, { sheet: sealed[0], ...REASON, rows: [] })],
    ['a resubmission', () => signSheet(world, sealed[1], sealed[0])],
    [
      'an assignment',
      () => reassignSheet(system, manager, { participant: S01, from: stage.assigned, to: null, ...REASON })
    ],
    ['the tie taken back', () => withdrawDecision(system, manager, { decision: tie, ...REASON })],
    [
      'the tie again',
      async () => (tie = (await recordDecision(system, manager, { round, decision: TIE })).id)
    ],
    ['a status', () => setStatus(system, manager, { participant: S02, status: 'withdrawn', ...REASON })],
    ['a status back', () => setStatus(system, manager, { participant: S02, status: 'graded', ...REASON })],
    ['a veto', () => recordVeto(system, manager, { participant: S02, trigger: 'unit-closed', note: '查实' })],
    [
      'a veto taken back',
      () => withdrawVeto(system, manager, { participant: S02, trigger: 'unit-closed', ...REASON })
    ]
  ];
  const BLOCKED: Record<string, string[]> = {
    'a resubmission': ['sheets-open'],
    'the tie again': ['round-undecided'],
    // Withdrawn, S02 leaves the count: no seat, no tie, and the decision fits nothing.
    'a status back': ['decision-no-tie']
  };
  for (const [name, change] of changes) {
    const codes = await settleRound(system, manager, { round }).then(
      () => [],
      (error: unknown) => (error as Refusal).problems.map(({ code }) => code)
    );
    expect([name, codes]).toEqual([name, BLOCKED[name] ?? []]);
    await change();
    const stale = [
      ...(await codesOf(publish(world, round))),
      ...(await codesOf(exportBundle(system, manager, { round }))),
      ...(await codesOf(readResults(system, manager, { round, page: { offset: 0, limit: 9 } })))
    ];
    expect([name, stale]).toEqual([name, Array(3).fill('round-not-settled')]);
  }
  // What was looked at is what is settled and published, or nothing.
  const { results } = await previewResults(system, manager, { round });
  expect(await codesOf(settleRound(system, manager, { round, results: 'f'.repeat(64) }))).toEqual([
    'results-changed'
  ]);
  const looked = { round, results: results.digest };
  const [earlier, fromAnotherWindow] = await Promise.all([
    settleRound(system, manager, looked, { key: 'one' }),
    settleRound(system, manager, looked, { key: 'another' })
  ]);
  expect(fromAnotherWindow).toEqual(earlier);
  expect(await settleRound(system, manager, looked)).toEqual(earlier);
  // Settled anew where nobody says what was looked at.
  const anew = await settleRound(system, manager, { round });
  expect(anew).toEqual({ ...earlier, settlement: anew.settlement });
  expect(anew.settlement).not.toBe(earlier.settlement);
  const notice = {
    firstDay: '2026-07-30',
    days: 3,
    kind: 'calendar',
    showScores: false,
    contact: '科室'
  } as const;
  const stalePublish = publishRound(system, manager, { round, settlement: earlier.settlement, ...notice });
  expect(await codesOf(stalePublish)).toEqual(['results-changed']);
  await publish(world, round);
  expect((await readRound(system, manager, { round })).round.state).toBe('publicity');
});

test('too few sheets and open ties block it, each participant named', async () => {
  const { system, manager } = world;
  const policy = shipped('urumqi-2023');
  const data = equalRound(policy, 'blocked', 4, {
    settings: { quorum: 1, cap: { percent: 50, strict: true } }
  });
  const short = { ...data, sheets: data.sheets.filter(({ participant }) => participant !== 'P2') };
  const { id: round } = await importRound(system, OPERATOR, {
    file: short,
    policyVersion: world.policyVersion
  });
  expect(await refusalOf(settleRound(system, manager, { round }))).toMatchObject({
    code: 'round-incomplete',
    detail: { participants: ['P2'] }
  });
  expect(await previewResults(system, manager, { round })).toMatchObject({
    provisional: true,
    results: { participants: 3 }
  });
  const participant = await idOf(round, 'P2');
  expect(await codesOf(setStatus(system, manager, { participant, status: 'deferred', reason: ' ' }))).toEqual(
    ['reason-missing']
  );
  await setStatus(system, manager, { participant, status: 'deferred', reason: '专家生病' });
  expect(await refusalOf(settleRound(system, manager, { round }))).toMatchObject({
    code: 'round-undecided',
    detail: { participants: ['P1', 'P3', 'P4'], seats: 1 }
  });
  const group = ['P1', 'P3', 'P4'];
  const decision = { ...TIE, participants: group, order: ['P4', 'P1', 'P3'] };
  const before = await snapshot(system);
  const refused = async (given: Parameters<typeof recordDecision>[2]['decision']): Promise<string[]> =>
    codesOf(recordDecision(system, manager, { round, decision: given }, { key: 'same' }));
  expect(await refused({ ...decision, participants: ['P1', 'P3'], order: ['P1', 'P3'] })).toEqual([
    'decision-not-the-group'
  ]);
  expect(await refused({ ...decision, order: ['P4', 'P1', 'P1'] })).toEqual(['decision-not-the-group']);
  expect(await refused({ ...decision, participants: ['P2'], order: ['P2'] })).toEqual(['decision-no-tie']);
  expect(await refused({ ...decision, minutes: '' })).toEqual(['empty-text']);
  expect(await refused(override(1))).toEqual(['override-of-strict-cap']);
  expect(changedTables(before, await snapshot(system))).toEqual([]);
  const made = await recordDecision(system, manager, { round, decision }, { key: 'same' });
  expect(made).toMatchObject({ number: 1, undecided: [] });
  await settleRound(system, manager, { round });
  const { rows } = await readResults(system, manager, { round, page: { offset: 0, limit: 9 } });
  expect(Object.fromEntries(rows.map(({ result }) => [result.participant, result.grade]))).toEqual({
    P4: 'excellent', P1: 'pass', P3: 'pass'
  }); // prettier-ignore
});

test('the department may withdraw its own notice; the round is back, and has to be settled again', async () => {
  const { system, manager } = world;
  const { round, notice } = await publicityRound(world, 'withdrawn', false);
  expect(await codesOf(withdrawNotice(system, manager, { round, reason: '' }))).toEqual(['reason-missing']);
  await withdrawNotice(system, manager, { round, ...REASON });
  expect((await readRound(system, manager, { round })).round).toMatchObject({
    state: 'deliberation',
    settled: null
  });
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({ withdrawn: true, results: [] });
  expect(await codesOf(object(world, notice))).toEqual(['notice-over']);
  expect(await codesOf(publish(world, round))).toEqual(['round-not-settled']);
});

test('a sustained objection takes the round back, whose notice is withdrawn; the others are still decided', async () => {
  const { system, manager } = world;
  const { round, notice, objection } = await publicityRound(world, 'sustained');
  const long = { notice, name: '群众', contact: '邮箱', text: '误'.repeat(5_001) };
  expect(await refusalOf(objectToNotice(system, PUBLIC, long))).toMatchObject({
    code: 'text-too-long',
    path: 'text',
    detail: { length: 5_001, most: 5_000 }
  });
  await object(world, notice, '另一处有误');
  const { objections } = await listObjections(system, manager, { round });
  const other = objections.find(({ id }) => id !== objection)!.id;
  await decideObjection(system, manager, { objection, outcome: 'sustained', ...REASON });
  expect((await readRound(system, manager, { round })).round).toMatchObject({
    state: 'deliberation',
    settled: null
  });
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({ withdrawn: true, results: [] });
  expect(await codesOf(object(world, notice))).toEqual(['notice-over']);
  expect(
    await codesOf(decideObjection(system, manager, { objection, outcome: 'dismissed', ...REASON }))
  ).toEqual(['objection-decided']);
  expect(await codesOf(publish(world, round))).toEqual(['round-not-settled']);
  await decideObjection(system, manager, { objection: other, outcome: 'dismissed', ...REASON });

  // The server's clock was wrong and is put right: the notice that runs is the later one all the same.
  await settleRound(system, manager, { round });
  system.pass(-9 * DAY);
  await publish(world, round, 30);
  system.pass(20 * DAY);
  expect(await codesOf(finaliseRound(system, manager, { round }))).toEqual(['notice-running']);
  system.pass(20 * DAY);
  await finaliseRound(system, manager, { round });
  const successor = {
    code: 'sustained-2',
    title: '更正',
    authority: null,
    policyVersion: world.policyVersion,
    assessment: 'end-of-term',
    date: '2026-06-30',
    supersedes: { round, ...REASON }
  };
  await createRound(system, manager, successor);
});

test('the chain vouches for all of it', () => expectWhole(world.system));

async function idOf(round: string, code: string): Promise<string> {
  const { rows } = await listParticipants(world.system, world.manager, {
    round,
    page: { offset: 0, limit: 99 }
  });
  return rows.find((each) => each.code === code)!.id;
}
