/**
 * What must not be seen is made unmistakable, then everything is called by everybody and all that was said is searched:
 * answers, files, refusals. Sheets before deliberation, experts' names always, other districts always.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, ServiceName } from '#lib/server/access.ts';
import { sha256 } from '#lib/server/digest.ts';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { inviteParticipants } from '#lib/server/services/invite-participants.ts';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { objectToNotice } from '#lib/server/services/object-to-notice.ts';
import { openRound } from '#lib/server/services/open-round.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { readNotice } from '#lib/server/services/read-notice.ts';
import { registerExpert } from '#lib/server/services/register-expert.ts';
import { recordVeto } from '#lib/server/services/record-veto.ts';
import { setStatus } from '#lib/server/services/set-status.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { dayInShanghai } from '#lib/server/clock.ts';
import {
  accessCases,
  loadServices,
  outcomeOf,
  rehearsal,
  targetsOf,
  verdictOf,
  type Target
} from './support/access-cases.ts';
import {
  AFFILIATION,
  EXPERT_NAMES,
  makeAccessWorld,
  POINTS,
  TAG,
  totalsOf,
  type AccessWorld,
  type ExpertKey,
  type MadeRound
} from './support/access-world.ts';
import { refusalOf } from './support/refusals.ts';
import { OPERATOR, PUBLIC } from './support/system.ts';

/** What the panel of a round sees of each other's sheets. */
const PANEL_VIEWS: ServiceName[] = ['compare-sheets', 'read-attachment', 'read-deliberation'];

/** One call and all that came back. */
interface Said {
  service: ServiceName;
  label: string;
  actor: Actor;
  target: Target;
  isRefusal: boolean;
  /** files read */
  value: unknown;
  text: string;
}

let world: AccessWorld;
let said: Said[];

beforeAll(async () => {
  world = await makeAccessWorld();
  const stage = rehearsal(world.system);
  const cases = accessCases(world);
  said = [];
  for (const [service, call] of await loadServices()) {
    for (const [label, actor] of Object.entries(world.actors)) {
      for (const target of targetsOf(cases[service], actor)) {
        const { answer, problems } = await outcomeOf(call, stage, actor, cases[service].input(target, actor));
        const value = legible(problems ?? answer ?? null);
        const isRefusal = problems !== undefined;
        said.push({ service, label, actor, target, isRefusal, value, text: JSON.stringify(value) });
      }
    }
  }
}, 180_000);
afterAll(() => world.system.drop());

/** Bytes as what they say: JSON where they are JSON, text otherwise; so are the lines of an export. */
function legible(value: unknown): unknown {
  if (value instanceof Uint8Array) return legible(Buffer.from(value).toString('utf8'));
  if (typeof value === 'string' && value.startsWith('{')) return legible(JSON.parse(value));
  if (Array.isArray(value)) return value.map(legible);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, legible(each)]));
  }
  return value;
}

const place = ({ service, label, target }: Said): string => `${service} · ${label} · ${target.label}`;
const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

/** Objects in a value, each with its own scalars. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const each of Object.values(value)) yield* objectsIn(each);
}

function* numbersIn(value: unknown, key = ''): Generator<{ key: string; number: number }> {
  if (typeof value === 'number') yield { key, number: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) yield* numbersIn(each, Array.isArray(value) ? key : name);
}

const runs = (round: MadeRound | undefined, { role, authority }: Actor): boolean =>
  role === 'manager' && round !== undefined && (authority === null || authority === round.authority);
const roundOf = (label: string): MadeRound => world.rounds.find((round) => round.label === label)!;

interface Tag {
  round: MadeRound;
  key: ExpertKey;
}
const tagsIn = (text: string): Tag[] =>
  [...text.matchAll(TAG)].map(([, label, key]) => ({ round: roundOf(label!), key: key as ExpertKey }));

test('everything was called, and what may be seen was seen', () => {
  expect(said.length).toBeGreaterThan(5_000);
  expect(unique(said.filter(({ text }) => tagsIn(text).length > 0).map(({ service }) => service))).toEqual([
    'compare-sheets',
    'export-bundle',
    'export-round',
    'preview-results',
    'read-attachment',
    'read-deliberation',
    'read-sheet',
    'take-along'
  ]);
});

describe('words of a sheet: notes, evidence, files', () => {
  /** Why somebody else than the sheet's own expert may read a sheet. */
  function mayRead({ service, actor, target }: Said, { round }: Tag): boolean {
    if (!['deliberation', 'publicity', 'final'].includes(round.state)) return false;
    const isCovered = actor.authority === null || actor.authority === round.authority;
    switch (actor.role) {
      case 'manager':
        return isCovered;
      case 'expert':
        return PANEL_VIEWS.includes(service) && target.round!.experts.includes(actor.expert ?? '');
      case 'operator':
        return service === 'export-round' || service === 'export-bundle';
      case 'official':
        return service === 'export-bundle' && isCovered && round.state !== 'deliberation';
      case 'staff':
      case 'administrator':
      case 'public':
        return false;
    }
  }

  test('are read by nobody but their expert before deliberation, and then by the panel and whom the table names', () => {
    const leaks = said.flatMap((each) =>
      tagsIn(each.text)
        .filter((tag) => each.actor.expert !== world.expertIds[tag.key] && !mayRead(each, tag))
        .map(({ round, key }) => `${place(each)}: ${round.label} ${key}`)
    );
    expect(unique(leaks)).toEqual([]);
  });

  test('their own expert reads them while scoring goes on', () => {
    for (const key of ['P', 'Q', 'R'] as const) {
      const own = said.filter(
        ({ label, service, target }) =>
          label === `expert ${key}` && service === 'read-sheet' && target.round!.state === 'scoring'
      );
      const tags = own.flatMap(({ text }) => tagsIn(text));
      expect(tags.length).toBeGreaterThan(25);
      expect(unique(tags.map((tag) => tag.key))).toEqual([key]);
    }
  });
});

describe('figures of a sheet while scoring goes on', () => {
  /** Points of the judgement rows and totals, as points and as hundredths. */
  const figuresOf = (key: ExpertKey): number[] => {
    const points = POINTS[key]!;
    return [points, ...totalsOf(points)].flatMap((each) => [each, each * 100]);
  };
  /** Places in the chain are counted through. */
  const COUNTED = new Set(['number', 'auditNumber']);
  const inScoring = (): Said[] =>
    said.filter(({ target, service }) =>
      // Of rounds that are public, whichever they are: what they show is looked at below. Of a regulation: no sheet's.
      target.round === undefined
        ? !['read-studio', 'list-studios', 'read-overview', 'read-policy'].includes(service)
        : target.round.state === 'scoring'
    );
  /** Of a regulation, which everybody may read. */
  const withoutTables = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'tables' in value ? { ...value, tables: null } : value;
  const found = (each: Said, secret: readonly number[]): string[] =>
    [...numbersIn(withoutTables(each.value))]
      .filter(({ key, number }) => !COUNTED.has(key) && secret.includes(number))
      .map(({ key, number }) => `${place(each)}: ${key} ${number}`);

  test('no manager, staff, official or anybody without a sheet sees a point', () => {
    const secret = (['P', 'Q', 'R'] as const).flatMap(figuresOf);
    const others = inScoring().filter(({ actor }) => actor.role !== 'expert');
    expect(unique(others.flatMap((each) => found(each, secret)))).toEqual([]);
    // Not even one that is no secret: no key under which points, rows or hashes of sheets are given.
    const KEYS =
      /^(points|base|bonus|entries|input|means|severit.*|subtotals|spread|signature|strokes|editions)$/;
    const shown = others.flatMap((each) =>
      [...objectsIn(each.value)].flatMap((object) =>
        Object.entries(object).flatMap(([key, value]) =>
          KEYS.test(key) && value !== null ? [`${place(each)}: ${key}`] : []
        )
      )
    );
    expect(unique(shown)).toEqual([]);
  });

  test('no expert sees another’s', () => {
    for (const key of ['P', 'Q', 'R', 'X'] as const) {
      const others = (['P', 'Q', 'R'] as const).filter((each) => each !== key);
      const secret = others.flatMap(figuresOf);
      const answers = inScoring().filter(({ label }) => label === `expert ${key}`);
      expect(answers.length).toBeGreaterThan(50);
      expect(unique(answers.flatMap((each) => found(each, secret)))).toEqual([]);
    }
    const ofP = inScoring().filter(({ label }) => label === 'expert P');
    expect(ofP.flatMap((each) => found(each, figuresOf('P'))).length).toBeGreaterThan(10);
  });

  test('progress shows states and counts', () => {
    const progress = said.find(
      ({ service, label, target }) =>
        service === 'read-progress' && label === 'manager city' && target.label === 'city-scoring'
    )!;
    const { rows, sheets } = progress.value as { rows: number; sheets: Record<string, unknown>[] };
    expect(rows).toBe(25);
    expect(unique(sheets.map(({ state }) => state as string))).toEqual([
      'draft',
      'reassigned',
      'returned',
      'sealed'
    ]);
    expect(unique(sheets.map(({ answered }) => String(answered)))).toEqual(['13', '25']);
    expect(unique(sheets.flatMap((sheet) => Object.keys(sheet)))).toEqual([
      'answered',
      'edition',
      'expert',
      'member',
      'name',
      'participant',
      'sheet',
      'state'
    ]);
  });

  test('a studio’s page has its published rounds only', () => {
    const pages = said.filter(({ service, isRefusal }) => service === 'read-studio' && !isRefusal);
    const shown = pages.flatMap(({ value }) => (value as { rounds: { round: string }[] }).rounds);
    expect(unique(shown.map(({ round }) => roundOf(round).state))).toEqual(['final', 'publicity']);
  });

  test('so has the list of studios, which says the last grade of each', () => {
    const lists = said.filter(({ service, isRefusal }) => service === 'list-studios' && !isRefusal);
    const shown = lists.flatMap(({ value }) =>
      (value as { rows: { last: { round: string } | null }[] }).rows.flatMap(({ last }) => last ?? [])
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(['final', 'publicity']).toEqual(
      expect.arrayContaining(shown.map(({ round }) => roundOf(round).state))
    );
  });

  test('so has the overview', () => {
    const pages = said.filter(({ service, isRefusal }) => service === 'read-overview' && !isRefusal);
    const shown = pages.flatMap(({ value }) =>
      [...objectsIn(value)].flatMap(({ code }) => world.rounds.filter(({ label }) => label === code))
    );
    expect(unique(shown.map(({ state }) => state))).toEqual(['final', 'publicity']);
  });
});

describe('who an expert is', () => {
  const PSEUDONYM = /"E\d\d"/;
  const isNamed = ({ text }: Said): boolean => text.includes('密专家') || text.includes(AFFILIATION);

  test('is read in the register by those who form panels or keep it, and on the page of a round by who runs it', () => {
    const places = said.filter(isNamed);
    expect(unique(places.map(({ service, actor }) => `${service} ${actor.role}`))).toEqual([
      // Panels are formed of them; accounts and conflicts of interest are kept by name.
      'list-experts administrator',
      'list-experts manager',
      'list-experts operator',
      // Whose account it is.
      'list-users administrator',
      'list-users operator',
      // Who formed the panels sees of whom.
      'read-round manager',
      // And in a draft, which has no pseudonyms yet, who is to score whom.
      'read-setup manager'
    ]);
    const pages = places.filter(({ service }) => service === 'read-round');
    expect(pages.filter(({ target, actor }) => !runs(target.round, actor)).map(place)).toEqual([]);
  });

  test('never stands beside a pseudonym', () => {
    expect(said.filter((each) => isNamed(each) && PSEUDONYM.test(each.text)).map(place)).toEqual([]);
  });

  test('is in nothing that leaves the panel, under whatever id', () => {
    const ids = Object.values(world.expertIds);
    const users = Object.entries(world.actors).flatMap(([label, { user }]) =>
      label.startsWith('expert') ? [user!] : []
    );
    const members = world.rounds.flatMap(({ sheets }) => sheets.map(({ member }) => member));
    const all = unique([...ids, ...users, ...members, ...Object.values(EXPERT_NAMES), AFFILIATION]);
    const LEAVING: ServiceName[] = [
      'read-deliberation',
      'preview-results',
      'settle-round',
      'publish-round',
      'record-decision',
      'export-round',
      'export-bundle',
      'read-notice',
      'object-to-notice',
      'read-results',
      'list-scores',
      'read-studio',
      'list-studios',
      'read-sheet',
      'list-participants',
      'list-rounds'
    ];
    for (const service of LEAVING) {
      const calls = said.filter((each) => each.service === service);
      expect(calls.filter(({ isRefusal }) => !isRefusal).length, service).toBeGreaterThan(0);
      const leaks = calls.flatMap((each) =>
        all.flatMap((id) => (each.text.includes(id) ? [`${place(each)}: ${id}`] : []))
      );
      expect(leaks).toEqual([]);
    }
    const bundles = said.filter(({ service, isRefusal }) => service === 'export-bundle' && !isRefusal);
    expect(bundles.every(({ text }) => PSEUDONYM.test(text))).toBe(true);
  });

  test('cannot be put together from several answers, except by who formed the panels', () => {
    const users = Object.values(world.actors).filter(({ role }) => role === 'expert');
    /** What stands for a person: names, ids of the person, its account, its places on panels, its sheets. */
    const handles = new Set<unknown>([
      ...Object.values(EXPERT_NAMES),
      ...Object.values(world.expertIds),
      ...users.flatMap(({ user }) => [user, `user:${user}`]),
      ...world.rounds.flatMap(({ sheets }) => sheets.flatMap(({ id, member }) => [id, member]))
    ]);
    const joiners = Object.entries(world.actors).flatMap(([label, actor]) => {
      const joined = new Joined();
      for (const { actor: own, target, value } of said) {
        if (own !== actor) continue;
        for (const object of objectsIn(value)) {
          // What an account did to a sheet is in the chain.
          const touched = Array.isArray(object['objects'])
            ? [...objectsIn(object['objects'])].map(({ id }) => id).filter((id) => handles.has(id))
            : [];
          const account =
            typeof object['user'] === 'string' ? [object['user'], `user:${object['user']}`] : [];
          const here = [
            ...Object.values(object),
            ...(touched.length === 1 ? touched : []),
            ...account
          ].flatMap((each) => {
            if (handles.has(each)) return [each as string];
            return typeof each === 'string' && /^E\d\d$/.test(each) && target.round
              ? [`${target.round.label} ${each}`]
              : [];
          });
          joined.add(here);
        }
      }
      const known = Object.values(EXPERT_NAMES).flatMap((name) => joined.with(name));
      const rounds = known.filter((each) => / E\d\d$/.test(each)).map((each) => each.split(' ')[0]!);
      return unique(rounds).map((round) => ({ label, round }));
    });
    // The manager knows the panel by name and moves its members by id: that is not hidden from the one who appoints.
    const strangers = joiners.filter(({ label, round }) => !runs(roundOf(round), world.actors[label]!));
    expect(strangers).toEqual([]);
    expect(joiners.length).toBeGreaterThan(0);
  });

  test('is not told by the order of the pseudonyms', async () => {
    const { system, actors, policyVersion } = world;
    const manager = actors['manager city']!;
    const names = ['壬', '丙', '庚', '甲', '戊', '癸', '乙', '辛', '丁', '己'];
    const experts: string[] = [];
    for (const name of names) {
      experts.push(
        (await registerExpert(system, OPERATOR, { name: `密序${name}`, affiliation: AFFILIATION })).id
      );
    }
    const orders: string[][] = [];
    for (const code of ['order-1', 'order-2']) {
      const { id: round } = await createRound(system, manager, {
        code,
        title: code,
        authority: null,
        policyVersion,
        assessment: 'end-of-term',
        date: '2026-06-30'
      });
      await formPanels(system, manager, { round, panels: [{ name: '第一组', experts }] });
      await inviteParticipants(system, manager, { round, studios: [{ code: 'S01' }] });
      const avoid = { unit: true, authority: false };
      await assignExperts(system, manager, { round, perStudio: 10, avoid, seed: 'seed' });
      await openRound(system, manager, { round });
      const members = (await system.store.read(({ orm, t }) => orm.select().from(t.panelMember)))
        .filter((member) => member.round === round)
        .sort((a, b) => (a.pseudonym! < b.pseudonym! ? -1 : 1));
      expect(members.map(({ pseudonym }) => pseudonym)).toEqual(
        names.map((_, index) => `E${String(index + 1).padStart(2, '0')}`)
      );
      // Nor can it be worked out from what the manager's pages show.
      const known = (by: (member: (typeof members)[number]) => string): string[] =>
        [...members].sort((a, b) => (by(a) < by(b) ? -1 : 1)).map(({ id }) => id);
      const order = members.map(({ id }) => id);
      for (const guess of [
        known(({ id }) => id),
        known(({ expert }) => expert!),
        known(({ expert }) => names[experts.indexOf(expert!)]!),
        known(({ id }) => sha256(`${round}\0${id}`)),
        known(({ id }) => sha256(id))
      ]) {
        expect(order).not.toEqual(guess);
        expect(order).not.toEqual(guess.toReversed());
      }
      orders.push(members.map(({ expert }) => expert!));
    }
    expect(orders[0]).not.toEqual(orders[1]);
  });
});

describe('the public', () => {
  const notices = (): Said[] =>
    said.filter(({ service, label }) => service === 'read-notice' && label === 'public');

  test('reads no expert, no row, no account, nothing but what the notice says', () => {
    const answers = said.filter(({ label, isRefusal }) => label === 'public' && !isRefusal);
    expect(unique(answers.map(({ service }) => service))).toEqual([
      'compare-publication',
      'list-notices',
      'object-to-notice',
      'read-notice',
      'read-objection',
      'read-publication',
      'set-password',
      'sign-in'
    ]);
    expect(answers.filter(({ text }) => /密|"E\d\d"|user:/.test(text)).map(place)).toEqual([]);
    expect(notices().length).toBeGreaterThan(3);
    for (const { value, text } of notices()) {
      expect(text).not.toMatch(/密|"E\d\d"|user:/);
      const { results, ...about } = value as { results: Record<string, unknown>[] };
      expect(Object.keys(about).sort()).toEqual([
        'address',
        'articles',
        'assessment',
        'audit',
        'checkCode',
        'contact',
        'counting',
        'docNo',
        'documentNumber',
        'firstDay',
        'grades',
        'isFinal',
        'isRunning',
        'issuer',
        'lastDay',
        'participants',
        'phone',
        'policy',
        'quota',
        'renewedBy',
        'replacedBy',
        'replaces',
        'round',
        'showScores',
        'title',
        'withdrawn'
      ]);
      expect(results.length).toBeGreaterThan(1);
    }
  });

  test('reads scores where the notice shows them, and no order of scores where it does not', () => {
    const isMute = ({ target }: Said): boolean => target.round!.label === 'city-publicity-mute';
    const rowsOf = ({ value }: Said) => (value as { results: { code: string; total?: number }[] }).results;
    const shown = notices().filter((each) => !isMute(each));
    expect(shown.flatMap(rowsOf).every(({ total }) => typeof total === 'number')).toBe(true);
    // Whoever reads it, whatever else they may.
    const mute = said.filter((each) => each.service === 'read-notice' && isMute(each));
    expect(mute.length).toBe(Object.keys(world.actors).length);
    for (const each of mute) {
      const rows = rowsOf(each);
      expect(unique(rows.flatMap((row) => Object.keys(row)))).toEqual([
        'code',
        'district',
        'grade',
        'isVetoed',
        'leader',
        'name',
        'trade',
        'unit'
      ]);
      expect(rows.map(({ code }) => code)).toEqual(['S01', 'S02', 'S03', 'S04']);
    }
    // …which is not the order of their scores.
    const results = said.find(
      ({ service, label, target }) =>
        service === 'read-results' &&
        label === 'manager city' &&
        target.round!.label === 'city-publicity-mute'
    )!;
    const ranked = (results.value as { rows: { result: { participant: string } }[] }).rows;
    expect(ranked.map(({ result }) => result.participant)).toEqual(['S02', 'S04', 'S01', 'S03']);
  });
});

describe('another district', () => {
  test.each(['A', 'B', 'G'])(
    'its studios are in nothing that an account of %s reads, refusals included',
    (scope) => {
      const own = world.studioIds.filter(
        ({ authority }) => authority === world.actors[`staff ${scope}`]!.authority
      );
      const codes = own.map(({ code }) => code);
      expect(codes).toHaveLength(2);
      const read = said.filter(
        // A notice is public.
        ({ label, service }) => label.endsWith(` ${scope}`) && service !== 'read-notice'
      );
      const leaks = read.flatMap((each) =>
        [...each.text.matchAll(/S0\d|示范(?:工作室 |领办人 |单位 )0?\d/g)].flatMap(([found]) => {
          // A unit has the number of the first of its studios.
          const isOwn = codes.includes(`S0${found.slice(-1)}`);
          return isOwn ? [] : [`${place(each)}: ${found}`];
        })
      );
      expect(unique(leaks)).toEqual([]);
      expect(read.some(({ text }) => text.includes(codes[0]!))).toBe(true);
    }
  );
});

test('who objects, and how they are reached, is read by who runs the round', () => {
  const places = said.filter(({ text }) => /密群众|密电话|密异议|密材料/.test(text));
  expect(unique(places.map(({ service }) => service))).toEqual(['list-objections', 'read-objection-file']);
  expect(places.filter(({ target, actor }) => !runs(target.round, actor)).map(place)).toEqual([]);
});

test('no refusal tells a name, a word or a figure of a sheet', () => {
  const refusals = said.filter(({ isRefusal }) => isRefusal);
  expect(unique(refusals.filter(({ text }) => text.includes('密')).map(place))).toEqual([]);
  // What access refuses says only what was asked for.
  const cases = refusals.filter(
    ({ service, actor, target }) => verdictOf(service, actor, target) !== 'allowed'
  );
  expect(cases.length).toBeGreaterThan(2_000);
  for (const { value } of cases) {
    const [{ detail }] = value as [{ detail: object }];
    expect(['act,role', 'id,kind']).toContain(Object.keys(detail).sort().join());
  }
});

/** Last: it changes the world. */
test('an objection cannot find out who is in a round but not in its notice', async () => {
  const { system, actors } = world;
  const manager = actors['manager B']!;
  const { id: round, participants } = roundOf('B-scoring');
  const [graded, deferred] = participants as [MadeRound['participants'][0], MadeRound['participants'][0]];
  // What is not sealed yet holds up deliberation.
  for (const { id: participant } of participants) {
    await setStatus(system, manager, { participant, status: 'deferred', reason: '暂缓' });
  }
  await beginDeliberation(system, manager, { round });
  // With a confirmed trigger it needs no sheets.
  await recordVeto(system, manager, { participant: graded.id, trigger: 'unit-closed', note: '经核实' });
  await setStatus(system, manager, { participant: graded.id, status: 'graded', reason: '恢复' });
  const { settlement } = await settleRound(system, manager, { round });
  const { notice } = await publishRound(system, manager, {
    round,
    settlement,
    firstDay: dayInShanghai(system.now()),
    days: 3,
    kind: 'calendar',
    showScores: false,
    contact: '科室'
  });
  const { results } = await readNotice(system, PUBLIC, { notice });
  expect(results.map(({ code }) => code)).toEqual([graded.code]);
  const words = { notice, name: '群众', contact: '电话', text: '异议' };
  const hidden = await refusalOf(objectToNotice(system, PUBLIC, { ...words, participant: deferred.code }));
  const nobody = await refusalOf(objectToNotice(system, PUBLIC, { ...words, participant: 'S77' }));
  const told = JSON.stringify(hidden).replace(deferred.code, 'S77');
  expect(told).toBe(JSON.stringify(nobody));
  expect(await objectToNotice(system, PUBLIC, { ...words, participant: graded.code })).toHaveProperty(
    'receipt'
  );
});

/** Things that are known to belong together. */
class Joined {
  readonly #groups = new Map<string, Set<string>>();

  add(things: readonly string[]): void {
    const groups = things.map((thing) => this.#groups.get(thing) ?? new Set([thing]));
    const whole = new Set(groups.flatMap((group) => [...group]));
    for (const thing of whole) this.#groups.set(thing, whole);
  }

  with(thing: string): string[] {
    return [...(this.#groups.get(thing) ?? [])];
  }
}
