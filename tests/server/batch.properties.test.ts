/**
 * A batch of changes against the same changes sent one by one to an equal store: the same outcomes, the same rows, the
 * same hashes, whatever is among them: several changes of a row, repeated and foreign ids, malformed ones, closed sheets.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/server/access.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { SEED } from '../domain/kit.ts';
import { allRows } from './support/generic-rows.ts';
import { change, fillSheet, fullEntries, PNG, sheetsOf, signSheet } from './support/score.ts';
import { expectWhole, headOf } from './support/snapshot.ts';
import { freshSystem, START } from './support/system.ts';
import { makeRound, makeWorld, type World } from './support/world.ts';

type Sent = ReturnType<typeof change>;
interface City extends World {
  expert: Actor;
  /** open, open, sealed, returned, taken away, another’s, none */
  sheets: string[];
}

let batch: City;
let single: City;
let batches = 0;

beforeAll(async () => {
  batch = await makeCity();
  single = await makeCity();
  expect(single.sheets).toEqual(batch.sheets);
}, 120_000);
afterAll(async () => {
  await batch.system.drop();
  await single.system.drop();
});

async function makeCity(): Promise<City> {
  const world = await makeWorld(await freshSystem(), { studios: 5, experts: 2 });
  const { system, manager } = world;
  const [expert, other] = world.expertActors as [Actor, Actor];
  const round = await makeRound(world);
  const [one, two, sealed, returned, away] = (await sheetsOf(system, expert)) as [
    string,
    string,
    string,
    string,
    string
  ];
  const page = { offset: 0, limit: 9 };
  const participants = (await listParticipants(system, manager, { round, page })).rows;
  const { sheets } = await readProgress(system, manager, { round });
  const participantOf = (id: string): string => {
    const { participant } = sheets.find(({ sheet }) => sheet === id)!;
    return participants.find(({ code }) => code === participant)!.id;
  };
  const checked = { checkedBy: '示范一区', checkedOn: '2026-06-01' };
  for (const amount of [12, 10]) {
    await verifyFact(system, manager, {
      participant: participantOf(one),
      criterion: 'matching-funds',
      amount,
      ...checked
    });
  }
  const file = {
    edition: 1,
    criterion: 'media',
    fileName: '报道.png',
    bytes: Uint8Array.from(Buffer.from(PNG, 'base64'))
  };
  await attachEvidence(system, expert, { sheet: two, ...file });
  for (const sheet of [sealed, returned]) {
    await fillSheet(world, expert, sheet);
    await signSheet(world, expert, sheet);
  }
  await returnSheet(system, manager, { sheet: returned, reason: '请复核', rows: [] });
  const { member } = sheets.find(({ sheet }) => sheet === away)!;
  await reassignSheet(system, manager, {
    participant: participantOf(away),
    from: member,
    to: null,
    reason: '另有任务'
  });
  const foreign = (await sheetsOf(system, other))[0]!;
  const theirs = change(foreign, 'projects', { points: 1 }, { id: 'theirs' });
  await saveChanges(system, other, { changes: [theirs] });
  return { ...world, expert, sheets: [one, two, sealed, returned, away, foreign, 'nowhere'] };
}

const INPUTS: Record<string, Record<string, unknown>[]> = {
  'problems-solved': [{ points: 0.5 }, { points: 3 }, { points: 9 }, {}, { points: 1, note: '看过 👀' }],
  'matching-funds': [{ amount: 10 }, { amount: 7 }, { amount: 7, note: '账目为 7' }, { amount: '8' }],
  media: [{ met: 'no' }, { met: 'yes' }, { met: 'yes', evidence: ['日报'] }, { met: 'yes', evidence: 1 }],
  'no-such-row': [{ points: 1 }]
};
const MALFORMED: ((sent: Sent) => unknown)[] = [
  () => null,
  () => 'text',
  (sent) => ({ ...sent, edition: 0 }),
  (sent) => ({ ...sent, points: 300 }),
  (sent) => ({ ...sent, input: { note: '\ud800' } }),
  (sent) => ({ ...sent, input: [1] }),
  ({ id: _id, ...rest }) => rest
];

const steps = fc.record({
  sheet: fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 2, 3, 3, 4, 5, 6),
  row: fc.constantFrom(...Object.keys(INPUTS), 'problems-solved', 'media'),
  input: fc.nat(4),
  /** from the revision that one would expect */
  off: fc.constantFrom(0, 0, 0, 0, -1, 1),
  edition: fc.constantFrom(0, 0, 0, 0, 0, 1),
  /** fresh; of an earlier change of the batch, the same or with other content; of an earlier batch; another expert’s */
  id: fc.constantFrom(
    'fresh',
    'fresh',
    'fresh',
    'fresh',
    'fresh',
    'again',
    'other-content',
    'earlier',
    'theirs'
  ),
  malformed: fc.constantFrom(...Array<null>(12).fill(null), ...MALFORMED.keys())
});
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

const history: Sent[] = [];

/** What a device, or a few of them, could send: mostly from what they would have in view. */
async function changesFrom(list: readonly Step[]): Promise<unknown[]> {
  const number = ++batches;
  const rows = await single.system.store.read(({ orm, t }) => orm.select().from(t.entry));
  const revisions = new Map(
    rows.map(({ sheet, criterion, revision }) => [`${sheet} ${criterion}`, revision])
  );
  const sent: Sent[] = [];
  return list.map((step, index) => {
    const sheet = single.sheets[step.sheet]!;
    const row = `${sheet} ${step.row}`;
    const known = revisions.get(row) ?? 0;
    const inputs = INPUTS[step.row]!;
    const made = change(sheet, step.row, inputs[step.input % inputs.length]!, {
      id: `change-${number}-${index}`,
      edition: (step.sheet === 3 ? 2 : 1) + step.edition,
      baseRevision: Math.max(0, known + step.off),
      at: START + index
    });
    const before = sent[step.input % Math.max(1, sent.length)];
    const old = history[step.input % Math.max(1, history.length)];
    if (step.id === 'theirs') made.id = 'theirs';
    if (step.id === 'other-content' && before) made.id = before.id;
    const chosen = step.id === 'again' && before ? before : step.id === 'earlier' && old ? old : made;
    if (step.malformed !== null) return MALFORMED[step.malformed]!(chosen);
    if (chosen === made && step.id === 'fresh') {
      revisions.set(row, known + 1);
      history.push(made);
    }
    sent.push(chosen);
    return chosen;
  });
}

/** The rows that saving writes, but for the chain, which has one row a call. */
async function written({ system }: City): Promise<unknown> {
  const all = await system.store.read(allRows);
  return Object.fromEntries(
    (['sheet', 'entry', 'entryChange', 'refusedChange'] as const).map((name) => [name, all.get(name)])
  );
}

/** A place in the list is the one thing that a batch says otherwise. */
const withoutPlaces = (outcomes: unknown): unknown =>
  JSON.parse(JSON.stringify(outcomes).replaceAll(/changes\[\d+\]/g, 'changes[…]'));

async function compare(list: unknown[]): Promise<{ outcome: string }[]> {
  const changes = list as Sent[];
  const head = await headOf(batch.system);
  const { outcomes } = await saveChanges(batch.system, batch.expert, { changes });
  const singly = [];
  for (const each of changes) {
    singly.push(...(await saveChanges(single.system, single.expert, { changes: [each] })).outcomes);
  }
  expect(withoutPlaces(outcomes)).toEqual(withoutPlaces(singly));
  expect(await written(batch)).toEqual(await written(single));
  // One act, or none where nothing was written but texts that nothing rests on.
  const isActed = outcomes.some(({ outcome }) => outcome !== 'refused');
  const further = (await headOf(batch.system)) - head;
  expect(further).toBeLessThanOrEqual(isActed ? 1 : 0);
  batch.system.pass(1000);
  single.system.pass(1000);
  return outcomes;
}

test('a batch does what its changes would do one by one', async () => {
  const counted = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 40, size: 'max' }), async (list) => {
      for (const { outcome } of await compare(await changesFrom(list))) {
        counted.set(outcome, (counted.get(outcome) ?? 0) + 1);
      }
    }),
    { seed: SEED, numRuns: Number(process.env.BATCH_RUNS ?? 40) }
  );
  for (const outcome of ['applied', 'same', 'conflict', 'refused']) {
    expect([outcome, counted.get(outcome) ?? 0]).toEqual([outcome, expect.toSatisfy((n: number) => n > 20)]);
  }
  await expectWhole(batch.system);
  await expectWhole(single.system);
}, 300_000);

test('a whole sheet, its rows again and again, and as many changes as a batch may have', async () => {
  const sheet = single.sheets[0]!;
  const { rows } = await single.system.store.read(async ({ orm, t }) => ({
    rows: await orm.select().from(t.entry)
  }));
  const revisions = new Map(
    rows.filter((row) => row.sheet === sheet).map((row) => [row.criterion, row.revision])
  );
  const entries = Object.entries(fullEntries(single));
  const whole = (time: number): Sent[] =>
    entries.map(([criterion, input]) =>
      change(
        sheet,
        criterion,
        { ...input, note: `第 ${time} 次` },
        {
          id: `whole-${time}-${criterion}`,
          baseRevision: (revisions.get(criterion) ?? 0) + time
        }
      )
    );
  const outcomes = await compare(Array.from({ length: 20 }, (_, time) => whole(time)).flat());
  expect(outcomes).toHaveLength(500);
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['applied']));
  await compare(whole(19));
  await compare(whole(20));
  await expectWhole(batch.system);
});
