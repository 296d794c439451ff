/** What is kept of a graded round is what grading it anew gives, whatever was done since, and is found again where it may be. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonical } from '#lib/domain/canonical-json.ts';
import type { Db } from '#lib/server/db/store.ts';
import { gradedView } from '#lib/server/graded-views.ts';
import { gradeStored } from '#lib/server/grading.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findRound } from '#lib/server/repos/rounds.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { recordVeto } from '#lib/server/services/record-veto.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { withdrawDecision } from '#lib/server/services/withdraw-decision.ts';
import { withdrawVeto } from '#lib/server/services/withdraw-veto.ts';
import { equalRound, shipped } from './support/files.ts';
import { codesOf } from './support/refusals.ts';
import { signSheet } from './support/score.ts';
import { deliberationRound, TIE } from './support/stages.ts';
import { freshSystem, OPERATOR } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 6, experts: 4 });
});
afterAll(() => world.system.drop());

const REASON = { reason: '示范理由' };

const read = <R>(round: string, work: (db: Db, row: never) => Promise<R>): Promise<R> =>
  world.system.store.read(async (db) => work(db, (await findRound(db, round)) as never));

const kept = (round: string) => read(round, (db, row) => gradedView(world.system.store, db, row));

/** What grading anew says: the round file and its results, or the codes of its refusal. */
const anew = (round: string): Promise<string> =>
  read(round, async (db, row) => {
    try {
      const { round: graded, results } = await gradeStored(db, row);
      return canonical([graded.data, results]);
    } catch (error) {
      return `refused: ${(error as { problems: { code: string }[] }).problems.map(({ code }) => code).join()}`;
    }
  });

async function asKept(round: string): Promise<string> {
  const graded = await kept(round);
  if (!graded.ok) return `refused: ${graded.problems.map(({ code }) => code).join()}`;
  const unfit = graded.value.setAside.flatMap(({ problems }) => problems.map(({ code }) => code));
  return unfit.length > 0
    ? `refused: ${unfit.join()}`
    : canonical([graded.value.round.data, graded.value.results]);
}

test('after every act on the round, what is shown is what grading anew gives', async () => {
  const { system, manager } = world;
  const stage = await deliberationRound(world, 'kept');
  const { round, participants, sealed } = stage;
  const [S01, S02] = [participants.S01!, participants.S02!];
  let tie = stage.decision;
  const fact = (amount: number) =>
    verifyFact(system, manager, {
      participant: S01,
      criterion: 'premises',
      amount,
      checkedBy: '区',
      checkedOn: '2026-06-30'
    });
  const acts: [string, () => Promise<unknown>][] = [
    ['a fact', () => fact(30)],
    ['a fact, nothing being settled', () => fact(31)],
    ['a return', () => returnSheet(system, manager, { sheet: sealed[0], ...REASON, rows: [] })],
    ['signed again', () => signSheet(world, sealed[1], sealed[0])],
    [
      'taken away',
      () => reassignSheet(system, manager, { participant: S01, from: stage.assigned, to: null, ...REASON })
    ],
    ['a tie taken back', () => withdrawDecision(system, manager, { decision: tie, ...REASON })],
    ['a tie', async () => (tie = (await recordDecision(system, manager, { round, decision: TIE })).id)],
    ['withdrawn', () => setStatus(system, manager, { participant: S02, status: 'withdrawn', ...REASON })],
    ['back', () => setStatus(system, manager, { participant: S02, status: 'graded', ...REASON })],
    ['a veto', () => recordVeto(system, manager, { participant: S02, trigger: 'unit-closed', note: '查实' })],
    ['no veto', () => withdrawVeto(system, manager, { participant: S02, trigger: 'unit-closed', ...REASON })],
    ['elsewhere', () => registerAuthority(system, OPERATOR, { kind: 'district', name: '另一区' })]
  ];
  const seen = new Set([await asKept(round)]);
  for (const [name, act] of acts) {
    // Some are refused as the round stands: then nothing has changed, which must show too.
    await act().catch((error: unknown) => expect(error).toBeInstanceOf(Refusal));
    const [shown, expected] = [await asKept(round), await anew(round)];
    expect([name, shown]).toEqual([name, expected]);
    seen.add(shown);
  }
  // The acts did change what is seen, or there was nothing to get wrong.
  expect(seen.size).toBeGreaterThan(3);
});

test('what is done elsewhere does not make it grade again; what is done here does', async () => {
  const { system, manager, policyVersion } = world;
  const file = equalRound(shipped('urumqi-2023'), 'stays', 3);
  const { id: round } = await importRound(system, OPERATOR, { file, policyVersion });
  const { id: other } = await importRound(system, OPERATOR, {
    file: { ...file, id: 'other' },
    policyVersion
  });
  const first = await kept(round);
  const of = async (id: string) =>
    (await listParticipants(system, manager, { round: id, page: { offset: 0, limit: 9 } })).rows[0]!.id;
  await setStatus(system, manager, { participant: await of(other), status: 'withdrawn', ...REASON });
  await registerAuthority(system, OPERATOR, { kind: 'district', name: '又一区' });
  expect(await kept(round)).toBe(first);
  await setStatus(system, manager, { participant: await of(round), status: 'withdrawn', ...REASON });
  expect(await kept(round)).not.toBe(first);
});

test('a decision that fits no longer is left out of the preview, named, and keeps it from being settled', async () => {
  const { system, manager, policyVersion } = world;
  const file = equalRound(shipped('urumqi-2023'), 'unfit', 4, {
    settings: { cap: { percent: 50, strict: false } }
  });
  const { id: round } = await importRound(system, OPERATOR, { file, policyVersion });
  const group = ['P1', 'P2', 'P3', 'P4'];
  const decision = { ...TIE, participants: group, order: group };
  const { id } = await recordDecision(system, manager, { round, decision });
  expect((await previewResults(system, manager, { round })).blocks).toEqual([]);
  const { rows } = await listParticipants(system, manager, { round, page: { offset: 0, limit: 9 } });
  await setStatus(system, manager, { participant: rows[3]!.id, status: 'deferred', ...REASON });
  const preview = await previewResults(system, manager, { round });
  expect(preview).toMatchObject({
    provisional: true,
    unfit: [{ decision: { id, number: 1 }, problems: [{ code: 'decision-not-the-group' }] }],
    results: { undecided: [{ participants: ['P1', 'P2', 'P3'], seats: 1 }] }
  });
  expect(preview.blocks.map(({ code }) => code)).toEqual(['decision-not-the-group', 'round-undecided']);
  expect(await codesOf(settleRound(system, manager, { round }))).toEqual(['decision-not-the-group']);
});
