/** Deliberation as its pages read it: what is found, what was decided, sheets beside each other, and what it waits for. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { checkReadiness } from '#lib/server/services/check-readiness.ts';
import { compareSheets } from '#lib/server/services/compare-sheets.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { readAttachment } from '#lib/server/services/read-attachment.ts';
import { readDeliberation } from '#lib/server/services/read-deliberation.ts';
import { recuseExpert } from '#lib/server/services/recuse-expert.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { withdrawDecision } from '#lib/server/services/withdraw-decision.ts';
import { codesOf, refusalOf } from './support/refusals.ts';
import { fillSheet, signSheet } from './support/score.ts';
import { deliberationRound, scoringRound, TIE } from './support/stages.ts';
import { freshSystem } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 6, experts: 4 });
});
afterAll(() => world.system.drop());

const idOf = async (round: string, code: string): Promise<string> => {
  const page = { offset: 0, limit: 9 };
  const { rows } = await listParticipants(world.system, world.manager, { round, page });
  return rows.find((each) => each.code === code)!.id;
};

/** Every sheet of one round, by the place of its expert so many points less than full. */
async function score(round: string, lost: (expert: number) => number = () => 0): Promise<void> {
  for (const [place, expert] of world.expertActors.entries()) {
    const { sheets } = await listMySheets(world.system, expert, {});
    for (const each of sheets) {
      if (each.round.id !== round || each.state === 'reassigned') continue;
      await fillSheet(world, expert, each.sheet, lost(place));
      await signSheet(world, expert, each.sheet);
    }
  }
}

test('what deliberation waits for is said before it is asked for, and is what it would refuse', async () => {
  const { system, manager } = world;
  const round = await makeRound(world, { code: 'R1', perStudio: 2 });
  const before = await checkReadiness(system, manager, { round });
  expect(before).toMatchObject({ quorum: 1, sheets: { open: 12, all: 12 }, belowQuorum: [] });
  const refused = await refusalOf(beginDeliberation(system, manager, { round }));
  expect(refused.detail).toEqual({ participants: before.unsealed });
  await score(round);
  expect(await checkReadiness(system, manager, { round })).toMatchObject({
    sheets: { open: 0, all: 12 },
    unsealed: [],
    belowQuorum: []
  });
  await beginDeliberation(system, manager, { round });
  expect(await codesOf(checkReadiness(system, manager, { round }))).toEqual(['round-state']);
});

test('decisions stand with their papers, those taken back too, and a tie waits again', async () => {
  const { system, manager } = world;
  const { round, decision } = await deliberationRound(world, 'R2');
  const decided = await readDeliberation(system, manager, { round });
  expect(decided.ties).toEqual([]);
  expect(decided.decisions).toMatchObject([
    { id: decision, number: 1, data: TIE, withdrawnAt: null, unfit: null }
  ]);
  expect(decided.decisions[0]!.papers.map(({ fileName }) => fileName)).toEqual(['附件.png']);
  expect(decided.vetoes).toMatchObject([{ participant: 'S02', trigger: 'idle', note: '查实' }]);
  await withdrawDecision(system, manager, { decision, reason: '程序有误' });
  const again = await readDeliberation(system, manager, { round });
  expect(again.ties).toEqual([{ participants: ['S01', 'S03', 'S05'], seats: 1 }]);
  expect(again.tied.map(({ participant, total }) => [participant, total])).toEqual([
    ['S01', 110],
    ['S03', 110],
    ['S05', 110]
  ]);
  expect(again.decisions[0]).toMatchObject({ withdrawnReason: '程序有误' });
});

test('a decision that no longer fits is named with the reason, not in the way of everything else', async () => {
  const { system, manager } = world;
  const { round, decision, participants } = await deliberationRound(world, 'R3');
  // One of the tied studios leaves the count: there is no such tie any more.
  await setStatus(system, manager, { participant: participants.S05!, status: 'withdrawn', reason: '停办' });
  const { decisions, problems } = await readDeliberation(system, manager, { round });
  expect(problems).toEqual([]);
  expect(decisions.find(({ id }) => id === decision)?.unfit?.map(({ code }) => code)).toEqual([
    'decision-no-tie'
  ]);
});

test('what is kept from one look to the next is never an older one', async () => {
  const { system, manager } = world;
  const round = await makeRound(world, { code: 'R4' });
  await score(round, (expert) => (expert === 0 ? 15.5 : 0));
  await beginDeliberation(system, manager, { round });
  const found = await readDeliberation(system, manager, { round });
  expect(found.outliers.filter(({ participant }) => participant === 'S01')).toMatchObject([
    { total: 9450, others: 11000, count: 3, distance: -1550 }
  ]);
  expect(found.studios[0]).toMatchObject({ participant: 'S01', sheets: 4, spread: 1550, mean: 10613 });
  await verifyFact(system, manager, {
    participant: await idOf(round, 'S01'),
    criterion: 'matching-funds',
    amount: 9,
    checkedBy: '区人社局',
    checkedOn: '2026-06-01'
  });
  const checked = await readDeliberation(system, manager, { round });
  expect(checked.differences.map(({ participant, fact, entered }) => [participant, fact, entered])).toEqual(
    Array.from({ length: 4 }, () => ['S01', 90_000, 100_000])
  );
  const outlier = found.sheets.find(({ participant, total }) => participant === 'S01' && total === 9450)!;
  await returnSheet(system, manager, { sheet: outlier.sheet, reason: '请复核', rows: [] });
  const returned = await readDeliberation(system, manager, { round });
  expect(returned.outliers.filter(({ participant }) => participant === 'S01')).toEqual([]);
  expect(returned.open).toEqual([{ participant: 'S01', expert: outlier.expert, state: 'returned' }]);
});

test('sheets stand beside each other for the panel and who runs the round, but not for who is recused', async () => {
  const { system, manager, expertActors, experts } = world;
  const round = await makeRound(world, { code: 'R5' });
  await recuseExpert(system, manager, {
    participant: await idOf(round, 'S02'),
    expert: experts[0]!,
    reason: '亲属'
  });
  const first = { participant: await idOf(round, 'S01') };
  const second = { participant: await idOf(round, 'S02') };
  await score(round);
  // Before deliberation: states, and nothing that stands on a sheet; to nobody else.
  const closed = await compareSheets(system, manager, first);
  expect(closed.sheets.map(({ state, points, entries, total }) => [state, points, entries, total])).toEqual(
    Array.from({ length: 4 }, () => ['sealed', null, null, null])
  );
  expect(await codesOf(compareSheets(system, expertActors[1]!, first))).toEqual(['round-state']);

  await beginDeliberation(system, manager, { round });
  const open = await compareSheets(system, manager, first);
  expect(open.sheets.map(({ total, member }) => [total, member !== null])).toEqual(
    Array.from({ length: 4 }, () => [11000, true])
  );
  expect(open.triggers.map(({ trigger }) => trigger)).toContain('idle');
  const seen = await compareSheets(system, expertActors[1]!, second);
  expect(seen.sheets.map(({ isOwn, member, canBeReturned }) => [isOwn, member, canBeReturned])).toEqual(
    expect.arrayContaining([[true, null, false]])
  );
  expect(seen.sheets.filter(({ isOwn }) => isOwn)).toHaveLength(1);
  expect(seen.sheets).toHaveLength(3);
  expect(await refusalOf(compareSheets(system, expertActors[0]!, second))).toMatchObject({
    code: 'not-found',
    detail: { kind: 'participant', id: second.participant }
  });
  const own = await readDeliberation(system, expertActors[0]!, { round });
  expect(own.participants.map(({ code }) => code)).not.toContain('S02');
  expect(own.studios.map(({ participant }) => participant)).not.toContain('S02');
  expect([own.vetoes, own.decisions]).toEqual([[], []]);
});

test('photographs are the own expert’s while a round is scored, and the panel’s from deliberation on', async () => {
  const { system, expertActors } = world;
  const scoring = await scoringRound(world, 'R6');
  const [, owner] = scoring.sealed;
  const others = expertActors.filter(({ user }) => user !== owner.user);
  const attachment = scoring.files.sealed;
  expect(await codesOf(readAttachment(system, others[0]!, { attachment }))).toEqual(['not-found']);
  await beginDeliberation(system, world.manager, { round: scoring.round });
  const file = await readAttachment(system, others[0]!, { attachment });
  expect(file.fileName).toBe('报道.png');
  const stranger = await world.account('expert', null, undefined).catch(() => undefined);
  if (stranger)
    expect(await codesOf(readAttachment(system, stranger, { attachment }))).toEqual(['not-found']);
});
