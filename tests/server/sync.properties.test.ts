/**
 * save-changes against a model: two devices of one expert, their edits in any order, lost answers, stale bases, wrong
 * clocks, sheets sealed, returned and taken away in between. Nothing is lost, nothing is taken twice.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import { SEED } from '../domain/kit.ts';
import { change, fullEntries, sheetsOf } from './support/score.ts';
import { expectWhole, headOf } from './support/snapshot.ts';
import { SheetModel, type Input } from './support/sync-model.ts';
import { SyncRun } from './support/sync-run.ts';
import { freshSystem } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

let world: World;
let rounds = 0;

beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 1, experts: 2 });
});
afterAll(() => world.system.drop());

/** The rows that are typed at random; the others are answered once, at the start. */
const INPUTS: Record<string, Input[]> = {
  'problems-solved': [{ points: 0.5 }, { points: 3 }, { points: 9 }, {}, { points: 1, note: '看过 👀' }],
  'matching-funds': [{ amount: 10 }, { amount: 7 }, { amount: 7, note: '账目为 7' }, { amount: '8' }],
  media: [{ met: 'no' }, { met: 'yes' }, { met: 'yes', evidence: ['日报'] }]
};
const ROWS = Object.keys(INPUTS);

async function fresh(isFilled = false): Promise<SyncRun> {
  const { system, manager, policyVersion, studios, experts, expertActors, policy } = world;
  const code = `R${++rounds}`;
  const { id: round } = await createRound(system, manager, {
    code,
    title: code,
    authority: null,
    policyVersion,
    assessment: 'end-of-term',
    date: '2026-06-30'
  });
  await formPanels(system, manager, { round, panels: [{ name: '组', experts }] });
  await inviteParticipants(system, manager, { round, studios: studios.map((each) => ({ code: each })) });
  const avoid = { unit: false, authority: false };
  await assignExperts(system, manager, { round, perStudio: 2, avoid, seed: 's' });
  await openRound(system, manager, { round });
  const { rows } = await listParticipants(system, manager, { round, page: { offset: 0, limit: 1 } });
  const participant = rows[0]!.id;
  const checked = { checkedBy: '区人社局', checkedOn: '2026-06-01' };
  await verifyFact(system, manager, { participant, criterion: 'matching-funds', amount: 10, ...checked });
  const { sheets } = await readProgress(system, manager, { round });
  const own = (await sheetsOf(system, expertActors[0]!)).find((id) =>
    sheets.some(({ sheet }) => sheet === id)
  )!;
  const foreign = sheets.find(({ sheet }) => sheet !== own)!.sheet;
  const { member } = sheets.find(({ sheet }) => sheet === own)!;
  const model = new SheetModel(own, policy, new Map([['matching-funds', 100_000]]));
  const run = new SyncRun(world, { sheet: own, foreign, participant, member: member! }, model);
  for (const [criterion, input] of Object.entries(fullEntries(world))) {
    if (isFilled || !ROWS.includes(criterion)) run.type(0, criterion, input);
  }
  await run.send(0, false, false);
  await run.refresh(1);
  strangers.set(run, foreign);
  return run;
}
const strangers = new WeakMap<SyncRun, string>();

const device = fc.constantFrom<(0 | 1)[]>(0, 1);
const steps = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      device,
      row: fc.constantFrom(...ROWS),
      input: fc.nat(4),
      off: fc.constantFrom(0, 0, 0, 0, -1, 1),
      clock: fc.constantFrom(0, 0, 1, -1, 400)
    })
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      device,
      isLost: fc.boolean(),
      resolves: fc.boolean()
    })
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('again' as const), which: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('refresh' as const), device }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('odd' as const),
      device,
      what: fc.constantFrom(
        'unknown-sheet',
        'foreign',
        'unknown-row',
        'far-base',
        'other-content',
        'twice',
        'edition'
      )
    })
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('seal' as const), device, looks: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('return' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reassign' as const) }) }
);
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

async function take(run: SyncRun, step: Step): Promise<void> {
  switch (step.do) {
    case 'type': {
      const inputs = INPUTS[step.row]!;
      run.type(step.device, step.row, inputs[step.input % inputs.length]!, {
        off: step.off,
        clock: step.clock
      });
      return;
    }
    case 'send':
      return run.send(step.device, step.isLost, step.resolves);
    case 'again': {
      const batch = run.batches[step.which % run.batches.length];
      if (batch) await run.deliver(batch);
      return;
    }
    case 'refresh':
      return run.refresh(step.device);
    case 'seal':
      if (step.looks) await run.refresh(step.device);
      return run.seal(step.device);
    case 'return':
      return run.sendBack();
    case 'reassign':
      return run.reassign();
    case 'odd':
      return odd(run, step.device, step.what);
  }
}

/** What a faulty device, or somebody who guesses, might send. */
function odd(run: SyncRun, which: 0 | 1, what: string): void {
  const row = 'problems-solved';
  const input = { points: 2.5, note: what };
  const known = run.batches.flat().find(({ criterion }) => criterion === row);
  if (what === 'unknown-sheet') run.type(which, row, input, { sheet: 'no-sheet' });
  if (what === 'foreign') run.type(which, row, input, { sheet: strangers.get(run)! });
  if (what === 'unknown-row') run.type(which, 'no-row', input);
  if (what === 'far-base') run.type(which, row, input, { off: 7 });
  if (what === 'edition') run.type(which, row, input, { edition: 9 });
  if (what === 'other-content' && known) {
    for (const points of [1.5, 2]) run.type(which, row, { points, note: what }, { id: known.id });
  }
  if (what === 'twice') run.devices[which].outbox.push(run.type(which, row, input));
}

test('any interleaving of two devices comes to what the model says, and nothing is lost', async () => {
  const counted: Record<string, number> = {};
  const runs = Number(process.env.SYNC_RUNS ?? 60);
  await fc.assert(
    fc.asyncProperty(
      fc.array(steps, { minLength: 10, maxLength: 45, size: 'max' }),
      fc.boolean(),
      async (list, isFilled) => {
        const run = await fresh(isFilled);
        for (const step of list) await take(run, step);
        await run.compare();
        const all = [
          ...run.model.history,
          ...[...run.model.refused.values()].map(() => ({ outcome: 'refused' }))
        ];
        for (const { outcome } of all) counted[outcome] = (counted[outcome] ?? 0) + 1;
        counted[run.model.state] = (counted[run.model.state] ?? 0) + 1;
        if (run.model.edition > 1) counted.editions = (counted.editions ?? 0) + 1;
      }
    ),
    { seed: SEED, numRuns: runs }
  );
  // The generator does its work: all that can happen did.
  for (const what of [
    'applied',
    'same',
    'conflict',
    'refused',
    'draft',
    'sealed',
    'returned',
    'reassigned',
    'editions'
  ]) {
    expect([what, counted[what] ?? 0]).toEqual([what, expect.toSatisfy((times: number) => times > 0)]);
  }
  await expectWhole(world.system);
}, 300_000);

test('a batch that is sent twice at the same moment is taken once', async () => {
  const run = await fresh();
  const { system, expertActors } = world;
  const changes = [0.5, 1, 1.5].map((points, index) =>
    run.type(0, 'problems-solved', { points }, { baseRevision: index })
  );
  const before = await headOf(system);
  const [a, b] = await Promise.all([
    saveChanges(system, expertActors[0]!, { changes }),
    saveChanges(system, expertActors[0]!, { changes })
  ]);
  expect(a).toEqual(b);
  expect(a.outcomes.map(({ outcome, revision }) => [outcome, revision])).toEqual(
    [1, 2, 3].map((each) => ['applied', each])
  );
  expect(await headOf(system)).toBe(before + 1);
});

test('a change’s id says nothing about another expert’s sheet', async () => {
  const run = await fresh();
  const { system, expertActors } = world;
  const mine = run.type(0, 'problems-solved', { points: 3 });
  await run.deliver([mine]);
  const [sheet] = (await sheetsOf(system, expertActors[1]!)).slice(-1);
  const guess = change(sheet!, 'problems-solved', { points: 3 }, { id: mine.id });
  const { outcomes } = await saveChanges(system, expertActors[1]!, { changes: [guess] });
  expect(outcomes).toMatchObject([
    { outcome: 'refused', revision: 0, points: null, problems: [{ code: 'change-differs' }] }
  ]);
});
