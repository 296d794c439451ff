/** What an expert takes along is what the server shows of each sheet, of the own sheets only, in as many queries for many as for one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referencesTo } from '#lib/domain/evidence-file.ts';
import type { Entry, SheetData, TakeAlong } from '#lib/offline/wire.ts';
import type { Actor } from '#lib/server/access.ts';
import type { Db } from '#lib/server/db/store.ts';
import { digestOf } from '#lib/server/digest.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { takeAlong } from '#lib/server/services/take-along.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { change, fillSheet, PNG, scoreAll, sheetsOf, signSheet } from './support/score.ts';
import { publish } from './support/stages.ts';
import { freshSystem, START, type TestSystem } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

let world: World;
let round: string;
let expert: Actor;
let other: Actor;
let mine: string[];
let participants: { id: string; code: string }[];

const all = (actor: Actor): Promise<TakeAlong> => takeAlong(world.system, actor, {});
const sheetIn = (along: TakeAlong, id: string): SheetData => along.sheets.find(({ sheet }) => sheet === id)!;

/** What a device would sign, from what it has. */
function hashOf({
  round: { code, policyVersion: policy },
  participant,
  expert: name,
  edition,
  ...rest
}: SheetData) {
  const entries: Record<string, Entry> = {};
  for (const { criterion, input } of rest.entries) {
    const texts = referencesTo(rest.evidence.filter((file) => file.criterion === criterion));
    const written = (input['evidence'] ?? []) as string[];
    entries[criterion] = texts.length === 0 ? input : { ...input, evidence: [...written, ...texts] };
  }
  return digestOf({ round: code, policy, participant, expert: name, edition, entries });
}

beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 5, experts: 2 });
  const { system, manager } = world;
  [expert, other] = world.expertActors as [Actor, Actor];
  await makeRound(world, { code: 'R0', isOpen: false });
  round = await makeRound(world);
  mine = await sheetsOf(system, expert);
  const page = { offset: 0, limit: 9 };
  participants = (await listParticipants(system, manager, { round, page })).rows;
  const check = { participant: participants[0]!.id, criterion: 'matching-funds' };
  const checked = { checkedBy: '示范一区核实', checkedOn: '2026-06-01' };
  await verifyFact(system, manager, { ...check, ...checked, amount: 12 });
  await verifyFact(system, manager, { ...check, ...checked, amount: 9.5, checkedOn: '2026-06-02' });
  const [first, sealed, returned, away] = mine as [string, string, string, string];
  system.pass(1000);
  await saveChanges(system, expert, {
    changes: [
      change(first, 'matching-funds', { amount: 10, note: '账目为 10' }),
      change(first, 'media', { met: 'yes' }),
      change(first, 'problems-solved', { points: '二' })
    ]
  });
  for (const fileName of ['乙.png', '甲.png']) {
    const bytes = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from(fileName)]);
    await attachEvidence(system, expert, { sheet: first, edition: 1, criterion: 'media', fileName, bytes });
  }
  for (const sheet of [sealed, returned]) {
    await fillSheet(world, expert, sheet);
    await signSheet(world, expert, sheet);
  }
  await returnSheet(system, manager, { sheet: returned, reason: '请复核', rows: ['media'] });
  const { sheets } = await readProgress(system, manager, { round });
  const gone = sheets.find(({ sheet }) => sheet === away)!;
  await reassignSheet(system, manager, {
    participant: participants.find(({ code }) => code === gone.participant)!.id,
    from: gone.member,
    to: null,
    reason: '另有任务'
  });
});
afterAll(() => world.system.drop());

test('each own sheet is as the server shows it, and signs to the same hash', async () => {
  const along = await all(expert);
  const [first, sealed, returned, away, last] = mine as [string, string, string, string, string];
  expect(along.sheets.map(({ sheet }) => sheet)).toEqual([first, sealed, returned, last]);
  for (const sheet of along.sheets) {
    const shown = await readSheet(world.system, expert, { sheet: sheet.sheet });
    const { entries, facts, evidence, returns } = shown;
    expect(sheet).toMatchObject({
      participant: shown.participant,
      expert: shown.expert,
      state: shown.state,
      edition: shown.edition,
      entries,
      facts,
      evidence,
      returns
    });
    expect(sheet.sealed?.contentHash ?? null).toBe(shown.sealed);
    expect(hashOf(sheet)).toBe(shown.contentHash);
  }
  expect(away).toBeDefined();
  expect(sheetIn(along, returned)).toMatchObject({ state: 'returned', edition: 2, sealed: null });
  expect(sheetIn(along, sealed).sealed).toMatchObject({ at: START + 1000 });
});

test('a sheet comes with its card, its figures as last checked, when each row arrived, and its proofs', async () => {
  const along = await all(expert);
  expect(along).toMatchObject({ user: expert.user, name: 'expert-1', at: START + 1000 });
  const { entries, evidence, ...about } = sheetIn(along, mine[0]!);
  expect(about).toMatchObject({
    round: { id: round, code: 'R1', title: '示范批次', state: 'scoring', policyVersion: world.policyVersion },
    name: '示范工作室 01',
    unit: '示范单位 01',
    trade: '电工',
    address: null,
    district: '示范一区',
    facts: [{ criterion: 'matching-funds', amount: 9.5, checkedBy: '示范一区核实', checkedOn: '2026-06-02' }]
  });
  const { assessments } = world.policy.data;
  expect(about.round.assessment).toBe(assessments.find(({ id }) => id === 'end-of-term')!.title);
  expect(entries.map(({ criterion, points, revision, at }) => [criterion, points, revision, at])).toEqual([
    ['matching-funds', 2000, 1, START + 1000],
    ['media', 200, 1, START + 1000],
    ['problems-solved', null, 1, START + 1000]
  ]);
  expect(evidence.map(({ fileName, mediaType }) => [fileName, mediaType])).toEqual([
    ['乙.png', 'image/png'],
    ['甲.png', 'image/png']
  ]);
});

test('the scoring table comes once, whole, as JSON holds it', async () => {
  const along = await all(expert);
  const { data, rubric } = world.policy;
  const policy = { id: data.id, title: data.title, docNo: data.docNo, isDraft: data.status === 'draft' };
  expect(along.tables).toEqual({ [world.policyVersion]: { policy, rubric } });
  expect(JSON.parse(JSON.stringify(along))).toEqual(along);
});

test('another’s sheets, and those taken away, are in nobody else’s luggage', async () => {
  const [one, two] = [await all(expert), await all(other)];
  const theirs = new Set(two.sheets.map(({ sheet }) => sheet));
  expect(two.sheets).toHaveLength(5);
  expect(one.sheets.filter(({ sheet }) => theirs.has(sheet))).toEqual([]);
  expect(JSON.stringify(one)).not.toContain(mine[3]);
  const lost = await takeAlong(world.system, { ...expert, expert: 'nobody' }, {});
  expect(lost).toMatchObject({ sheets: [], tables: {} });
});

test('a sheet more costs no query more, and a round that is over leaves nothing', async () => {
  const of = async (system: TestSystem, actor: Actor): Promise<[sheets: string[], queries: number]> => {
    const counting = countingQueries(system);
    const { sheets } = await takeAlong(counting.system, actor, {});
    return [sheets.map(({ state, round: { state: stage } }) => `${stage} ${state}`), counting.queries()];
  };
  const small = await makeWorld(await freshSystem(), { studios: 1, experts: 1 });
  try {
    const [actor] = small.expertActors as [Actor];
    const only = await makeRound(small);
    const [sheets, queries] = await of(small.system, actor);
    expect(sheets).toEqual(['scoring draft']);
    expect(await of(world.system, other)).toEqual([Array(5).fill('scoring draft'), queries]);
    await scoreAll(small);
    await beginDeliberation(small.system, small.manager, { round: only });
    expect(await of(small.system, actor)).toEqual([['deliberation sealed'], queries]);
    await settleRound(small.system, small.manager, { round: only });
    await publish(small, only);
    expect(await of(small.system, actor)).toEqual([[], queries]);
  } finally {
    await small.system.drop();
  }
});

/** The same system, which counts what is asked of its store. */
function countingQueries(system: TestSystem): { system: TestSystem; queries: () => number } {
  let asked = 0;
  const counted = (db: Db): Db => ({
    ...db,
    orm: new Proxy(db.orm, {
      get(orm, name) {
        asked++;
        return Reflect.get(orm, name) as unknown;
      }
    }),
    prepared: (name, build) => {
      asked++;
      return db.prepared(name, build);
    }
  });
  const read = <R>(work: (db: Db) => Promise<R>): Promise<R> => system.store.read((db) => work(counted(db)));
  return { system: { ...system, store: { ...system.store, read } }, queries: () => asked };
}
