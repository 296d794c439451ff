/** Who scores whom: drawn from a seed, moved by hand, never into a conflict of interest. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { readRound } from '#lib/server/services/read-round.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { recuseExpert } from '#lib/server/services/recuse-expert.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { searchAudit } from '#lib/server/services/search-audit.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { codesOf, refusalOf, refusalsOf } from './support/refusals.ts';
import { fillSheet, sheetsOf, signSheet } from './support/score.ts';
import { expectWhole, headOf } from './support/snapshot.ts';
import { draftRound } from './support/stages.ts';
import { freshSystem, OPERATOR } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';
import { ALL, AVOID, draft, drawn, idOf, membersOf, pairs, REASON } from './support/preparing.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 7, experts: 4 });
});
afterAll(() => world.system.drop());

test('a draw avoids conflicts, is told with its reasons, and comes again from its seed in any store', async () => {
  const { system, manager, experts, units, authorities } = world;
  const round = await draft(world);
  const own = await registerExpert(system, OPERATOR, {
    name: '专家己',
    affiliation: '示范单位 01',
    unit: units[0]
  });
  await formPanels(system, manager, { round, panels: [{ name: '组', experts: [...experts, own.id] }] });
  await inviteParticipants(system, manager, { round, studios: world.studios.map((code) => ({ code })) });
  const participant = await idOf(world, round, 'S02');
  await recuseExpert(system, manager, { participant, expert: experts[0]!, ...REASON });
  const draw = (seed?: string, avoid = AVOID, perStudio = 3) =>
    assignExperts(system, manager, { round, perStudio, avoid, ...(seed === undefined ? {} : { seed }) });
  const { seed } = await draw();
  const first = await pairs(world, round);
  expect((await readRound(system, manager, { round })).round.assignmentSeed).toBe(seed);
  const { rows } = await searchAudit(system, OPERATOR, { limit: 1 });
  expect(rows[0]).toMatchObject({ act: 'assign-experts', detail: { seed, perStudio: 3, avoidUnit: true } });
  expect(first).toHaveLength(7 * 3);
  expect(first).not.toContain('S02 专家甲');
  for (const pair of ['S01', 'S04', 'S07']) expect(first).not.toContain(`${pair} 专家己`); // of the same unit
  const loads = Map.groupBy(first, (pair) => pair.slice(4));
  for (const [, load] of loads) expect(load.length).toBeGreaterThanOrEqual(4);
  const members = await membersOf(world, round);
  const nameOf = (id: string) => members.find(({ member }) => member === id)?.name;
  for (const { code, name, why } of await drawn(world, round)) {
    if (why.how !== 'drawn') throw new Error('not drawn');
    expect([why.panel, why.load]).toEqual(['balanced', loads.get(name)!.length]);
    const excluded = why.excluded.map((each) => [nameOf(each.member), each.why]);
    const expected =
      code === 'S02'
        ? [['专家甲', 'recused']]
        : ['S01', 'S04', 'S07'].includes(code)
          ? [['专家己', 'own-unit']]
          : [];
    expect([code, excluded]).toEqual([code, expected]);
  }
  await draw('another seed');
  expect(await pairs(world, round)).not.toEqual(first);
  await draw(seed);
  expect(await pairs(world, round)).toEqual(first);
  const near = { unit: true, authority: true };
  expect(await refusalsOf(draw(seed, near, 5))).toHaveLength(4); // S01, S04, S07 and S02
  const short = await refusalsOf(draw(seed, AVOID, 6));
  expect(short.map(({ participant }) => participant)).toEqual(world.studios);
  expect(short[1]).toMatchObject({
    code: 'too-few-experts',
    detail: { panel: null, eligible: 4, needed: 6 }
  });
  expect(await pairs(world, round)).toEqual(first);

  // Another store, whose ids are all different: the same names and seed, the same draw.
  const other = await makeOther();
  try {
    const there = await draft(other);
    const again = await registerExpert(other.system, OPERATOR, {
      name: '专家己',
      affiliation: '示范单位 01',
      unit: other.units[0]
    });
    await formPanels(other.system, other.manager, {
      round: there,
      panels: [{ name: '组', experts: [again.id, ...other.experts].reverse() }]
    });
    await inviteParticipants(other.system, other.manager, {
      round: there,
      studios: other.studios.toReversed().map((code) => ({ code }))
    });
    const { rows: theirs } = await listParticipants(other.system, other.manager, { round: there, page: ALL });
    await recuseExpert(other.system, other.manager, {
      participant: theirs[1]!.id,
      expert: other.experts[0]!,
      ...REASON
    });
    await assignExperts(other.system, other.manager, { round: there, perStudio: 3, avoid: AVOID, seed });
    expect(await pairs(other, there)).toEqual(first);
    expect(other.experts[0]).not.toBe(experts[0]);
  } finally {
    await other.system.drop();
  }
  expect(authorities).toHaveLength(3);
});

/** A world like this one, whose ids count down instead of up. */
async function makeOther(): Promise<World> {
  const system = await freshSystem();
  let ids = 10_000;
  return makeWorld({ ...system, newId: () => `id-${String(--ids)}` }, { studios: 7, experts: 4 });
}

test('what was drawn for a studio that is put off goes with the next draw, on the record', async () => {
  const { system, manager } = world;
  const { round, participants } = await draftRound(world, 'P-off');
  await setStatus(system, manager, { participant: participants.S02!, status: 'deferred', ...REASON });
  await assignExperts(system, manager, { round, perStudio: 2, avoid: AVOID, seed: 'x' });
  expect((await pairs(world, round)).filter((pair) => pair.startsWith('S02'))).toEqual([]);
  await expectWhole(system);
});

test('by hand an expert moves only where there is no conflict, and once', async () => {
  const { system, manager, units, experts } = world;
  const round = await draft(world);
  const own = await registerExpert(system, OPERATOR, {
    name: '专家庚',
    affiliation: '示范单位 01',
    unit: units[0]
  });
  await formPanels(system, manager, {
    round,
    panels: [{ name: '组', experts: [...experts.slice(0, 3), own.id] }]
  });
  await inviteParticipants(system, manager, { round, studios: [{ code: 'S01' }] });
  await assignExperts(system, manager, { round, perStudio: 2, avoid: AVOID, seed: 's' });
  const participant = await idOf(world, round, 'S01');
  const members = await membersOf(world, round);
  const memberOf = (expert: string) => members.find((each) => each.expert === expert)!.member;
  const now = await pairs(world, round);
  const is = (expert: string): boolean =>
    now.includes(`S01 ${members.find((each) => each.expert === expert)!.name!}`);
  const [a, b] = experts.slice(0, 3).filter(is) as [string, string];
  const free = experts.slice(0, 3).find((each) => !is(each))!;
  const move = (from: string | null, to: string | null, reason = '换人') =>
    reassignSheet(system, manager, { participant, from, to, reason });
  const head = await headOf(system);
  expect(await refusalOf(move(memberOf(a), memberOf(own.id)))).toMatchObject({
    code: 'conflict-of-interest',
    detail: { why: 'own-unit', participant: 'S01' }
  });
  expect(await codesOf(move(null, memberOf(a)))).toEqual(['already-there']);
  expect(await codesOf(move(memberOf(a), memberOf(a)))).toEqual(['already-there']);
  expect(await codesOf(move(memberOf(free), null))).toEqual(['not-found']);
  expect(await codesOf(move(null, 'nobody'))).toEqual(['not-found']);
  expect(await codesOf(move(null, null))).toEqual(['missing-key']);
  expect(await codesOf(move(memberOf(a), memberOf(free), ' '))).toEqual(['reason-missing']);
  expect(await headOf(system)).toBe(head);
  await recuseExpert(system, manager, { participant, expert: a, reason: '亲属' });
  expect(await refusalOf(move(null, memberOf(a)))).toMatchObject({ detail: { why: 'recused' } });
  await move(null, memberOf(free));
  const why = (await drawn(world, round)).map((each) => each.why).filter(({ how }) => how === 'hand');
  expect(why).toEqual([{ how: 'hand', reason: '换人' }]);

  // In scoring a recusal ends the assignment, and a sealed sheet does not count any more.
  await openRound(system, manager, { round });
  const actor = world.expertActors[experts.indexOf(b)]!;
  const sheet = (await sheetsOf(system, actor)).at(-1)!;
  await fillSheet(world, actor, sheet);
  await signSheet(world, actor, sheet);
  await recuseExpert(system, manager, { participant, expert: b, reason: '同门' });
  const { sheets } = await readProgress(system, manager, { round });
  expect(sheets.find((each) => each.sheet === sheet)?.state).toBe('reassigned');
  const again = await recuseExpert(system, manager, { participant, expert: b, reason: '又一次' });
  expect(await recuseExpert(system, manager, { participant, expert: b, reason: '同门' })).toEqual(again);
});

test('the chain vouches for all of it', () => expectWhole(world.system));
