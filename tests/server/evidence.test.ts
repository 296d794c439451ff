/** A row that needs evidence is proved by a written reference, or by a file attached to it: before or after the entry. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '#lib/server/digest.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { change, fullEntries, PNG, sheetsOf, SIGNATURE } from './support/score.ts';
import { freshSystem } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 1, experts: 1 });
});
afterAll(() => world.system.drop());

test('an attached file is evidence, is signed with the sheet, and counts', async () => {
  const { system, manager } = world;
  const [expert] = world.expertActors;
  const round = await makeRound(world);
  const [sheet] = (await sheetsOf(system, expert!)) as [string];
  const entries = fullEntries(world);
  entries['media'] = { met: 'yes' };
  entries['awards'] = { met: 'yes' };
  const attach = (criterion: string) =>
    attachEvidence(system, expert!, {
      sheet,
      edition: 1,
      criterion,
      fileName: '报道.png',
      bytes: Uint8Array.from(Buffer.from(PNG, 'base64'))
    });
  await attach('awards'); // before its entry
  const changes = Object.entries(entries).map(([criterion, input]) => change(sheet, criterion, input));
  const { outcomes } = await saveChanges(system, expert!, { changes });
  const lacking = outcomes.filter(({ problems }) => problems.length > 0);
  expect(lacking.map(({ problems }) => [problems[0]!.code, problems[0]!.criterion])).toEqual([
    ['evidence-missing', 'media']
  ]);
  await expect(
    submitSheet(system, expert!, { sheet, edition: 1, signature: SIGNATURE })
  ).rejects.toMatchObject({
    problems: [{ code: 'evidence-missing', criterion: 'media' }]
  });
  const before = await readSheet(system, expert!, { sheet });
  await attach('media'); // after its entry
  const after = await readSheet(system, expert!, { sheet });
  expect(after.contentHash).not.toBe(before.contentHash);
  expect(after.entries.find(({ criterion }) => criterion === 'media')).toMatchObject({
    input: { met: 'yes' },
    points: 200
  });
  const { total } = await submitSheet(system, expert!, {
    sheet,
    edition: 1,
    contentHash: after.contentHash,
    signature: SIGNATURE
  });
  expect(total).toBe(11000);
  await beginDeliberation(system, manager, { round });
  expect((await previewResults(system, manager, { round })).results.results[0]?.total).toBe(110);
  const { rows } = await system.store.read(async ({ orm, t }) => ({
    rows: await orm.select().from(t.sealedSheet)
  }));
  expect(rows[0]?.entries['media']).toEqual({
    met: 'yes',
    evidence: [`报道.png (${sha256(Buffer.from(PNG, 'base64')).slice(0, 16)})`]
  });
});
