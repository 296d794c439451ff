/**
 * Every act on a round × every state of the round, by a table that was written from the domain's text, not from the code:
 * what is allowed happens, everything else is refused with what has to happen first, and leaves no trace.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/problem.ts';
import { ROUND_STATES, type RoundState } from '#lib/server/db/values.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { roundActs, type Row } from './support/round-acts.ts';
import { allServices, type AnyService } from './support/services.ts';
import { changedTables, expectWhole, headOf, snapshot, undoing, type Snapshot } from './support/snapshot.ts';
import {
  deliberationRound,
  draftRound,
  finalRound,
  NONE,
  publicityRound,
  scoringRound,
  type Stage
} from './support/stages.ts';
import { freshSystem, type TestSystem } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

/** Not about any one round. */
const ELSEWHERE = `register-authority register-unit register-studio register-expert record-title import-policy set-holidays
  rename-authority import-studios create-user change-user issue-code disable-user enable-user sign-in set-password change-password sign-out sign-out-everywhere
  prepare-second-factor confirm-second-factor drop-second-factor`;

/** Which states round-state names: where two rows say different things of one act, it is asked for the one at hand. */
const NEEDS: Partial<Record<string, RoundState[]>> = {
  'finalise-round': ['publicity'],
  // An objection to an earlier notice may be decided while the round is back in deliberation.
  'decide-objection': ['deliberation', 'publicity']
};

let world: World;
let table: Row[];
let services: Map<string, AnyService>;
let stages: Record<RoundState, Stage>;
let whole: Snapshot;

beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 6, experts: 4 });
  table = roundActs(world);
  services = await allServices();
  const final = await finalRound(world, 'R-final');
  stages = {
    draft: await draftRound(world, 'R-draft'),
    scoring: await scoringRound(world, 'R-scoring'),
    deliberation: await deliberationRound(world, 'R-deliberation'),
    publicity: await publicityRound(world, 'R-publicity'),
    final
  };
  whole = await snapshot(world.system);
});
afterAll(() => world.system.drop());

const withoutTexts = (before: Snapshot, after: Snapshot): string[] =>
  changedTables(before, after).filter((name) => name !== 'refusedChange');

/** A refused change is an answer of save-changes, not a refusal of it: its key would be taken. */
const keyFor = (act: string) => (act === 'save-changes' ? {} : { key: `${act}-key` });

async function attempt(
  system: TestSystem,
  { act, actor, input }: Row,
  stage: Stage
): Promise<readonly Problem[]> {
  try {
    const who = actor?.(stage) ?? world.manager;
    const answer = await services.get(act)!(system, who, input(stage), keyFor(act));
    const { outcomes = [] } = (answer ?? {}) as { outcomes?: { outcome: string; problems: Problem[] }[] };
    return outcomes.flatMap(({ outcome, problems }) => (outcome === 'refused' ? problems : []));
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
}

test('the table names every act that there is', () => {
  const acts: string[] = [...services.values()].filter(({ kind }) => kind === 'act').map(({ name }) => name);
  const named = new Set<string>([...table.map(({ act }) => act), ...ELSEWHERE.split(/\s+/)]);
  expect(acts.filter((name) => !named.has(name))).toEqual([]);
  expect([...named].filter((name) => !acts.includes(name))).toEqual([]);
});

for (const [place, state] of ROUND_STATES.entries()) {
  test(`a round in ${state} takes the acts that it should, and no other`, async () => {
    const { system } = world;
    const stage = stages[state];
    for (const row of table) {
      const cell = row.cells[place]!;
      const head = await headOf(system);
      const problems = await attempt(cell === 'yes' ? undoing(system) : system, row, stage);
      const codes = problems.map(({ code }) => code);
      const needs = NEEDS[row.act] ?? ROUND_STATES.filter((_, at) => row.cells[at] === 'yes');
      const about = `${row.act} in ${state}`;
      if (cell === 'yes') expect([about, codes]).toEqual([about, []]);
      else if (cell === '-') {
        const expected = row.act === 'save-changes' ? 'sheet-foreign' : 'not-found';
        expect([about, codes]).toEqual([about, [expected]]);
      } else if (cell === 'no') {
        expect([about, codes]).toEqual([about, ['round-state']]);
        const { needs: said, ...detail } = problems[0]!.detail as unknown as { needs: string[] };
        expect(detail).toEqual({ act: row.act, state });
        expect([...said].sort()).toEqual([...needs].sort());
      } else expect([about, codes]).toEqual([about, [cell]]);
      expect([about, await headOf(system)]).toEqual([about, head]);
    }
    // Not a row of any table, not even a key; but what an expert typed is kept.
    expect(withoutTexts(whole, await snapshot(system))).toEqual([]);
  });
}

test('what is tried without an object says the same as what is out of reach', async () => {
  const problems = await attempt(
    world.system,
    table.find(({ act }) => act === 'return-sheet')!,
    {
      ...stages.scoring,
      sealed: [NONE, world.manager]
    }
  );
  expect(problems).toMatchObject([{ code: 'not-found', detail: { kind: 'sheet', id: NONE } }]);
});

test('the chain vouches for all that was done on the way', () => expectWhole(world.system));
