/** What is published is what was looked at; nobody else sees it earlier; and an error of the department's own can be taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { finaliseRound } from '#lib/server/services/finalise-round.ts';
import { listScores } from '#lib/server/services/list-scores.ts';
import { listStudios } from '#lib/server/services/list-studios.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { readNotice } from '#lib/server/services/read-notice.ts';
import { readResults } from '#lib/server/services/read-results.ts';
import { readStudio } from '#lib/server/services/read-studio.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { withdrawNotice } from '#lib/server/services/withdraw-notice.ts';
import { scoreAll } from './support/score.ts';
import { freshSystem, PUBLIC } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

const DAY = 24 * 60 * 60 * 1000;
const page = { offset: 0, limit: 9 };
const WORDS = { kind: 'calendar', days: 1, showScores: true, contact: '示范科室' } as const;
let world: World;
let round: string;

beforeAll(async () => {
  world = await makeWorld(await freshSystem());
  round = await makeRound(world);
  await scoreAll(world);
  await beginDeliberation(world.system, world.manager, { round });
});
afterAll(() => world.system.drop());

test('settling and publishing name what was looked at', async () => {
  const { system, manager } = world;
  const { results } = await previewResults(system, manager, { round });
  await expect(settleRound(system, manager, { round, results: 'x' })).rejects.toMatchObject({
    problems: [{ code: 'results-changed', detail: { expected: 'x', found: results.digest } }]
  });
  const first = await settleRound(system, manager, { round, results: results.digest });
  const again = await settleRound(system, manager, { round });
  const publish = (settlement: string, firstDay: string) =>
    publishRound(system, manager, { round, settlement, firstDay, ...WORDS });
  await expect(publish(first.settlement, '2026-07-01')).rejects.toMatchObject({
    problems: [{ code: 'results-changed' }]
  });
  await expect(publish(again.settlement, '2026-06-29')).rejects.toMatchObject({
    problems: [{ code: 'date-before' }]
  });
  await expect(publish(again.settlement, '2062-07-01')).rejects.toMatchObject({
    problems: [{ code: 'date-after', detail: { date: '2062-07-01', most: '2026-08-29' } }]
  });
});

test('nobody but who runs the round sees results before the first day of their notice', async () => {
  const { system, manager, authorities } = world;
  const { settlement } = await settleRound(system, manager, { round });
  const firstDay = '2026-07-02';
  const { notice } = await publishRound(system, manager, { round, settlement, firstDay, ...WORDS });
  const official = await world.account('official', authorities[0]);
  const early = { problems: [{ code: 'notice-not-begun', detail: { first: firstDay } }] };
  await expect(readResults(system, official, { round, page })).rejects.toMatchObject(early);
  await expect(listScores(system, official, { round, page })).rejects.toMatchObject(early);
  const { rows } = await listStudios(system, official, { search: 's01', page });
  const studio = rows[0]!.id;
  expect((await readStudio(system, official, { studio })).rounds).toEqual([]);
  expect((await readResults(system, manager, { round, page })).total).toBe(4);

  system.pass(2 * DAY);
  const own = await readResults(system, official, { round, page });
  expect(own.rows.map(({ result }) => result.participant)).toEqual(['S01', 'S04']);
  expect(own.rows.flatMap(({ result }) => result.derivation.map(({ rule }) => rule))).not.toContain('quota');
  expect((await readStudio(system, official, { studio })).rounds).toMatchObject([
    { round: 'R1', supersededBy: null }
  ]);

  await withdrawNotice(system, manager, { round, reason: '名单有误' });
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({
    withdrawn: true,
    isRunning: false,
    results: []
  });
  await expect(readResults(system, official, { round, page })).rejects.toMatchObject({
    problems: [{ code: 'round-state' }]
  });
});

test('a final round has one successor at most', async () => {
  const { system, manager, policyVersion } = world;
  const { settlement } = await settleRound(system, manager, { round });
  await publishRound(system, manager, { round, settlement, firstDay: '2026-07-02', ...WORDS });
  system.pass(DAY);
  await finaliseRound(system, manager, { round });
  const successor = (code: string) =>
    createRound(system, manager, {
      code,
      title: '更正',
      authority: null,
      policyVersion,
      assessment: 'end-of-term',
      date: '2026-06-30',
      supersedes: { round, reason: '法院判决' }
    });
  await successor('R2');
  await expect(successor('R3')).rejects.toMatchObject({
    problems: [{ code: 'already-there', detail: { kind: 'round', name: 'R2' } }]
  });
});
