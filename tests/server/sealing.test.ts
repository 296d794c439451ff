/** Signing and sealing: what stands in the way, what stays of an edition that is sent back, what a later fact does. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/server/access.ts';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { readDeliberation } from '#lib/server/services/read-deliberation.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { equalRound } from './support/files.ts';
import { codesOf, refusalOf, refusalsOf } from './support/refusals.ts';
import { change, fillSheet, PNG, SIGNATURE, sheetsOf, signSheet } from './support/score.ts';
import { changedTables, expectWhole, snapshot } from './support/snapshot.ts';
import { freshSystem, OPERATOR } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

let world: World;
let round: string;
let expert: Actor;
let other: Actor;
/** of the first expert, by studio S01 … S06 */
let mine: string[];
let participants: string[];
const REASON = { reason: '示范理由' };

beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 6, experts: 2 });
  round = await makeRound(world);
  [expert, other] = world.expertActors as [Actor, Actor];
  mine = await sheetsOf(world.system, expert);
  const { rows } = await listParticipants(world.system, world.manager, {
    round,
    page: { offset: 0, limit: 9 }
  });
  participants = rows.map(({ id }) => id);
});
afterAll(() => world.system.drop());

const ROW = 'problems-solved';

const submit = (sheet: string, more: Partial<Parameters<typeof submitSheet>[2]> = {}) =>
  submitSheet(world.system, expert, { sheet, edition: 1, signature: SIGNATURE, ...more });

test('a sheet is sealed only whole, and whatever is missing is named at once', async () => {
  const { system, manager, policy } = world;
  const [, , , , fifth, sixth] = mine as [string, string, string, string, string, string];
  const problems = await refusalsOf(submit(fifth));
  expect(problems.map(({ code, criterion }) => [code, criterion])).toEqual(
    policy.rubric.criteria.map(({ id }) => ['unanswered', id])
  );
  await fillSheet(world, expert, sixth);
  const fact = { criterion: 'matching-funds', amount: 9.5, checkedBy: '区人社局', checkedOn: '2026-06-29' };
  await verifyFact(system, manager, { participant: participants[5]!, ...fact });
  const bad = { edition: 1, baseRevision: 1 };
  await saveChanges(system, expert, {
    changes: [change(sixth, 'media', { met: 'yes' }, { ...bad, id: 'bare' })]
  });
  expect(
    (await refusalsOf(submit(sixth))).map(({ code, criterion, path }) => [code, criterion, path])
  ).toEqual([
    ['note-missing', 'matching-funds', 'entries.matching-funds.note'],
    ['evidence-missing', 'media', 'entries.media.evidence']
  ]);
  await saveChanges(system, expert, {
    changes: [
      change(sixth, 'media', { met: 'no' }, { edition: 1, baseRevision: 2, id: 'none' }),
      change(sixth, 'matching-funds', { amount: 10, note: '以账目为准' }, { ...bad, id: 'noted' })
    ]
  });
  const before = await snapshot(system);
  expect(await codesOf(submit(sixth, { edition: 2 }))).toEqual(['sheet-returned']);
  expect(await codesOf(submit(sixth, { contentHash: 'f'.repeat(64) }))).toEqual(['sheet-changed']);
  const bads: [typeof SIGNATURE, string][] = [
    [{ ...SIGNATURE, strokes: [[]] }, 'empty'],
    [{ ...SIGNATURE, png: Buffer.from('<svg/>').toString('base64') }, 'not-png'],
    [
      {
        ...SIGNATURE,
        png: Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(512 * 1024)]).toString('base64')
      },
      'too-large'
    ]
  ];
  for (const [signature, why] of bads) {
    expect(await refusalOf(submit(sixth, { signature }))).toMatchObject({
      code: 'signature-bad',
      detail: { why }
    });
  }
  expect(
    await codesOf(submitSheet(system, other, { sheet: sixth, edition: 1, signature: SIGNATURE }))
  ).toEqual(['not-found']);
  expect(changedTables(before, await snapshot(system))).toEqual([]);
  const { contentHash } = await readSheet(system, expert, { sheet: sixth });
  expect((await submit(sixth, { contentHash })).contentHash).toBe(contentHash);
  expect(await codesOf(submit(sixth, { contentHash }))).toEqual(['sheet-sealed']);
});

test('a sheet that is sent back keeps what was signed, byte for byte', async () => {
  const { system, manager } = world;
  const sheet = mine[5]!;
  const stored = () =>
    system.store.read(async ({ orm, t }) => ({
      editions: await orm
        .select()
        .from(t.sealedSheet)
        .where(eq(t.sealedSheet.sheet, sheet))
        .orderBy(t.sealedSheet.edition),
      signatures: await orm
        .select()
        .from(t.signature)
        .where(eq(t.signature.sheet, sheet))
        .orderBy(t.signature.id)
    }));
  const before = await stored();
  expect(
    await refusalsOf(returnSheet(system, manager, { sheet, ...REASON, rows: ['x', ROW, 'y'] }))
  ).toMatchObject([
    { code: 'unknown-criterion', path: 'rows[0]' },
    { code: 'unknown-criterion', path: 'rows[2]' }
  ]);
  expect(await codesOf(returnSheet(system, manager, { sheet, reason: '', rows: [] }))).toEqual([
    'reason-missing'
  ]);
  await returnSheet(system, manager, { sheet, ...REASON, rows: [ROW] });
  await saveChanges(system, expert, {
    changes: [change(sheet, ROW, { points: 0 }, { id: 'less', edition: 2, baseRevision: 1 })]
  });
  await submit(sheet, { edition: 2 });
  const after = await stored();
  expect(after.editions).toHaveLength(2);
  expect({ editions: [after.editions[0]], signatures: after.signatures.slice(0, 1) }).toEqual(before);
  expect(after.editions[1]).toMatchObject({ total: before.editions[0]!.total - 300, edition: 2 });
  expect(after.editions[1]!.contentHash).not.toBe(before.editions[0]!.contentHash);
});

test('a fact that is checked after sealing and contradicts a sheet is shown, blocks, and is mended by a return', async () => {
  const { system, manager } = world;
  // Left are S02 with both its sheets, and S06, whose second sheet is taken away.
  for (const index of [0, 2, 3, 4]) {
    await setStatus(system, manager, { participant: participants[index]!, status: 'deferred', ...REASON });
  }
  const theirs = await sheetsOf(system, other);
  const { sheets } = await readProgress(system, manager, { round });
  const { member } = sheets.find(({ sheet }) => sheet === theirs[5])!;
  await reassignSheet(system, manager, { participant: participants[5]!, from: member, to: null, ...REASON });
  const both = [
    [expert, mine[1]!],
    [other, theirs[1]!]
  ] as const;
  for (const [actor, sheet] of both) {
    await fillSheet(world, actor, sheet);
    await signSheet(world, actor, sheet);
  }
  await beginDeliberation(system, manager, { round });
  expect((await readDeliberation(system, manager, { round })).problems).toEqual([]);

  const fact = { criterion: 'team', amount: 1, checkedBy: '区人社局', checkedOn: '2026-06-30' };
  await verifyFact(system, manager, { participant: participants[1]!, ...fact });
  const pseudonym = (await readSheet(system, expert, { sheet: mine[1]! })).expert!;
  const named = { code: 'note-missing', participant: 'S02', criterion: 'team' };
  const { problems } = await readDeliberation(system, manager, { round });
  expect(problems).toHaveLength(2); // both experts of S02
  expect(problems).toContainEqual(expect.objectContaining({ ...named, expert: pseudonym }));
  expect(await refusalsOf(settleRound(system, manager, { round }))).toEqual(problems);
  for (const [actor, sheet] of both) {
    await returnSheet(system, manager, { sheet, reason: '与核实数据不符', rows: ['team'] });
    const input = { amount: 2, note: '另一人休假' };
    const noted = change(sheet, 'team', input, { id: `noted-${sheet}`, edition: 2, baseRevision: 1 });
    await saveChanges(system, actor, { changes: [noted] });
    await signSheet(world, actor, sheet);
  }
  const mended = await readDeliberation(system, manager, { round });
  expect(mended.problems).toEqual([]);
  expect(
    mended.differences.filter(({ criterion }) => criterion === 'team').map((each) => each.participant)
  ).toEqual(['S02', 'S02']);
  await settleRound(system, manager, { round });
});

test('an imported sheet shows its rows, and cannot be sent back: nobody could sign it again', async () => {
  const { system, manager, policyVersion, policy } = world;
  const file = equalRound(policy, 'imported', 1);
  const { id } = await importRound(system, OPERATOR, { file, policyVersion });
  const { sheets } = await readProgress(system, manager, { round: id });
  const sheet = sheets[0]!.sheet;
  const read = await readSheet(system, manager, { sheet });
  expect(Object.fromEntries(read.entries.map(({ criterion, input }) => [criterion, input]))).toEqual(
    file.sheets[0]!.entries
  );
  expect(read.entries.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBe(11_000);
  expect(read).toMatchObject({
    sealed: read.contentHash,
    editions: [{ origin: 'import', isSigned: false, total: 11_000 }]
  });
  expect(await codesOf(returnSheet(system, manager, { sheet, ...REASON, rows: [] }))).toEqual([
    'sheet-not-sealed'
  ]);
});

test('the chain vouches for all of it', () => expectWhole(world.system));
