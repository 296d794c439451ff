/** A row that needs evidence is proved by a written reference, or by a file attached to it: before or after the entry. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/server/access.ts';
import { sha256 } from '#lib/server/digest.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { detachEvidence } from '#lib/server/services/detach-evidence.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { codesOf, refusalOf } from './support/refusals.ts';
import { change, fullEntries, PNG, sheetsOf, SIGNATURE, signSheet } from './support/score.ts';
import { expectWhole, headOf } from './support/snapshot.ts';
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

/** A file that nobody else has, for the row that needs one. */
const attach = async (expert: Actor, sheet: string, fileName: string, edition = 1): Promise<string> => {
  const bytes = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from(fileName)]);
  const file = { sheet, edition, criterion: 'media', fileName, bytes };
  return (await attachEvidence(world.system, expert, file)).id;
};

test('in whichever order files arrive, the same is signed', async () => {
  const { system } = world;
  const [expert] = world.expertActors as [Actor];
  await makeRound(world, { code: 'R2' });
  const [sheet] = (await sheetsOf(system, expert)).slice(-1) as [string];
  await saveChanges(system, expert, {
    changes: [change(sheet, 'media', { met: 'yes', evidence: ['日报'] })]
  });
  const hash = async () => (await readSheet(system, expert, { sheet })).contentHash;
  const names = ['乙.png', '甲.png', 'a.png'];
  const hashes = new Set<string>();
  for (const order of [names, names.toReversed()]) {
    const ids: string[] = [];
    for (const name of order) ids.push(await attach(expert, sheet, name));
    hashes.add(await hash());
    for (const attachment of ids) await detachEvidence(system, expert, { attachment });
    system.pass(1000);
  }
  expect([...hashes]).toHaveLength(1);
  expect(hashes).not.toContain(await hash());
});

test('a file that is taken away proves nothing any more; one that was signed stays', async () => {
  const { system, manager } = world;
  const [expert] = world.expertActors as [Actor];
  await makeRound(world, { code: 'R3' });
  const [sheet] = (await sheetsOf(system, expert)).slice(-1) as [string];
  const entries = { ...fullEntries(world), media: { met: 'yes' } };
  const blurred = await attach(expert, sheet, '模糊.png');
  const changes = Object.entries(entries).map(([criterion, input]) => change(sheet, criterion, input));
  await saveChanges(system, expert, { changes });
  const shown = async () => {
    const { entries: rows, evidence } = await readSheet(system, expert, { sheet });
    return [rows.find(({ criterion }) => criterion === 'media')?.points, evidence.map(({ id }) => id)];
  };
  expect(await shown()).toEqual([200, [blurred]]);
  const head = await headOf(system);
  await detachEvidence(system, expert, { attachment: blurred });
  expect(await headOf(system)).toBe(head + 1);
  expect(await shown()).toEqual([null, []]);
  expect(await codesOf(detachEvidence(system, expert, { attachment: blurred }))).toEqual(['not-found']);

  const signed = await attach(expert, sheet, '清楚.png');
  await signSheet(world, expert, sheet);
  expect(await codesOf(detachEvidence(system, expert, { attachment: signed }))).toEqual(['sheet-sealed']);
  await returnSheet(system, manager, { sheet, reason: '请复核', rows: ['media'] });
  expect(await refusalOf(detachEvidence(system, expert, { attachment: signed }))).toMatchObject({
    code: 'attachment-sealed',
    detail: { edition: 1 }
  });
  const late = await attach(expert, sheet, '补充.png', 2);
  await detachEvidence(system, expert, { attachment: late });
  expect(await shown()).toEqual([200, [signed]]);
  await expectWhole(system);
});
