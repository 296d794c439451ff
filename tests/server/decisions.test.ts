/** What the panel and the office record on a round: orders of ties, extra seats, vetoes; each with its ground, each to be taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importRound } from '#lib/server/services/import-round.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { readResults } from '#lib/server/services/read-results.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { recordVeto } from '#lib/server/services/record-veto.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { withdrawDecision } from '#lib/server/services/withdraw-decision.ts';
import { withdrawVeto } from '#lib/server/services/withdraw-veto.ts';
import { equalRound, importShipped, shipped } from './support/files.ts';
import { codesOf, refusalOf } from './support/refusals.ts';
import { expectWhole } from './support/snapshot.ts';
import { TIE } from './support/stages.ts';
import { freshSystem, OPERATOR } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 6, experts: 4 });
});
afterAll(() => world.system.drop());

const REASON = { reason: '示范理由' };
const override = (seats: number) =>
  ({ kind: 'cap-override', seats, reason: '原则上', by: '评审组', on: '2026-06-30' }) as const;

test('a cap in principle may be overridden with a reason, as Beijing’s', async () => {
  const { system, manager } = world;
  const policy = shipped('beijing-2023');
  const policyVersion = await importShipped(system, policy);
  const { id: round } = await importRound(system, OPERATOR, {
    file: equalRound(policy, 'beijing', 5),
    policyVersion
  });
  expect(await refusalOf(settleRound(system, manager, { round }))).toMatchObject({
    code: 'round-undecided',
    detail: { participants: ['P1', 'P2', 'P3', 'P4', 'P5'], seats: 1 }
  });
  expect(await recordDecision(system, manager, { round, decision: override(2) })).toMatchObject({
    undecided: [{ seats: 3 }]
  });
  const all = ['P1', 'P2', 'P3', 'P4', 'P5'];
  await recordDecision(system, manager, {
    round,
    decision: { ...TIE, participants: all, order: [...all].reverse() }
  });
  // The order was of three seats for five; with two more there is nothing left to decide, so that it is refused.
  expect(await codesOf(recordDecision(system, manager, { round, decision: override(2) }))).toEqual([
    'decision-no-tie'
  ]);
  await settleRound(system, manager, { round });
  const results = await readResults(system, manager, { round, page: { offset: 0, limit: 9 } });
  expect(results.quota).toBe(3);
  const excellent = results.rows.filter(({ result }) => result.grade === 'excellent');
  expect(excellent.map(({ result }) => result.participant)).toEqual(['P3', 'P4', 'P5']);
});

test('a decision can be taken back while the round cannot be graded, but not from under another', async () => {
  const { system, manager, policyVersion } = world;
  const settings = { cap: { percent: 25, strict: false } };
  const file = equalRound(shipped('urumqi-2023'), 'taken-back', 4, { settings });
  const { id: round } = await importRound(system, OPERATOR, { file, policyVersion });
  const all = ['P1', 'P2', 'P3', 'P4'];
  const seat = await recordDecision(system, manager, { round, decision: override(1) });
  const tie = await recordDecision(system, manager, {
    round,
    decision: { ...TIE, participants: all, order: all }
  });
  const more = await recordDecision(system, manager, { round, decision: override(1) });
  const withdraw = (decision: string) => withdrawDecision(system, manager, { decision, ...REASON });
  expect(await codesOf(withdrawDecision(system, manager, { decision: seat.id, reason: '' }))).toEqual([
    'reason-missing'
  ]);
  const participant = await idOf(round, 'P1');
  const fact = { participant, criterion: 'team', checkedBy: '区', checkedOn: '2026-06-30' };
  await verifyFact(system, manager, { ...fact, amount: 1 });
  expect(await codesOf(settleRound(system, manager, { round }))).toEqual(['note-missing']);
  await withdraw(more.id);
  expect(await codesOf(withdraw(more.id))).toEqual(['decision-taken-back']);
  await verifyFact(system, manager, { ...fact, amount: 2 });
  // Withdrawn, P1 leaves three for no seat at all but the extra one: the order of four fits nothing any more.
  await setStatus(system, manager, { participant, status: 'withdrawn', ...REASON });
  expect(await codesOf(settleRound(system, manager, { round }))).toEqual(['decision-not-the-group']);
  await withdraw(tie.id);
  expect(await refusalOf(settleRound(system, manager, { round }))).toMatchObject({
    detail: { participants: ['P2', 'P3', 'P4'], seats: 1 }
  });
  const rest = ['P2', 'P3', 'P4'];
  await recordDecision(system, manager, { round, decision: { ...TIE, participants: rest, order: rest } });
  // Without the extra seat there is nothing to order: the order would be left without its ground.
  expect(await codesOf(withdraw(seat.id))).toEqual(['decision-no-tie']);
  await settleRound(system, manager, { round });
});

test('a veto needs a trigger of the policy, a note, and an assessment that gives grades', async () => {
  const { system, manager, policyVersion } = world;
  const file = equalRound(shipped('urumqi-2023'), 'vetoes', 2);
  const { id: round } = await importRound(system, OPERATOR, { file, policyVersion });
  const participant = await idOf(round, 'P1');
  expect(await codesOf(recordVeto(system, manager, { participant, trigger: 'no-such', note: 'x' }))).toEqual([
    'unknown-trigger'
  ]);
  expect(await codesOf(recordVeto(system, manager, { participant, trigger: 'idle', note: '' }))).toEqual([
    'note-missing'
  ]);
  await recordVeto(system, manager, { participant, trigger: 'idle', note: '查实' });
  expect(await codesOf(recordVeto(system, manager, { participant, trigger: 'idle', note: '又' }))).toEqual([
    'duplicate-veto'
  ]);
  const vetoed = async () =>
    (await previewResults(system, manager, { round })).results.results.find(
      (each) => each.participant === 'P1'
    );
  expect(await vetoed()).toMatchObject({ rank: null, grade: 'fail' });
  expect((await vetoed())!.consequences.map(({ kind }) => kind)).toEqual(['revocation', 'clawback']);
  await withdrawVeto(system, manager, { participant, trigger: 'idle', ...REASON });
  expect(await vetoed()).toMatchObject({ grade: 'excellent' });
  expect(await codesOf(withdrawVeto(system, manager, { participant, trigger: 'idle', ...REASON }))).toEqual([
    'not-found'
  ]);

  const annual = equalRound(shipped('urumqi-2023'), 'annual', 1, {
    assessment: shipped('urumqi-2023').data.assessments[1]!.id
  });
  const other = await importRound(system, OPERATOR, { file: annual, policyVersion });
  const theirs = await idOf(other.id, 'P1');
  expect(
    await codesOf(recordVeto(system, manager, { participant: theirs, trigger: 'idle', note: 'x' }))
  ).toEqual(['veto-without-grades']);
  expect(await codesOf(recordDecision(system, manager, { round: other.id, decision: override(1) }))).toEqual([
    'override-without-cap'
  ]);
});

test('the chain vouches for all of it', () => expectWhole(world.system));

async function idOf(round: string, code: string): Promise<string> {
  const { rows } = await listParticipants(world.system, world.manager, {
    round,
    page: { offset: 0, limit: 99 }
  });
  return rows.find((each) => each.code === code)!.id;
}
