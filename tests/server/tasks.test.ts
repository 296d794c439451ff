/** The to-do list of each role, through a round's whole life: what is to be done stands there, and goes when it is done. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { taskLine } from '#i18n/tasks.ts';
import type { Actor } from '#lib/server/access.ts';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { decideObjection } from '#lib/server/services/decide-objection.ts';
import { disableUser } from '#lib/server/services/disable-user.ts';
import { finaliseRound } from '#lib/server/services/finalise-round.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { listObjections } from '#lib/server/services/list-objections.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { readTasks, type Task } from '#lib/server/services/read-tasks.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { setHolidays } from '#lib/server/services/set-holidays.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { sheetsOf, signSheet } from './support/score.ts';
import { DAY, object, publish, scoringRound, TIE } from './support/stages.ts';
import { freshSystem, OPERATOR } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

let world: World;
/** every task that was seen, for their words */
const seen: Task[] = [];

beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 6, experts: 4 });
});
afterAll(() => world.system.drop());

async function tasksOf(actor: Actor): Promise<Task[]> {
  const { tasks } = await readTasks(world.system, actor, {});
  seen.push(...tasks);
  return tasks;
}
/** Without the round, which is named elsewhere. */
const about = async (actor: Actor): Promise<object[]> =>
  (await tasksOf(actor)).map((task) => {
    const { round: _round, ...rest } = { round: undefined, ...task };
    return rest;
  });

test('with nothing in the store nobody has anything to do', async () => {
  for (const actor of [world.manager, world.expertActors[0]!, await world.account('staff')]) {
    expect(await tasksOf(actor)).toEqual([]);
  }
});

test('a manager’s list follows the round, and so do the others’', async () => {
  const { system, manager, expertActors, authorities, policyVersion } = world;
  const [A, B] = authorities;
  const official = await world.account('official', A);
  const stranger = await world.account('manager', A);
  const empty = { code: 'R0', title: '空批次', policyVersion, assessment: 'end-of-term', date: '2026-01-31' };
  const { id: district } = await createRound(system, stranger, { ...empty, authority: A });
  expect(await tasksOf(stranger)).toEqual([
    { kind: 'open-round', round: { id: district, code: 'R0', title: '空批次' }, participants: 0 }
  ]);
  expect(await tasksOf(await world.account('manager', B))).toEqual([]);

  const stage = await scoringRound(world, 'R1');
  const { round, participants } = stage;
  const mine = async () =>
    (await about(manager)).filter((task) => !('participants' in task && task.participants === 0));
  // S04 was put off, S02 has a veto: their sheets hold up nothing.
  expect(await mine()).toEqual([{ kind: 'begin-deliberation', sheets: 9 }]);
  expect((await tasksOf(manager)).map((task) => 'round' in task && task.round.code)).toEqual(['R0', 'R1']);
  await setStatus(system, manager, { participant: participants.S04!, status: 'graded', reason: '恢复' });
  expect(await mine()).toEqual([{ kind: 'await-sheets', stage: 'scoring', missing: 3, of: 12 }]);
  system.pass(2 * DAY);
  const [own, owner] = stage.draft;
  expect(await about(owner)).toContainEqual({
    kind: 'score-sheets',
    sheets: 1,
    of: expect.any(Number) as number,
    days: 2
  });
  const { sheets } = await readProgress(system, manager, { round });
  const away = sheets.find(({ sheet }) => sheet === own)!;
  await reassignSheet(system, manager, {
    participant: participants.S04!,
    from: away.member,
    to: null,
    reason: '另有任务'
  });
  expect(await about(owner)).not.toContainEqual(expect.objectContaining({ kind: 'score-sheets' }));
  expect(await mine()).toEqual([{ kind: 'await-sheets', stage: 'scoring', missing: 2, of: 11 }]);
  for (const actor of expertActors) {
    for (const sheet of await sheetsOf(system, actor)) {
      const open = sheets.find((each) => each.sheet === sheet && each.state === 'draft');
      if (open) await signSheet(world, actor, sheet);
    }
  }
  expect(await mine()).toEqual([{ kind: 'begin-deliberation', sheets: 11 }]);
  await beginDeliberation(system, manager, { round });
  // S04 has fewer sheets than the others, which is enough.
  const tie = (await mine()) as Task[];
  expect(tie).toMatchObject([{ kind: 'decide-ties', ties: 1, participants: 4 }]);

  const [back, backTo] = stage.sealed;
  await returnSheet(system, manager, { sheet: back, reason: '请复核', rows: [] });
  expect(await mine()).toEqual([{ kind: 'await-sheets', stage: 'deliberation', missing: 1, of: 11 }]);
  system.pass(DAY);
  const joins = { kind: 'join-deliberation', sheets: (await sheetsOf(system, backTo)).length };
  expect(await about(backTo)).toEqual([{ kind: 'mend-sheets', sheets: 1, days: 1 }, joins]);
  await signSheet(world, backTo, back);
  expect(await about(backTo)).toEqual([joins]);
  const order = ['S03', 'S01', 'S05', 'S04'];
  await recordDecision(system, manager, {
    round,
    decision: { ...TIE, participants: [...order].sort(), order }
  });
  expect(await mine()).toEqual([{ kind: 'settle-round' }]);
  await settleRound(system, manager, { round });
  expect(await mine()).toEqual([{ kind: 'publish-round' }]);
  expect(await tasksOf(official)).toEqual([]);

  const { notice } = await publish(world, round);
  expect(await mine()).toEqual([]);
  expect(await about(official)).toEqual([
    { kind: 'notice-runs', firstDay: '2026-07-03', lastDay: '2026-07-05', days: 3 }
  ]);
  await object(world, notice);
  expect(await mine()).toEqual([{ kind: 'decide-objections', objections: 1 }]);
  system.pass(3 * DAY);
  expect(await about(official)).toEqual([]);
  expect(await mine()).toEqual([{ kind: 'decide-objections', objections: 1 }]);
  const [objection] = (await listObjections(system, manager, { round })).objections;
  const decided = { objection: objection!.id, outcome: 'dismissed', reason: '不属实' } as const;
  await decideObjection(system, manager, decided);
  expect(await mine()).toEqual([{ kind: 'finalise-round', lastDay: '2026-07-05' }]);
  await finaliseRound(system, manager, { round });
  expect(await mine()).toEqual([]);
  expect(await about(official)).toEqual([{ kind: 'round-final', on: '2026-07-06' }]);
  system.pass(91 * DAY);
  expect(await about(official)).toEqual([]);
  system.pass(-97 * DAY);
});

test('what stands in the way of settling is counted', async () => {
  const { system, manager } = world;
  const stage = await scoringRound(world, 'R2');
  await beginDeliberation(system, manager, { round: stage.round });
  const mine = async () =>
    (await tasksOf(manager)).filter((task) => 'round' in task && task.round.id === stage.round);
  // Checked after the sheets were sealed, and found to be another figure in all three.
  await verifyFact(system, manager, {
    participant: stage.participants.S01!,
    criterion: 'premises',
    amount: 31,
    checkedBy: '示范一区',
    checkedOn: '2026-06-30'
  });
  expect(await mine()).toMatchObject([{ kind: 'solve-problems', problems: 3 }]);
  const { sheets } = await readProgress(system, manager, { round: stage.round });
  for (const { member } of sheets.filter(({ participant }) => participant === 'S01')) {
    const away = { participant: stage.participants.S01!, from: member, to: null, reason: '停产' };
    await reassignSheet(system, manager, away);
  }
  expect(await mine()).toMatchObject([{ kind: 'complete-panels', participants: 1 }]);
});

test('staff are shown the figures of their own studios that nobody has checked', async () => {
  const { system, authorities } = world;
  const staff = await world.account('staff', authorities[0]);
  const round = await makeRound(world, { code: 'R3', isOpen: false });
  const mine = async () =>
    (await tasksOf(staff)).filter((task) => 'round' in task && task.round.id === round);
  const { rubric } = world.policy;
  const figures = rubric.criteria.filter(({ method }) => method === 'shortfall' || method === 'measured');
  const page = { offset: 0, limit: 9 };
  const { rows } = await listParticipants(system, staff, { round, page });
  expect(rows.map(({ code }) => code)).toEqual(['S01', 'S04']);
  const name = { id: round, code: 'R3', title: '示范批次' };
  const n = figures.length;
  expect(n).toBeGreaterThan(1);
  expect(await mine()).toEqual([{ kind: 'verify-facts', round: name, figures: 2 * n, participants: 2 }]);
  for (const { id: criterion } of figures) {
    const checked = { checkedBy: '示范一区', checkedOn: '2026-06-01' };
    await verifyFact(system, staff, { participant: rows[0]!.id, criterion, amount: 5, ...checked });
    await verifyFact(system, staff, { participant: rows[0]!.id, criterion, amount: 6, ...checked });
  }
  expect(await mine()).toEqual([{ kind: 'verify-facts', round: name, figures: n, participants: 1 }]);
  await setStatus(system, world.manager, { participant: rows[1]!.id, status: 'withdrawn', reason: '退出' });
  expect(await mine()).toEqual([]);
  const city = await world.account('staff');
  expect((await tasksOf(city)).filter((task) => 'round' in task && task.round.id === round)).toMatchObject([
    { figures: 4 * n, participants: 4 }
  ]);
});

test('an administrator is shown who cannot enter, and what the calendar lacks', async () => {
  const administrator = await world.account('administrator');
  const users = await world.system.store.read(({ orm, t }) => orm.select().from(t.user));
  const n = users.length;
  expect(await tasksOf(administrator)).toEqual([
    { kind: 'enter-accounts', accounts: n, codeless: n },
    { kind: 'second-administrator' },
    { kind: 'set-holidays', year: 2026 }
  ]);
  await issueCode(world.system, OPERATOR, { user: users[0]!.id, hours: 24 });
  await issueCode(world.system, OPERATOR, { user: users[0]!.id, hours: 24 });
  await disableUser(world.system, OPERATOR, { user: users[1]!.id, reason: '调离' });
  await world.account('administrator');
  const day = { kind: 'holiday', name: '国庆节' } as const;
  await setHolidays(world.system, OPERATOR, { year: 2026, days: [{ ...day, date: '2026-10-01' }] });
  expect(await tasksOf(administrator)).toEqual([{ kind: 'enter-accounts', accounts: n, codeless: n - 1 }]);
  world.system.pass(130 * DAY);
  expect(await tasksOf(administrator)).toEqual([
    { kind: 'enter-accounts', accounts: n, codeless: n },
    { kind: 'set-holidays', year: 2027 }
  ]);
});

test('every kind of task has its words, and names its round', () => {
  const kinds = new Set(seen.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([
    'await-sheets',
    'begin-deliberation',
    'complete-panels',
    'decide-objections',
    'decide-ties',
    'enter-accounts',
    'finalise-round',
    'join-deliberation',
    'mend-sheets',
    'notice-runs',
    'open-round',
    'publish-round',
    'round-final',
    'score-sheets',
    'second-administrator',
    'set-holidays',
    'settle-round',
    'solve-problems',
    'verify-facts'
  ]);
  for (const task of seen) {
    for (const language of ['zh-CN', 'en'] as const) {
      const { title, detail } = taskLine(language, task);
      if ('round' in task) expect(title).toContain(task.round.title);
      expect(`${title}${detail ?? ''}`).not.toMatch(/undefined|NaN|\[object/);
    }
  }
});
