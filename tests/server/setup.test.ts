/** Preparing a round as its pages do: who is due by the store, the draft as a whole, another policy, reasons for exceptions. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/server/access.ts';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { changeRound } from '#lib/server/services/change-round.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { listDue } from '#lib/server/services/list-due.ts';
import { listKinds } from '#lib/server/services/list-kinds.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { readRound } from '#lib/server/services/read-round.ts';
import { readSetup } from '#lib/server/services/read-setup.ts';
import { recuseExpert } from '#lib/server/services/recuse-expert.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { importShipped, shipped } from './support/files.ts';
import { AVOID, draft, idOf, REASON } from './support/preparing.ts';
import { codesOf, refusalsOf } from './support/refusals.ts';
import { changedTables, expectWhole, snapshot } from './support/snapshot.ts';
import { finalRound } from './support/stages.ts';
import { freshSystem } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 7, experts: 4 });
});
afterAll(() => world.system.drop());

const dueIn = async (round: string, actor: Actor = world.manager) =>
  Object.fromEntries(
    (await listDue(world.system, actor, { round })).rows.map(({ code, due, isInvited }) => [
      code,
      `${due.why}${isInvited ? ' in' : ''}`
    ])
  );

test('who is due follows from the register, the rounds before and the round’s date', async () => {
  const { system, manager, authorities } = world;
  const round = await draft(world);
  expect(new Set(Object.values(await dueIn(round)))).toEqual(new Set(['cycle-ends']));
  await changeRound(system, manager, { round, date: '2026-03-31' });
  expect(new Set(Object.values(await dueIn(round)))).toEqual(new Set(['too-early']));
  await changeRound(system, manager, { round, date: '2026-06-30' });

  await inviteParticipants(system, manager, { round, studios: [{ code: 'S01' }] });
  expect((await dueIn(round))['S01']).toBe('cycle-ends in');
  // Another draft of the kind sees that it is taken; one of another kind does not care.
  const second = await draft(world);
  expect((await dueIn(second))['S01']).toBe('underway');
  const annual = await draft(world, { assessment: 'annual' });
  expect((await dueIn(annual))['S01']).toBe('overdue');
  expect(
    (await listDue(system, manager, { round: second })).rows.find(({ code }) => code === 'S01')!.underway
  ).toBe((await readRound(system, manager, { round })).round.code);
  // Put off there, it is free here.
  const participant = await idOf(world, round, 'S01');
  await setStatus(system, manager, { participant, status: 'deferred', ...REASON });
  expect((await dueIn(second))['S01']).toBe('cycle-ends');

  // A district's round is offered its own studios, and no other manager asks for it.
  const district = await world.account('manager', authorities[0]);
  const theirs = await draft({ ...world, manager: district }, { authority: authorities[0] });
  expect(Object.keys(await dueIn(theirs, district))).toEqual(['S01', 'S04', 'S07']);
  expect(await codesOf(listDue(system, district, { round }))).toEqual(['not-found']);
});

test('what a final round made of a studio decides about the next one', async () => {
  const other = await makeWorld(await freshSystem(), { studios: 5, experts: 4 });
  const { system, manager, policyVersion } = other;
  const { round: first } = await finalRound(other, 'R-first');
  const { code } = (await readRound(system, manager, { round: first })).round;
  const again = await draft(other, { date: '2027-06-30' });
  const rows = async (round: string) => (await listDue(system, manager, { round })).rows;
  const [one] = await rows(again);
  expect(one).toMatchObject({ due: { why: 'assessed' }, last: { round: code, attempt: 1 } });

  const attempt = await draft(other, { date: '2027-06-30', attempt: 2 });
  const failed = (await rows(attempt)).filter(({ due }) => due.isDue).map(({ code: studio }) => studio);
  const graded = await system.store.read(({ orm, t }) => orm.select().from(t.settledResult));
  const bottom = new Set(
    graded.filter(({ grade }) => grade === 'fail').map(({ participant }) => participant)
  );
  const taking = await system.store.read(({ orm, t }) => orm.select().from(t.participant));
  expect(failed).toEqual(
    taking
      .filter(({ id, status, round }) => round === first && status === 'graded' && bottom.has(id))
      .map(({ code: studio }) => studio)
      .sort()
  );
  expect(bottom.size).toBeGreaterThan(0);

  const { id: successor } = await createRound(system, manager, {
    code: 'R-successor',
    title: '更正',
    authority: null,
    policyVersion,
    assessment: 'end-of-term',
    date: '2026-06-30',
    supersedes: { round: first, reason: '复核' }
  });
  const replaced = await rows(successor);
  expect(replaced.filter(({ due }) => due.isDue).length).toBe(
    taking.filter(({ round }) => round === first).length
  );
  expect(new Set(replaced.map(({ due }) => due.why)).has('replaced')).toBe(true);
  await system.drop();
});

test('who takes part without being due has a reason, once it is asked for', async () => {
  const { system, manager } = world;
  const round = await draft(world, { date: '2025-01-01' });
  const studios = [{ code: 'S02' }, { code: 'S03', reason: '  提前考核 ' }, { code: 'S04', reason: ' ' }];
  const before = await snapshot(system);
  expect(
    await refusalsOf(inviteParticipants(system, manager, { round, studios, demandReasons: true }))
  ).toMatchObject([{ code: 'studio-not-due', path: 'reason', detail: { studios: ['S02', 'S04'] } }]);
  expect(changedTables(before, await snapshot(system))).toEqual([]);
  await inviteParticipants(system, manager, { round, studios, reason: '统一考核', demandReasons: true });
  const reasons = async () =>
    Object.fromEntries(
      (await readSetup(system, manager, { round })).participants.map(({ code, inviteReason }) => [
        code,
        inviteReason
      ])
    );
  expect(await reasons()).toEqual({ S02: '统一考核', S03: '提前考核', S04: '统一考核' });
  // Not asked for, none is needed; and who is in already needs none to be named again.
  await inviteParticipants(system, manager, { round, studios: [{ code: 'S05' }] });
  expect((await reasons())['S05']).toBeNull();
  expect(
    await inviteParticipants(system, manager, { round, studios: [{ code: 'S05' }], demandReasons: true })
  ).toEqual({ invited: [], alreadyThere: 1 });

  // Of one that is due there is nothing to explain.
  const due = await draft(world);
  await inviteParticipants(system, manager, { round: due, studios: [{ code: 'S06', reason: '多余' }] });
  expect((await readSetup(system, manager, { round: due })).participants[0]!.inviteReason).toBeNull();
  await expectWhole(system);
});

test('a draft becomes a round of another policy: its settings go back to that one’s own', async () => {
  const { system, manager } = world;
  const round = await draft(world, { settings: { quorum: 2 } });
  const beijing = await importShipped(system, shipped('beijing-2023'));
  const kinds = (await listKinds(system, manager, {})).rows;
  expect(kinds.find(({ digest }) => digest === beijing)).toMatchObject({
    policy: 'beijing-2023',
    assessments: [{ id: 'biennial', hasGrades: true, timing: { article: '第十六条' } }]
  });
  expect(await codesOf(changeRound(system, manager, { round, policyVersion: beijing }))).toEqual([
    'unknown-assessment'
  ]);
  await changeRound(system, manager, { round, policyVersion: beijing, assessment: 'biennial', attempt: 2 });
  const changed = (await readRound(system, manager, { round })).round;
  expect(changed).toMatchObject({ policyVersion: beijing, assessment: 'biennial', attempt: 2 });
  expect(changed.settings).toEqual({});
  await changeRound(system, manager, { round, title: '新名称' });
  expect((await readRound(system, manager, { round })).round.attempt).toBe(2);
  expect(await codesOf(changeRound(system, manager, { round, policyVersion: 'none' }))).toEqual([
    'not-found'
  ]);

  // A figure that was verified already must have its row in the other table too.
  const checked = await draft(world);
  await inviteParticipants(system, manager, { round: checked, studios: [{ code: 'S06' }] });
  await verifyFact(system, manager, {
    participant: await idOf(world, checked, 'S06'),
    criterion: 'premises',
    amount: 9,
    checkedBy: '区',
    checkedOn: '2026-06-01'
  });
  const other = changeRound(system, manager, {
    round: checked,
    policyVersion: beijing,
    assessment: 'biennial'
  });
  expect(await refusalsOf(other)).toMatchObject([
    { code: 'unknown-criterion', path: 'policyVersion', detail: { criterion: 'premises' } }
  ]);
});

test('the draft as a whole is read by name; once it is open, nobody reads it by name any more', async () => {
  const { system, manager, experts, studios, authorities } = world;
  const round = await draft(world);
  expect(await readSetup(system, manager, { round })).toMatchObject({
    policy: { id: 'urumqi-2023', assessment: { id: 'end-of-term' }, timing: { article: '第十九条（二）' } },
    participants: [],
    members: [],
    assignments: []
  });
  await formPanels(system, manager, { round, panels: [{ name: '甲组', experts }] });
  await inviteParticipants(system, manager, { round, studios: studios.map((code) => ({ code })) });
  const participant = await idOf(world, round, 'S02');
  await recuseExpert(system, manager, { participant, expert: experts[0]!, ...REASON });
  await assignExperts(system, manager, { round, perStudio: 2, avoid: AVOID, seed: 's' });
  const setup = await readSetup(system, manager, { round });
  expect(setup.participants.map(({ code, unitName }) => `${code} ${unitName}`)).toContain('S02 示范单位 02');
  expect(setup.members.map(({ name, hasAccount }) => [name, hasAccount])).toEqual(
    setup.members.map(({ name }) => [name, true])
  );
  expect(setup.recusals).toMatchObject([{ participant, reason: REASON.reason }]);
  expect(setup.assignments).toHaveLength(14);
  const passed = setup.assignments.find((each) => each.participant === participant)!.why;
  expect(passed).toMatchObject({ how: 'drawn', excluded: [{ why: 'recused' }] });
  expect(await codesOf(readSetup(system, await world.account('manager', authorities[1]), { round }))).toEqual(
    ['not-found']
  );

  // All panels may go, and everything drawn with them.
  await formPanels(system, manager, { round, panels: [] });
  expect(await readSetup(system, manager, { round })).toMatchObject({
    members: [],
    recusals: [],
    assignments: []
  });
  await formPanels(system, manager, { round, panels: [{ name: '乙组', experts }] });
  await assignExperts(system, manager, { round, perStudio: 2, avoid: AVOID, seed: 's' });
  await openRound(system, manager, { round });
  expect(await codesOf(readSetup(system, manager, { round }))).toEqual(['round-state']);
  expect(await codesOf(listDue(system, manager, { round }))).toEqual(['round-state']);
  await expectWhole(system);
});

test('progress has every studio, and for who runs the round every member by pseudonym', async () => {
  const { system, manager, experts, authorities } = world;
  const round = await draft(world);
  await formPanels(system, manager, { round, panels: [{ name: '甲组', experts }] });
  await inviteParticipants(system, manager, { round, studios: [{ code: 'S01' }, { code: 'S02' }] });
  await assignExperts(system, manager, { round, perStudio: 1, avoid: AVOID, seed: 's' });
  await setStatus(system, manager, {
    participant: await idOf(world, round, 'S02'),
    status: 'deferred',
    ...REASON
  });
  await openRound(system, manager, { round });
  const own = await readProgress(system, manager, { round });
  expect(own.participants.map(({ code, status, statusReason }) => [code, status, statusReason])).toEqual([
    ['S01', 'graded', null],
    ['S02', 'deferred', REASON.reason]
  ]);
  expect(own.members.map(({ expert }) => expert)).toEqual(['E01', 'E02', 'E03', 'E04']);
  const theirs = await readProgress(system, await world.account('official', authorities[0]), { round });
  expect(theirs.participants.map(({ code }) => code)).toEqual(['S01']);
  expect(theirs.members).toEqual([]);
  expect(theirs.sheets.every(({ participant, member }) => participant === 'S01' && member === null)).toBe(
    true
  );
});
