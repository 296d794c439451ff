/** Preparing a round: who takes part, in which panels, what opening freezes, what a setting may say. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/server/access.ts';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { changeRound } from '#lib/server/services/change-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { readRound } from '#lib/server/services/read-round.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { recuseExpert } from '#lib/server/services/recuse-expert.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { uninviteParticipant } from '#lib/server/services/uninvite-participant.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { importShipped, shipped } from './support/files.ts';
import { codesOf, refusalOf, refusalsOf } from './support/refusals.ts';
import { changedTables, expectWhole, snapshot } from './support/snapshot.ts';
import { draftRound, finalRound } from './support/stages.ts';
import { freshSystem } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';
import { AVOID, codesIn, draft, idOf, membersOf, pairs, REASON } from './support/preparing.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 7, experts: 4 });
});
afterAll(() => world.system.drop());

test('a list of studios is taken once, whole or not at all', async () => {
  const { system, manager, studios, authorities } = world;
  const round = await draft(world);
  const list = studios.slice(0, 3).map((code) => ({ code }));
  const first = await inviteParticipants(system, manager, { round, studios: [...list, list[0]!] });
  expect(first).toEqual({ invited: ['S01', 'S02', 'S03'], alreadyThere: 1 });
  const before = await snapshot(system);
  expect(await inviteParticipants(system, manager, { round, studios: list })).toEqual({
    invited: [],
    alreadyThere: 3
  });
  const bad = [
    { code: 'S04' },
    { code: 'X1' },
    { code: 'S05', panel: '无此组' },
    { code: 'X2', panel: '无此组' }
  ];
  expect(
    (await refusalsOf(inviteParticipants(system, manager, { round, studios: bad }))).map(({ code, path }) => [
      code,
      path
    ])
  ).toEqual([
    ['not-found', 'studios[1].code'],
    ['not-found', 'studios[2].panel'],
    ['not-found', 'studios[3].code'],
    ['not-found', 'studios[3].panel']
  ]);
  expect(changedTables(before, await snapshot(system))).toEqual([]);

  // A district's own round takes its own studios; those of others do not exist for it.
  const district: Actor = await world.account('manager', authorities[0]);
  const theirs = await draft({ ...world, manager: district }, { authority: authorities[0] });
  const asked = { round: theirs, studios: [{ code: 'S01' }, { code: 'S02' }] };
  expect(await refusalsOf(inviteParticipants(system, district, asked))).toMatchObject([
    { code: 'not-found', path: 'studios[1].code', detail: { kind: 'studio', id: 'S02' } }
  ]);
  await inviteParticipants(system, district, { round: theirs, studios: [{ code: 'S01' }] });
  expect(await codesOf(inviteParticipants(system, district, { round, studios: [{ code: 'S04' }] }))).toEqual([
    'not-found'
  ]);
});

test('a studio that is taken out of a draft leaves with all that was prepared for it', async () => {
  const { system, manager, experts } = world;
  const { round } = await draftRound(world, 'P-out');
  const participant = await idOf(world, round, 'S01');
  await verifyFact(system, manager, {
    participant,
    criterion: 'premises',
    amount: 9,
    checkedBy: '区',
    checkedOn: '2026-06-01'
  });
  await recuseExpert(system, manager, { participant, expert: experts[0]!, ...REASON });
  expect(await codesOf(uninviteParticipant(system, manager, { participant, reason: '' }))).toEqual([
    'reason-missing'
  ]);
  await uninviteParticipant(system, manager, { participant, ...REASON });
  expect(await codesIn(world, round)).toEqual(['S02', 'S03', 'S04', 'S05']);
  expect((await pairs(world, round)).filter((pair) => pair.startsWith('S01'))).toEqual([]);
});

test('panels are formed whole; who stays keeps the recusals', async () => {
  const { system, manager, experts } = world;
  const [a, b, c, d] = experts as [string, string, string, string];
  const { round } = await draftRound(world, 'P-panels');
  const participant = await idOf(world, round, 'S01');
  for (const expert of [a, b]) await recuseExpert(system, manager, { participant, expert, ...REASON });
  const before = await snapshot(system);
  const bad = [
    { name: '甲组', experts: [a, 'nobody', a] },
    { name: '甲组', experts: [a] }
  ];
  expect(
    (await refusalsOf(formPanels(system, manager, { round, panels: bad }))).map(({ code, path }) => [
      code,
      path
    ])
  ).toEqual([
    ['not-found', 'panels[0].experts[1]'],
    ['duplicate-expert', 'panels[0].experts[2]'],
    ['already-there', 'panels[1].name'],
    ['duplicate-expert', 'panels[1].experts[0]']
  ]);
  expect(changedTables(before, await snapshot(system))).toEqual([]);

  const members = await membersOf(world, round);
  await formPanels(system, manager, {
    round,
    panels: [
      { name: '甲组', experts: [a, c] },
      { name: '乙组', experts: [d] }
    ]
  });
  const after = await membersOf(world, round);
  expect(after.map(({ expert, panel }) => [expert, panel]).sort()).toEqual(
    [
      [a, '甲组'],
      [c, '甲组'],
      [d, '乙组']
    ].sort()
  );
  for (const { expert, member } of after) {
    expect(member).toBe(members.find((each) => each.expert === expert)!.member);
  }
  expect(await pairs(world, round)).toEqual([]);
  expect((await readRound(system, manager, { round })).round.assignmentSeed).toBeNull();
  // b comes back as a new member: that recusal went with the old one; a's holds.
  await formPanels(system, manager, { round, panels: [{ name: '甲组', experts }] });
  await assignExperts(system, manager, { round, perStudio: 3, avoid: AVOID, seed: 's' });
  expect((await pairs(world, round)).filter((pair) => pair.startsWith('S01'))).toEqual(
    ['S01 专家丁', 'S01 专家丙', 'S01 专家乙'].sort()
  );
});

test('opening says what is missing, freezes the round and gives pseudonyms that say nothing', async () => {
  const { system, manager, experts, studios } = world;
  const round = await draft(world, { settings: { quorum: 2 } });
  const open = () => openRound(system, manager, { round });
  expect(await codesOf(open())).toEqual(['no-participants']);
  await inviteParticipants(system, manager, { round, studios: studios.map((code) => ({ code })) });
  expect(await codesOf(open())).toEqual(['no-panel']);
  expect(await codesOf(assignExperts(system, manager, { round, perStudio: 1, avoid: AVOID }))).toEqual([
    'no-panel'
  ]);
  await formPanels(system, manager, { round, panels: [{ name: '组', experts }] });
  expect(await refusalOf(open())).toMatchObject({ code: 'not-assigned', detail: { participants: studios } });
  await assignExperts(system, manager, { round, perStudio: 2, avoid: AVOID, seed: 's' });
  const participant = await idOf(world, round, 'S03');
  await recuseExpert(system, manager, { participant, expert: await scorerOf(round, 'S03'), ...REASON });
  expect(await refusalOf(open())).toMatchObject({ code: 'not-assigned', detail: { participants: ['S03'] } });
  await setStatus(system, manager, { participant, status: 'deferred', ...REASON });
  await open();
  const pseudonyms = () =>
    system.store.read(async ({ orm, t }) =>
      (await orm.select().from(t.panelMember).where(eq(t.panelMember.round, round)))
        .map(({ id, pseudonym }) => [id, pseudonym])
        .sort()
    );
  const given = await pseudonyms();
  expect(given.map(([, pseudonym]) => pseudonym).sort()).toEqual(['E01', 'E02', 'E03', 'E04']);
  expect(await codesOf(formPanels(system, manager, { round, panels: [{ name: '组', experts }] }))).toEqual([
    'round-state'
  ]);
  const [first] = (await readProgress(system, manager, { round })).sheets;
  await reassignSheet(system, manager, {
    participant: await idOf(world, round, first!.participant),
    from: first!.member,
    to: null,
    ...REASON
  });
  expect(await pseudonyms()).toEqual(given);
});

const scorerOf = async (round: string, code: string): Promise<string> => {
  const [pair] = (await pairs(world, round)).filter((each) => each.startsWith(code));
  return (await membersOf(world, round)).find(({ name }) => name === pair!.slice(4))!.expert!;
};

test('settings change only what the text leaves open, and only in a draft', async () => {
  const { system, manager } = world;
  const beijing = shipped('beijing-2023');
  const policyVersion = await importShipped(system, beijing);
  const cited = { cap: { percent: 30, strict: false } };
  const more = { policyVersion, assessment: 'biennial' };
  expect(await refusalOf(draft(world, { ...more, settings: cited }))).toMatchObject({
    code: 'setting-cited',
    detail: { setting: 'cap.percent' },
    path: 'settings.cap.percent'
  });
  const round = await draft(world, { ...more, settings: { cap: { percent: 20, strict: false }, quorum: 3 } });
  const before = await snapshot(system);
  expect(await codesOf(changeRound(system, manager, { round, settings: cited }))).toEqual(['setting-cited']);
  expect(await codesOf(draft(world, { ...more, assessment: 'no-such' }))).toEqual(['unknown-assessment']);
  expect(await codesOf(draft(world, { policyVersion: 'none' }))).toEqual(['not-found']);
  expect(await codesOf(draft(world, { code: 'P1' }))).toEqual(['already-there']);
  expect(changedTables(before, await snapshot(system))).toEqual([]);
  await changeRound(system, manager, { round, date: '2026-07-01', disagreementLimit: 12.5 });
  expect((await readRound(system, manager, { round })).round).toMatchObject({
    date: '2026-07-01',
    disagreementLimit: 1250,
    settings: { quorum: 3 },
    title: '批次'
  });
});

test('a successor is of a final round of the same authority', async () => {
  const { authorities } = world;
  const { round } = await finalRound(world, 'P-final');
  const supersedes = { round, reason: '复核' };
  const district = await world.account('manager', authorities[0]);
  const theirs = draft({ ...world, manager: district }, { authority: authorities[0], supersedes });
  expect(await refusalOf(theirs)).toMatchObject({ code: 'not-found', detail: { kind: 'round', id: round } });
  const open = await draft(world);
  expect(await codesOf(draft(world, { supersedes: { round: open, reason: '复核' } }))).toEqual([
    'round-not-final'
  ]);
  const next = await draft(world, { supersedes });
  expect((await readRound(world.system, world.manager, { round: next })).round).toMatchObject({
    state: 'draft',
    supersedes: round,
    supersedesReason: '复核'
  });
});

test('the chain vouches for all of it', () => expectWhole(world.system));
