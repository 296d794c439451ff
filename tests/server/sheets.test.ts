/** Score sheets: why a change is refused and what is kept of it, whose points count, what evidence may be. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/server/access.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { listRefusedChanges } from '#lib/server/services/list-refused-changes.ts';
import { readAttachment } from '#lib/server/services/read-attachment.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { codesOf, refusalOf } from './support/refusals.ts';
import { change, fillSheet, PNG, sheetsOf, signSheet } from './support/score.ts';
import { changedTables, expectWhole, snapshot } from './support/snapshot.ts';
import { freshSystem } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

let world: World;
let round: string;
let expert: Actor;
let other: Actor;
/** of the first expert, by studio S01 … S06 */
let mine: string[];
let participants: string[];

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

let made = 0;
const ROW = 'problems-solved';
/** Sends one change and gives its outcome; its text says which it was. */
async function send(
  sheet: string,
  more: { criterion?: string; edition?: number; baseRevision?: number; id?: string } = {}
) {
  const { criterion = ROW, id = `change-${++made}`, ...rest } = more;
  const input = { points: 2.5, note: `第 ${++made} 次` };
  const sent = change(sheet, criterion, input, { id, ...rest });
  const { outcomes } = await saveChanges(world.system, expert, { changes: [sent] });
  return { sent, said: outcomes[0]!, code: outcomes[0]!.problems[0]?.code };
}
const keptTexts = async (): Promise<unknown[]> =>
  (await listRefusedChanges(world.system, expert, {})).changes.map(({ input, code }) => [code, input]);

test('a text that was refused is kept, whoever else had a change of that id', async () => {
  const { system } = world;
  const sent = (points: number) => [change('nowhere', ROW, { points }, { id: 'taken' })];
  await saveChanges(system, other, { changes: sent(0.5) });
  await saveChanges(system, expert, { changes: sent(1) });
  await saveChanges(system, expert, { changes: sent(1) });
  await saveChanges(system, expert, { changes: sent(2) });
  const kept = async (actor: Actor): Promise<unknown[]> =>
    (await listRefusedChanges(system, actor, {})).changes
      .filter(({ id }) => id.startsWith('taken'))
      .map(({ id, input }) => [id === 'taken', input]);
  expect(await kept(other)).toEqual([[true, { points: 0.5 }]]);
  expect(await kept(expert)).toEqual([
    [true, { points: 1 }],
    [false, { points: 2 }]
  ]);
  await system.store.tx(({ orm, t }) => Promise.resolve(orm.delete(t.refusedChange)));
});

test('a change that no sheet can take gets its own code, and its text is kept', async () => {
  const { system, manager } = world;
  const [open, sealed, returned, away] = mine as [string, string, string, string];
  for (const sheet of [sealed, returned]) await fillSheet(world, expert, sheet);
  for (const sheet of [sealed, returned]) await signSheet(world, expert, sheet);
  await returnSheet(system, manager, { sheet: returned, reason: '请复核', rows: [ROW] });
  const { sheets } = await readProgress(system, manager, { round });
  const { member } = sheets.find(({ sheet }) => sheet === away)!;
  await reassignSheet(system, manager, {
    participant: participants[3]!,
    from: member,
    to: null,
    reason: '另有任务'
  });
  const theirs = (await sheetsOf(system, other))[0]!;
  const taken = await send(open);
  expect(taken.said).toMatchObject({ outcome: 'applied', revision: 1, points: 250 });

  const cases = [
    ['sheet-sealed', await send(sealed, { baseRevision: 1 })],
    ['sheet-returned', await send(returned, { baseRevision: 1 })],
    ['sheet-reassigned', await send(away)],
    ['sheet-foreign', await send(theirs)],
    ['sheet-foreign', await send('no-such-sheet')],
    ['unknown-criterion', await send(open, { criterion: 'no-such-row' })],
    ['base-unknown', await send(open, { baseRevision: 2 })],
    ['change-differs', await send(open, { id: taken.sent.id })],
    ['change-differs', await send(open, { id: taken.sent.id })]
  ] as const;
  expect(cases.map(([, { code, said }]) => [code, said.outcome])).toEqual(
    cases.map(([code]) => [code, 'refused'])
  );
  expect(cases[0][1].said.problems[0]!.detail).toEqual({
    contentHash: (await readSheet(system, expert, { sheet: sealed })).sealed
  });
  expect(cases[1][1].said.problems[0]!.detail).toEqual({ edition: 2, given: 1 });
  expect(cases[2][1].said.problems[0]!.detail).toEqual({ reason: '另有任务' });
  const texts = cases.map(([code, { sent }]) => [code, sent.input]);
  expect(await keptTexts()).toEqual(expect.arrayContaining(texts));
  expect(await keptTexts()).toHaveLength(texts.length);
  // Sent again because the answer was lost: the same answers, each text still once.
  const again = await saveChanges(system, expert, { changes: cases.map(([, { sent }]) => sent) });
  expect(again.outcomes).toEqual(cases.map(([, { said }]) => said));
  expect(await keptTexts()).toHaveLength(texts.length);
  expect((await listRefusedChanges(system, other, {})).changes).toEqual([]);
  // What was sent back is taken in its new edition.
  expect((await send(returned, { edition: 2, baseRevision: 1 })).said.outcome).toBe('applied');
});

test('a lost answer comes again with what the row still lacks', async () => {
  const sent = change(mine[0]!, 'media', { met: 'yes' }, { id: 'lacking' });
  const first = await saveChanges(world.system, expert, { changes: [sent] });
  expect(first.outcomes[0]).toMatchObject({
    outcome: 'applied',
    points: null,
    problems: [{ code: 'evidence-missing' }]
  });
  expect(await saveChanges(world.system, expert, { changes: [sent] })).toEqual(first);
});

test('points are the server’s own, whatever a device says', async () => {
  const { system } = world;
  const sheet = mine[0]!;
  const claims = [
    change(sheet, 'matching-funds', { amount: 1, points: 20 }, { id: 'claim-1' }),
    change(sheet, 'annual-plan', { met: 'no', points: 2 }, { id: 'claim-2' }),
    change(sheet, 'renovation', { points: 99 }, { id: 'claim-3' })
  ];
  const { outcomes } = await saveChanges(system, expert, { changes: claims });
  expect(outcomes.map(({ outcome, points }) => [outcome, points])).toEqual(
    claims.map(() => ['applied', null])
  );
  expect(outcomes.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
    'unknown-key',
    'superfluous-input',
    'points-above-max'
  ]);
  const given = { ...change(sheet, 'adoption', { points: 1 }, { id: 'claim-4' }), points: 300 };
  const { outcomes: told } = await saveChanges(system, expert, { changes: [given] });
  expect(told).toMatchObject([{ outcome: 'refused', points: null, problems: [{ code: 'unknown-key' }] }]);
});

test('evidence is what its bytes are, whatever its name says', async () => {
  const { system } = world;
  const where = { sheet: mine[0]!, edition: 1, criterion: 'media' };
  const attach = (bytes: Buffer<ArrayBuffer>, fileName = '报道.png') =>
    attachEvidence(system, expert, { ...where, fileName, bytes });
  const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
  const good = [
    ['image/png', Buffer.from(PNG, 'base64')],
    ['image/jpeg', hex('ffd8ffe0 0000')],
    ['image/webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
    ['application/pdf', Buffer.from('%PDF-1.7\n')]
  ] as const;
  for (const [mediaType, bytes] of good) {
    const { id } = await attach(bytes, '任意.svg');
    const read = await readAttachment(system, expert, { attachment: id });
    expect({ ...read, bytes: Buffer.from(read.bytes) }).toEqual({ fileName: '任意.svg', mediaType, bytes });
    expect(await codesOf(readAttachment(system, other, { attachment: id }))).toEqual(['not-found']);
  }
  const before = await snapshot(system);
  const largest = Buffer.alloc(15 * 1024 * 1024);
  good[0][1].copy(largest);
  const bads = [
    [Buffer.alloc(0), 'empty'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'type'],
    [Buffer.from('<!doctype html>'), 'type'],
    [Buffer.from('PK\x03\x04'), 'type'],
    [Buffer.concat([largest, Buffer.alloc(1)]), 'size']
  ] as const;
  for (const [bytes, why] of bads) {
    expect(await refusalOf(attach(bytes))).toMatchObject({ code: 'attachment-bad', detail: { why } });
  }
  expect(
    await codesOf(
      attachEvidence(system, expert, { ...where, criterion: 'no', fileName: 'x', bytes: good[0][1] })
    )
  ).toEqual(['unknown-criterion']);
  expect(changedTables(before, await snapshot(system))).toEqual([]);
  const [one, two] = [await attach(largest), await attach(largest)];
  expect(one.digest).toBe(two.digest);
});

test('a batch has its limits, and says them', async () => {
  const changes = Array.from({ length: 501 }, (_, at) =>
    change(mine[0]!, ROW, { points: 1 }, { id: `many-${at}` })
  );
  expect(await refusalOf(saveChanges(world.system, expert, { changes }))).toMatchObject({
    code: 'too-large',
    path: 'changes',
    detail: { found: 501, most: 500 }
  });
  expect(await codesOf(saveChanges(world.system, expert, { changes: [] }))).toEqual(['too-small']);
});

test('a change that is none holds up none of the others, and its text is kept too', async () => {
  const kept = (await keptTexts()).length;
  const changes = [
    change(mine[0]!, ROW, { points: 1, note: '\ud800' }, { id: 'half' }),
    change(mine[0]!, ROW, { points: 1, note: '长'.repeat(20_001) }, { id: 'long' }),
    { ...change(mine[0]!, ROW, { points: 1, note: 'zero' }, { id: 'zero' }), edition: 0 },
    change(mine[0]!, 'equipment', { met: 'yes' }, { id: 'whole' })
  ];
  const { outcomes } = await saveChanges(world.system, expert, { changes });
  expect(
    outcomes.map(({ id, outcome, problems }) => [id, outcome, problems.map(({ code }) => code)])
  ).toEqual([
    ['half', 'refused', ['bad-text']],
    ['long', 'refused', ['text-too-long']],
    ['zero', 'refused', ['too-small']],
    ['whole', 'applied', []]
  ]);
  expect(outcomes[2]!.problems[0]!.path).toBe('changes[2].edition');
  expect(await keptTexts()).toHaveLength(kept + 3);
  expect(JSON.stringify(await keptTexts())).toContain('长'.repeat(20_001));
  expect(await saveChanges(world.system, expert, { changes })).toEqual({ outcomes });
  expect(await keptTexts()).toHaveLength(kept + 3);
});

test('the chain vouches for all of it', () => expectWhole(world.system));
