/** No studio is graded on fewer sheets than were asked for, and no round gets stuck: what counts must be sealed, and there is a way on. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { readRound } from '#lib/server/services/read-round.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { recordVeto } from '#lib/server/services/record-veto.ts';
import { recuseExpert } from '#lib/server/services/recuse-expert.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { fillSheet, scoreAll, sheetsOf, signSheet } from './support/score.ts';
import { freshSystem } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

let world: World;
let round: string;
let participants: string[];

beforeEach(async () => {
  world = await makeWorld(await freshSystem());
  round = await makeRound(world);
  const { rows } = await listParticipants(world.system, world.manager, {
    round,
    page: { offset: 0, limit: 9 }
  });
  participants = rows.map(({ id }) => id);
});
afterEach(() => world.system.drop());

const refusedWith = (code: string, detail: object) => ({ problems: [{ code, detail }] });

test('a sheet sent back in deliberation holds up decisions and settling until it is signed, or taken from its expert', async () => {
  const { system, manager, expertActors } = world;
  await scoreAll(world);
  await beginDeliberation(system, manager, { round });
  const [expert] = expertActors;
  const [sheet] = await sheetsOf(system, expert!);
  await returnSheet(system, manager, { sheet: sheet!, reason: '请复核', rows: [] });
  const open = refusedWith('sheets-open', { participants: ['S01'] });
  await expect(settleRound(system, manager, { round })).rejects.toMatchObject(open);
  const tie = {
    kind: 'tie' as const,
    participants: ['S01'],
    order: ['S01'],
    by: '评议会',
    on: '2026-06-30',
    minutes: '1'
  };
  await expect(recordDecision(system, manager, { round, decision: tie })).rejects.toMatchObject(open);
  const { members } = await readRound(system, manager, { round });
  const from = members.find((member) => member.expert === expert!.expert)!.member;
  await reassignSheet(system, manager, { participant: participants[0]!, from, to: null, reason: '出国' });
  await expect(settleRound(system, manager, { round })).resolves.toBeTruthy();
});

test('a studio deferred past the beginning comes back only with all its sheets sealed', async () => {
  const { system, manager, expertActors } = world;
  const [participant] = participants as [string];
  for (const [index, expert] of expertActors.entries()) {
    for (const [place, sheet] of (await sheetsOf(system, expert)).entries()) {
      if (place === 0 && index > 0) continue; // two drafts of S01
      await fillSheet(world, expert, sheet);
      await signSheet(world, expert, sheet);
    }
  }
  await expect(beginDeliberation(system, manager, { round })).rejects.toMatchObject(
    refusedWith('sheets-open', { participants: ['S01'] })
  );
  await setStatus(system, manager, { participant, status: 'deferred', reason: '暂缓' });
  await beginDeliberation(system, manager, { round });
  await expect(
    setStatus(system, manager, { participant, status: 'graded', reason: '恢复' })
  ).rejects.toMatchObject(refusedWith('sheets-open', { participants: ['S01'] }));
  await expect(settleRound(system, manager, { round })).resolves.toBeTruthy();
});

test('a studio below the quorum is named while experts can still be assigned', async () => {
  const { system, manager, experts } = world;
  for (const expert of experts)
    await recuseExpert(system, manager, { participant: participants[2]!, expert, reason: '亲属' });
  await scoreAll(world);
  await expect(beginDeliberation(system, manager, { round })).rejects.toMatchObject(
    refusedWith('not-assigned', { participants: ['S03'] })
  );
});

test('a studio with a confirmed trigger needs no sheets', async () => {
  const { system, manager, expertActors } = world;
  for (const expert of expertActors) {
    for (const sheet of (await sheetsOf(system, expert)).slice(1)) {
      await fillSheet(world, expert, sheet);
      await signSheet(world, expert, sheet);
    }
  }
  await recordVeto(system, manager, {
    participant: participants[0]!,
    trigger: 'unit-closed',
    note: '经核实'
  });
  await beginDeliberation(system, manager, { round });
  await expect(settleRound(system, manager, { round })).resolves.toBeTruthy();
});
