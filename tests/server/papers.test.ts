/** Papers of studios, participants, verified figures and decisions: what is taken, who sees it, when it goes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/server/access.ts';
import { attachPaper } from '#lib/server/services/attach-paper.ts';
import { detachPaper } from '#lib/server/services/detach-paper.ts';
import { listFacts } from '#lib/server/services/list-facts.ts';
import { listPapers } from '#lib/server/services/list-papers.ts';
import { listStudios } from '#lib/server/services/list-studios.ts';
import { readDeliberation } from '#lib/server/services/read-deliberation.ts';
import { readPaper } from '#lib/server/services/read-paper.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { codesOf, refusalOf } from './support/refusals.ts';
import { PNG } from './support/score.ts';
import { deliberationRound, publicityRound, scoringRound, type Stage } from './support/stages.ts';
import { expectWhole, headOf } from './support/snapshot.ts';
import { freshSystem } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

let world: World;
let stage: Stage;
let staff: Actor;
let administrator: Actor;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 6, experts: 4 });
  stage = await scoringRound(world, 'R1');
  staff = await world.account('staff', world.authorities[0]);
  administrator = await world.account('administrator');
});
afterAll(() => world.system.drop());

const png = (mark = ''): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from(mark)]));
const PDF = Uint8Array.from(Buffer.from('%PDF-1.7\n'));
const attach = (
  actor: Actor,
  kind: 'studio' | 'participant' | 'fact' | 'decision',
  owner: string,
  file: { fileName?: string; bytes?: Uint8Array<ArrayBuffer> } = {}
) => attachPaper(world.system, actor, { kind, owner, fileName: '附件.png', bytes: png(), ...file });
const studioId = async (code: string): Promise<string> =>
  (await listStudios(world.system, world.manager, { search: code, page: { offset: 0, limit: 9 } })).rows[0]!
    .id;

test('a studio’s papers are kept as they are, in the order in which they came, and go with a reason', async () => {
  const { system, manager } = world;
  const owner = await studioId('S01');
  const { attachment: first } = await attach(administrator, 'studio', owner, {
    fileName: 'C:\\扫描\\批复.pdf',
    bytes: PDF
  });
  system.pass(1000);
  const { attachment: second } = await attach(staff, 'studio', owner);
  const { papers } = await listPapers(system, manager, { kind: 'studio', owner });
  expect(papers.map(({ id, fileName, mediaType, size }) => [id, fileName, mediaType, size])).toEqual([
    [first, '批复.pdf', 'application/pdf', PDF.length],
    [second, '附件.png', 'image/png', png().length]
  ]);
  const official = await world.account('official', world.authorities[0]);
  expect(await readPaper(system, official, { attachment: first })).toEqual({
    fileName: '批复.pdf',
    mediaType: 'application/pdf',
    bytes: Buffer.from(PDF)
  });
  expect(await codesOf(detachPaper(system, manager, { attachment: first, reason: ' ' }))).toEqual([
    'reason-missing'
  ]);
  const head = await headOf(system);
  await detachPaper(system, manager, { attachment: first, reason: '传错了' });
  expect(await headOf(system)).toBe(head + 1);
  expect((await listPapers(system, manager, { kind: 'studio', owner })).papers.map(({ id }) => id)).toEqual([
    second
  ]);
  expect(await codesOf(readPaper(system, manager, { attachment: first }))).toEqual(['not-found']);
});

test('what is no picture and no PDF, empty, or without a name is refused', async () => {
  const owner = await studioId('S02');
  const html = Uint8Array.from(Buffer.from('<html>'));
  expect(await refusalOf(attach(world.manager, 'studio', owner, { bytes: html }))).toMatchObject({
    code: 'attachment-bad',
    detail: { why: 'type' }
  });
  expect(await refusalOf(attach(world.manager, 'studio', owner, { bytes: new Uint8Array() }))).toMatchObject({
    detail: { why: 'empty' }
  });
  expect(await refusalOf(attach(world.manager, 'studio', owner, { fileName: '../..' }))).toMatchObject({
    code: 'empty-text',
    path: 'fileName'
  });
  expect((await listPapers(world.system, world.manager, { kind: 'studio', owner })).papers).toEqual([]);
});

test('each kind is for whom it concerns: a foreign one is as if it were not there', async () => {
  const { system, manager } = world;
  const other = await world.account('staff', world.authorities[1]);
  const owner = await studioId('S01');
  const { attachment } = await attach(staff, 'studio', owner, { bytes: png('一区') });
  expect(await codesOf(attach(other, 'studio', owner))).toEqual(['not-found']);
  expect(await codesOf(readPaper(system, other, { attachment }))).toEqual(['not-found']);
  expect(await codesOf(detachPaper(system, other, { attachment, reason: '试' }))).toEqual(['not-found']);
  // What proves a deferral is for who runs the round, not for the studio's own authority, nor the administrator.
  const participant = stage.participants.S01!;
  await attach(manager, 'participant', participant);
  const about = { kind: 'participant' as const, owner: participant };
  for (const actor of [staff, administrator]) {
    expect(await codesOf(listPapers(system, actor, about))).toEqual(['not-found']);
    expect(await codesOf(attach(actor, 'participant', participant))).toEqual(['not-found']);
  }
  expect(await codesOf(listPapers(system, world.expertActors[0]!, about))).toEqual(['forbidden']);
});

test('a figure’s proof stands beside its check, for staff of the studio and for nobody else’s', async () => {
  const { system, manager } = world;
  const { id } = await verifyFact(system, staff, {
    participant: stage.participants.S01!,
    criterion: 'premises',
    amount: 30,
    checkedBy: '区人社局',
    checkedOn: '2026-06-01'
  });
  const { attachment } = await attach(staff, 'fact', id, { fileName: '测绘.png' });
  for (const actor of [staff, manager]) {
    const { facts } = await listFacts(system, actor, { round: stage.round });
    const found = facts.find((each) => each.id === id);
    expect(found?.papers.map((paper) => [paper.id, paper.fileName])).toEqual([[attachment, '测绘.png']]);
  }
  const other = await world.account('staff', world.authorities[1]);
  expect((await listFacts(system, other, { round: stage.round })).facts.map((each) => each.id)).not.toContain(
    id
  );
  expect(await codesOf(readPaper(system, other, { attachment }))).toEqual(['not-found']);
  // An expert sees the figure, not what it was checked by.
  const seen = await listFacts(system, world.expertActors[0]!, { round: stage.round });
  expect(seen.facts.every(({ papers }) => papers.length === 0)).toBe(true);
});

test('minutes may come while the notice runs; what proves a deferral may not', async () => {
  const { system, manager } = world;
  const published = await publicityRound(world, 'R2', false);
  await attach(manager, 'decision', published.decision, { bytes: png('补') });
  const { decisions } = await readDeliberation(system, manager, { round: published.round });
  expect(decisions.map(({ papers }) => papers.length)).toEqual([2]);
  expect(await refusalOf(attach(manager, 'participant', published.participants.S01!))).toMatchObject({
    code: 'round-state',
    detail: { act: 'attach-paper', needs: ['draft', 'scoring', 'deliberation'] }
  });
});

test('no owner takes more than fifty', async () => {
  const { decision } = await deliberationRound(world, 'R3');
  for (let number = 2; number <= 50; number++) {
    await attach(world.manager, 'decision', decision, { bytes: png(String(number)) });
  }
  expect(await refusalOf(attach(world.manager, 'decision', decision))).toMatchObject({
    code: 'attachment-bad',
    detail: { why: 'many', found: '50', most: 50 }
  });
});

test('the chain vouches for all of it', () => expectWhole(world.system));
