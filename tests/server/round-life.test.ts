/** A round's whole life through the services: draft → scoring → deliberation → publicity → final, and round again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBundle } from '#lib/domain/verify.ts';
import { sha256 } from '#lib/server/digest.ts';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { decideObjection } from '#lib/server/services/decide-objection.ts';
import { exportBundle } from '#lib/server/services/export-bundle.ts';
import { finaliseRound } from '#lib/server/services/finalise-round.ts';
import { listObjections } from '#lib/server/services/list-objections.ts';
import { listScores } from '#lib/server/services/list-scores.ts';
import { objectToNotice } from '#lib/server/services/object-to-notice.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { readDeliberation } from '#lib/server/services/read-deliberation.ts';
import { readNotice } from '#lib/server/services/read-notice.ts';
import { readResults } from '#lib/server/services/read-results.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { change, scoreAll, sheetsOf, signSheet } from './support/score.ts';
import { freshSystem, OPERATOR, PUBLIC } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

const DAY = 24 * 60 * 60 * 1000;
let world: World;
let round: string;

beforeAll(async () => {
  world = await makeWorld(await freshSystem());
  round = await makeRound(world);
});
afterAll(() => world.system.drop());

test('a round goes from draft to final, is objected to on the way, and everything is proved', async () => {
  const { system, manager, expertActors } = world;
  const [first] = expertActors;
  // The first expert loses 2 points everywhere, and 16 in the first studio.
  const [sheet] = await sheetsOf(system, first!);
  await scoreAll(world, (expert, place) => (expert !== 0 ? 0 : place === 0 ? 16 : 2));

  await beginDeliberation(system, manager, { round });
  const deliberation = await readDeliberation(system, manager, { round });
  expect(deliberation.disagreements.map(({ participant, spread }) => [participant, spread])).toEqual([
    ['S01', 1600]
  ]);
  expect(deliberation.severities.every(({ expert }) => /^E0\d$/.test(expert))).toBe(true);

  await returnSheet(system, manager, { sheet: sheet!, reason: '与其他专家相差 16 分，请复核', rows: [] });
  await expect(settleRound(system, manager, { round })).rejects.toMatchObject({
    problems: [{ code: 'sheets-open', detail: { participants: ['S01'] } }]
  });
  expect(await previewResults(system, manager, { round })).toMatchObject({
    open: ['S01'],
    provisional: true
  });
  const returned = await readSheet(system, first!, { sheet: sheet! });
  expect(returned).toMatchObject({ state: 'returned', edition: 2, sealed: null });
  const stale = await saveChanges(system, first!, {
    changes: [change(sheet!, 'problems-solved', { points: 1 }, { id: 'old-draft' })]
  });
  expect(stale.outcomes[0]?.problems[0]?.code).toBe('sheet-returned');
  await signSheet(world, first!, sheet!);
  expect((await readSheet(system, first!, { sheet: sheet! })).editions).toHaveLength(2);

  const { results } = await previewResults(system, manager, { round });
  await expect(
    publishRound(system, manager, {
      round,
      settlement: 'none',
      firstDay: '2026-07-01',
      days: 7,
      kind: 'working',
      showScores: true,
      contact: '示范科室'
    })
  ).rejects.toMatchObject({ problems: [{ code: 'round-not-settled' }] });
  await expect(settleRound(system, manager, { round, results: 'another' })).rejects.toMatchObject({
    problems: [{ code: 'results-changed' }]
  });
  const settled = await settleRound(system, manager, { round, results: results.digest });
  const published = await publishRound(system, manager, {
    round,
    settlement: settled.settlement,
    firstDay: '2026-07-01',
    days: 7,
    kind: 'working',
    showScores: true,
    contact: '示范科室'
  });
  expect(published).toMatchObject({ lastDay: '2026-07-09', estimated: [2026] });
  await expect(readNotice(system, PUBLIC, { notice: published.notice })).rejects.toMatchObject({
    problems: [{ code: 'not-found' }]
  });
  system.pass(DAY);
  const notice = await readNotice(system, PUBLIC, { notice: published.notice });
  expect(notice).toMatchObject({ isRunning: true, checkCode: settled.bundle.slice(0, 16) });
  expect(notice.results.map(({ grade }) => grade)).toEqual(['优秀', '优秀', '优秀', '优秀']);
  expect(JSON.stringify(notice)).not.toMatch(/专家|E0\d/);

  const { receipt } = await objectToNotice(system, PUBLIC, {
    notice: published.notice,
    participant: 'S01',
    name: '示范群众',
    contact: '示范邮箱',
    text: '材料有误'
  });
  system.pass(9 * DAY);
  await expect(finaliseRound(system, manager, { round })).rejects.toMatchObject({
    problems: [{ code: 'objections-open', detail: { receipts: [receipt] } }]
  });
  const { objections } = await listObjections(system, manager, { round });
  await decideObjection(system, manager, {
    objection: objections[0]!.id,
    outcome: 'sustained',
    reason: '属实'
  });
  expect(await readNotice(system, PUBLIC, { notice: published.notice })).toMatchObject({
    withdrawn: true,
    results: []
  });

  const again = await settleRound(system, manager, { round });
  expect(again.results).toBe(settled.results);
  const second = await publishRound(system, manager, {
    round,
    settlement: again.settlement,
    firstDay: '2026-07-10',
    days: 3,
    kind: 'calendar',
    showScores: false,
    contact: '示范科室'
  });
  await expect(finaliseRound(system, manager, { round })).rejects.toMatchObject({
    problems: [{ code: 'notice-running', detail: { last: '2026-07-12' } }]
  });
  system.pass(3 * DAY);
  expect((await readNotice(system, PUBLIC, { notice: second.notice })).results[0]).not.toHaveProperty(
    'total'
  );
  await finaliseRound(system, manager, { round });
  await expect(settleRound(system, manager, { round })).rejects.toMatchObject({
    problems: [{ code: 'round-state' }]
  });

  const { rows } = await readResults(system, manager, { round, page: { offset: 0, limit: 10 } });
  expect(rows.map(({ result }) => result)).toEqual(results.results);
  const bundle = await exportBundle(system, manager, { round });
  const verdict = verifyBundle(bundle.bytes, { known: () => [], sha256, expect: again.bundle });
  expect(verdict.problems.filter(({ code }) => code !== 'foreign-policy')).toEqual([]);
  const scores = await listScores(system, manager, { round, page: { offset: 0, limit: 10 } });
  expect(scores.rows[0]).toMatchObject({
    code: 'S01',
    sheets: 3,
    kept: 3,
    total: Math.round((11000 * 3 - 1600) / 3)
  });
  expect(scores.rows[0]?.means).toHaveLength(25);

  const successor = { code: 'R1-更正', title: '更正', authority: null, policyVersion: world.policyVersion };
  await expect(
    createRound(system, manager, {
      ...successor,
      assessment: 'end-of-term',
      date: '2026-06-30',
      supersedes: { round, reason: '法院判决' }
    })
  ).resolves.toBeTruthy();

  expect((await verifyAudit(system, OPERATOR, {})).problems).toEqual([]);
  expect(system.reports).toEqual([]);
});
