/**
 * Every service × every role × own, foreign, guessed and nobody's: the outcome is what the table of access says, a refusal
 * tells nothing and changes nothing, and lists, counts and searches end where the scope ends.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESS, type Actor, type ServiceName } from '#lib/server/access.ts';
import { listFacts } from '#lib/server/services/list-facts.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import { listParticipants } from '#lib/server/services/list-participants.ts';
import { listRounds } from '#lib/server/services/list-rounds.ts';
import { listScores } from '#lib/server/services/list-scores.ts';
import { listStudios } from '#lib/server/services/list-studios.ts';
import { readProgress } from '#lib/server/services/read-progress.ts';
import { readResults } from '#lib/server/services/read-results.ts';
import { readRound } from '#lib/server/services/read-round.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import {
  accessCases,
  GUESS,
  loadServices,
  outcomeOf,
  rehearsal,
  serviceFiles,
  targetsOf,
  verdictOf,
  type AnyService,
  type Case,
  type Target
} from './support/access-cases.ts';
import { makeAccessWorld, type AccessWorld, type MadeRound } from './support/access-world.ts';
import { allRows } from './support/generic-rows.ts';
import { change } from './support/score.ts';

let world: AccessWorld;
let services: Map<ServiceName, AnyService>;
let cases: Partial<Record<string, Case>>;
/** of everything in the store */
let untouched: string;

beforeAll(async () => {
  world = await makeAccessWorld();
  services = await loadServices();
  cases = accessCases(world);
  untouched = await fingerprint();
}, 180_000);
afterAll(() => world.system.drop());

async function fingerprint(): Promise<string> {
  return world.system.store.read(async (db) => {
    const hash = createHash('sha256');
    for (const [name, rows] of await allRows(db)) hash.update(`${name} ${JSON.stringify(rows)}\n`);
    return hash.digest('hex');
  });
}

/** Beside SQLite they are files: what a rehearsed act has put there is swept by nobody here. */
const contents = (): Promise<unknown> =>
  world.system.store.read(async (db) => (await world.system.contents.list(db)).map(({ digest }) => digest));

describe.each(serviceFiles())('%s', (file) => {
  const name = file as ServiceName;
  const prepared = (): { service: AnyService; own: Case } => {
    const own = cases[name];
    if (!own) throw new Error(`${name}: say in access-cases.ts on what it is called, and whose that is`);
    return { service: services.get(name)!, own };
  };

  test('does for everybody what the table says, and nothing when it refuses', async () => {
    const { service, own } = prepared();
    const wrong: string[] = [];
    const files = await contents();
    const expectRefused = async (actor: Actor, label: string, target: Target): Promise<string> => {
      const { answer, problems } = await outcomeOf(service, world.system, actor, own.input(target, actor));
      const told = JSON.stringify(problems ?? answer);
      const verdict = verdictOf(name, actor, target);
      const first = problems?.[0];
      const isRight =
        problems?.length === 1 &&
        (verdict === 'forbidden'
          ? told === JSON.stringify([{ code: 'forbidden', detail: { act: name, role: actor.role } }])
          : first?.code === 'not-found' && namesOnly(first.detail, target.id));
      if (!isRight) wrong.push(`${label}, ${target.label}: not ${verdict} but ${told}`);
      return target.id === null ? told : told.replaceAll(JSON.stringify(target.id), '…');
    };
    for (const [label, actor] of Object.entries(world.actors)) {
      const refused = targetsOf(own, actor).filter((target) => verdictOf(name, actor, target) !== 'allowed');
      const told = new Set<string>();
      for (const target of refused) told.add(await expectRefused(actor, label, target));
      const named = targetsOf(own, actor).find(({ id }) => id !== null && id !== '');
      if (named) {
        // Nobody's: also for whom the table lets reach everything.
        const guess = {
          ...named,
          label: 'a guess',
          id: GUESS,
          authorities: [GUESS],
          experts: [],
          user: GUESS
        };
        const isNo = ACCESS[name][actor.role] === 'no';
        const { problems, answer } = await outcomeOf(service, world.system, actor, own.input(guess, actor));
        const text = JSON.stringify(problems ?? answer).replaceAll(JSON.stringify(GUESS), '…');
        if (problems?.length !== 1 || problems[0]?.code !== (isNo ? 'forbidden' : 'not-found')) {
          wrong.push(`${label}, a guess: ${text}`);
        }
        told.add(text);
      }
      // What is foreign, and what is not there at all, cannot be told apart; the city's own has no id to be guessed.
      const texts = [...told].filter((text) => !text.includes('"id":""'));
      if (texts.length > 1) wrong.push(`${label}: told apart by ${texts.join(' | ')}`);
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint()).toBe(untouched);
    expect(await contents()).toEqual(files);
  });

  test('is open to whom the table names', async () => {
    const { service, own } = prepared();
    const stage = rehearsal(world.system);
    const wrong: string[] = [];
    let done = 0;
    for (const [label, actor] of Object.entries(world.actors)) {
      for (const target of targetsOf(own, actor)) {
        if (verdictOf(name, actor, target) !== 'allowed') continue;
        const { problems } = await outcomeOf(service, stage, actor, own.input(target, actor));
        if (!problems) done++;
        const isShut = problems?.some(
          ({ code, detail }) => code === 'forbidden' || (code === 'not-found' && namesOnly(detail, target.id))
        );
        if (isShut) wrong.push(`${label}, ${target.label}: ${JSON.stringify(problems)}`);
      }
    }
    expect(wrong).toEqual([]);
    // Otherwise something else than access decides everywhere, and the case proves nothing.
    expect(done).toBeGreaterThan(0);
  });
});

describe('ids that nobody has', () => {
  const ODD = ['', '%', "' or '1'='1", '../x', '__proto__', '\ud800', '甲'.repeat(5_000), '\0', 'a\0b'];

  test.each(serviceFiles())('%s refuses them all', async (file) => {
    const service = services.get(file as ServiceName)!;
    const own = cases[file]!;
    const wrong: string[] = [];
    for (const [label, actor] of Object.entries(world.actors)) {
      const named = targetsOf(own, actor).find(({ id }) => id !== null && id !== '');
      if (!named) continue;
      for (const id of ODD) {
        const stage = rehearsal(world.system);
        const { answer } = await outcomeOf(service, stage, actor, own.input({ ...named, id }, actor)).catch(
          (error: unknown) => ({ answer: String(error) })
        );
        if (answer === undefined) continue;
        wrong.push(`${label} ${JSON.stringify(id.slice(0, 12))}: ${JSON.stringify(answer)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** A detail of not-found: the id that was asked for, and the kind of thing. */
const namesOnly = (detail: object, id: string | null): boolean =>
  'kind' in detail && 'id' in detail && Object.keys(detail).length === 2 && detail.id === (id ?? '');

test('no rehearsed act stayed', async () => {
  expect(await fingerprint()).toBe(untouched);
});

describe('rows, counts, pages and searches end where the scope ends', () => {
  const READERS = ['manager', 'staff', 'official'].flatMap((role) =>
    ['city', 'A', 'B', 'G'].map((scope) => `${role} ${scope}`)
  );
  const seenIn = (round: MadeRound, { authority }: Actor): string[] =>
    round.participants
      .filter((each) => authority === null || round.authority === authority || each.authority === authority)
      .map(({ code }) => code);
  const isSeen = (round: MadeRound, actor: Actor): boolean =>
    actor.authority === null || round.authority === actor.authority || seenIn(round, actor).length > 0;
  const first = { offset: 0, limit: 1 };
  const all = { offset: 0, limit: 500 };
  const isOpen = (round: MadeRound, actor: Actor): boolean =>
    round.state === 'publicity' ||
    round.state === 'final' ||
    // The imported one and those in deliberation are seen by whoever runs them.
    (round.state === 'deliberation' &&
      actor.role === 'manager' &&
      (actor.authority === null || round.authority === actor.authority));

  test.each(READERS)('%s', async (label) => {
    const { system, rounds, studioIds } = world;
    const actor = world.actors[label]!;
    const own = studioIds.filter(
      ({ authority }) => actor.authority === null || authority === actor.authority
    );
    const codes = own.map(({ code }) => code).sort();
    const studios = await listStudios(system, actor, { page: all });
    expect([studios.rows.map(({ code }) => code), studios.total]).toEqual([codes, codes.length]);
    const found = await listStudios(system, actor, { search: '示范', page: first });
    expect(found.total).toBe(codes.length);
    for (const { code } of studioIds) {
      const one = await listStudios(system, actor, { search: code, page: all });
      expect(one.total, code).toBe(codes.includes(code) ? 1 : 0);
    }

    const visible = rounds.filter((round) => isSeen(round, actor));
    const listed = await listRounds(system, actor, { page: all });
    expect(listed.rows.map(({ code }) => code).sort()).toEqual(visible.map(({ code }) => code).sort());
    expect(listed.total).toBe(visible.length);
    expect((await listRounds(system, actor, { page: first })).total).toBe(visible.length);

    for (const round of visible) {
      const seen = seenIn(round, actor);
      const about = { round: round.id };
      const participants = await listParticipants(system, actor, { ...about, page: first });
      expect(participants.total, round.label).toBe(seen.length);
      const everyone = await listParticipants(system, actor, { ...about, page: all });
      expect(everyone.rows.map(({ code }) => code)).toEqual(seen);
      const page = await readRound(system, actor, about);
      expect(page.participants).toBe(seen.length);
      const runsIt =
        actor.role === 'manager' && (actor.authority === null || actor.authority === round.authority);
      expect(page.members.length > 0, `${round.label}: the experts by name`).toBe(runsIt);
      if (actor.role !== 'official') {
        const { facts } = await listFacts(system, actor, about);
        expect(facts.map(({ participant }) => participant)).toEqual(seen);
      }
      if (actor.role !== 'staff') {
        const { sheets } = await readProgress(system, actor, about);
        const theirs = round.sheets.filter(({ participant }) => seen.includes(participant));
        expect(sheets.map(({ sheet }) => sheet).sort()).toEqual(theirs.map(({ id }) => id).sort());
      }
      if (!isOpen(round, actor)) continue;
      if (actor.role !== 'staff') {
        const scores = await listScores(system, actor, { ...about, page: all });
        expect([scores.rows.map(({ code }) => code), scores.total]).toEqual([seen, seen.length]);
        expect((await listScores(system, actor, { ...about, page: first })).total).toBe(seen.length);
      }
      if (round.label === 'imported') continue; // not settled
      const results = await readResults(system, actor, { ...about, page: all });
      expect(results.rows.map(({ result }) => result.participant).sort()).toEqual(seen);
      expect(results.total).toBe(seen.length);
      expect((await readResults(system, actor, { ...about, page: first })).total).toBe(seen.length);
      // How many there are in all, and how many seats, is the business of who sees them all.
      const whole = actor.authority === null || actor.authority === round.authority;
      const n = round.participants.length;
      expect([results.participants, results.quota]).toEqual(whole ? [n, expect.any(Number)] : [null, null]);
    }
  });

  test.each(['P', 'Q', 'R', 'X'] as const)(
    'expert %s: the own sheets, the facts of the own studios',
    async (key) => {
      const { system, rounds, expertIds } = world;
      const actor = world.actors[`expert ${key}`]!;
      const own = (round: MadeRound) => round.sheets.filter(({ expert }) => expert === expertIds[key]);
      const { sheets } = await listMySheets(system, actor, {});
      const open = rounds.filter(({ state }) => state === 'scoring' || state === 'deliberation');
      expect(sheets.map(({ sheet }) => sheet).sort()).toEqual(
        open
          .flatMap(own)
          .map(({ id }) => id)
          .sort()
      );
      for (const round of rounds.filter(({ state, label }) => state !== 'draft' && label !== 'imported')) {
        // Of a studio taken from the expert, nothing any more.
        const theirs = own(round)
          .filter(({ state }) => state !== 'reassigned')
          .map(({ participant }) => participant);
        if (theirs.length === 0) continue;
        const { facts } = await listFacts(system, actor, { round: round.id });
        expect(
          facts.map(({ participant }) => participant),
          round.label
        ).toEqual(theirs);
      }
    }
  );
});

describe('what stands inside an input', () => {
  test('a change for another’s sheet and for none at all are refused in the same words', async () => {
    const { rounds, expertIds } = world;
    const foreign = rounds
      .flatMap(({ sheets }) => sheets)
      .filter(({ expert }) => expert !== expertIds.P)
      .map(({ id }) => id);
    const { outcomes } = await saveChanges(rehearsal(world.system), world.actors['expert P']!, {
      changes: [GUESS, ...foreign].map((sheet) =>
        change(sheet, 'renovation', { points: 1 }, { id: `new-${sheet}`, baseRevision: 1 })
      )
    });
    const told = outcomes.map((outcome, index) =>
      JSON.stringify(outcome).replaceAll([GUESS, ...foreign][index]!, '…')
    );
    expect(foreign.length).toBeGreaterThan(10);
    expect([...new Set(told)]).toHaveLength(1);
    expect(told[0]).toContain('sheet-foreign');
  });

  test('the id of another’s change tells nothing about it', async () => {
    const { rounds, expertIds } = world;
    const round = rounds.find(({ label }) => label === 'city-scoring')!;
    const mine = round.sheets.find(({ expert, state }) => expert === expertIds.P && state === 'draft')!;
    const theirs = round.sheets.filter(({ expert }) => expert === expertIds.Q);
    for (const { id } of theirs) {
      const { outcomes } = await saveChanges(rehearsal(world.system), world.actors['expert P']!, {
        changes: [change(mine.id, 'renovation', { points: 1 }, { id: `${id}:renovation:1`, baseRevision: 1 })]
      });
      expect(outcomes[0]).toMatchObject({ outcome: 'refused', revision: 0, points: null });
      expect(JSON.stringify(outcomes)).not.toMatch(/150|密/);
    }
  });
});
