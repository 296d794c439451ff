/** The overview's figures beside plain queries of the store, and who sees which of them. */
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDecimal } from '#lib/domain/points.ts';
import type { RoundData } from '#lib/domain/round.ts';
import type { Actor } from '#lib/server/access.ts';
import { importRound } from '#lib/server/services/import-round.ts';
import { listScores } from '#lib/server/services/list-scores.ts';
import { previewResults } from '#lib/server/services/preview-results.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { readOverview } from '#lib/server/services/read-overview.ts';
import { recordDecision } from '#lib/server/services/record-decision.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { whatIfResults } from '#lib/server/services/what-if-results.ts';
import { withdrawNotice } from '#lib/server/services/withdraw-notice.ts';
import { sampleRound } from '../../src/cli/sample/sample-round.ts';
import { codesOf } from './support/refusals.ts';
import { snapshot } from './support/snapshot.ts';
import { freshSystem, OPERATOR, START } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';
import { dayInShanghai } from '#lib/server/clock.ts';

let world: World;
let official: Actor;
const rounds: Record<string, string> = {};

beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 12 });
  official = await world.account('official');
  rounds.earlier = await bring('2024-a', '2024-06-30', 2, 8);
  rounds.now = await bring('2026-a', '2026-06-20', 3, 10);
  rounds.again = await bring('2026-b', '2026-06-25', 4, 6);
  for (const round of Object.values(rounds)) await publish(round);
  // Not public: neither of them may count.
  rounds.open = await bring('2026-c', '2026-06-26', 5, 5);
});
afterAll(() => world.system.drop());

async function bring(id: string, date: string, seed: number, studios: number): Promise<string> {
  const { policy, policyVersion, system } = world;
  const file: RoundData = {
    ...sampleRound(policy, { assessment: 'end-of-term', date, studios, experts: 5, panel: 3, seed }),
    id,
    decisions: []
  };
  // So that they are the register's studios, some of them in its districts.
  const codes = new Map(file.participants.map(({ id: old }, index) => [old, world.studios[index] ?? old]));
  const named = (given: string): string => codes.get(given) ?? given;
  const mapped: RoundData = {
    ...file,
    participants: file.participants.map((each, index) => ({
      ...each,
      id: named(each.id),
      district: index % 2 === 0 ? '示范一区' : '示范二区'
    })),
    panels: file.panels?.map((each) => ({ ...each, participants: each.participants.map(named) })) ?? [],
    facts: (file.facts ?? []).map((each) => ({ ...each, participant: named(each.participant) })),
    sheets: file.sheets.map((each) => ({ ...each, participant: named(each.participant) })),
    settings: { cap: { percent: 20, strict: false } }
  };
  return (await importRound(system, OPERATOR, { file: mapped, policyVersion })).id;
}

async function publish(round: string): Promise<void> {
  const { system, manager } = world;
  for (;;) {
    const { results } = await previewResults(system, manager, { round });
    const [group] = results.undecided;
    if (!group) break;
    const { participants } = group;
    const decision = {
      kind: 'tie',
      participants,
      order: participants,
      by: '评审组',
      on: '2026-06-30',
      minutes: '一'
    };
    await recordDecision(system, manager, { round, decision: decision as never });
  }
  const { settlement } = await settleRound(system, manager, { round });
  const firstDay = dayInShanghai(START);
  await publishRound(system, manager, {
    ...{ round, settlement, firstDay, days: 7, kind: 'calendar', showScores: true, contact: '科室' }
  });
}

const overviewFor = async (actor: Actor, asked = {}) =>
  (await readOverview(world.system, actor, asked)).overview!;

/** Straight from the settled rows, without anything that the service uses. */
const settled = (round: string, where = sql`true`) =>
  world.system.store.read(({ orm, t }) =>
    orm
      .select({ code: t.participant.code, district: t.participant.district, result: t.settledResult.result })
      .from(t.settledResult)
      .innerJoin(t.participant, eq(t.participant.id, t.settledResult.participant))
      .where(sql`${t.participant.round} = ${round} and ${where}`)
  );

describe('the latest year', () => {
  test('holds every public result of its rounds once, and nothing else', async () => {
    const overview = await overviewFor(official);
    const expected = [...(await settled(rounds.now!)), ...(await settled(rounds.again!))];
    const plain = (rows: { code: string; grade: string | null; total: number | null }[]) =>
      rows.map(({ code, grade, total }) => `${code} ${grade} ${total}`).sort();
    expect(overview.year).toBe('2026');
    expect(overview.rounds.map(({ code }) => code)).toEqual(['2026-a', '2026-b']);
    expect(plain(overview.results)).toEqual(
      plain(
        expected.map(({ code, result: { grade, total } }) => ({
          code,
          grade,
          total: total === null ? null : (readDecimal(total, 2) as number)
        }))
      )
    );
  });

  test('a district’s part is its own', async () => {
    const district = '示范二区';
    const overview = await overviewFor(official, { district });
    const rows = [...(await settled(rounds.now!)), ...(await settled(rounds.again!))];
    const own = rows.filter((each) => each.district === district);
    expect(overview.results).toHaveLength(own.length);
    expect(overview.districts).toEqual(['示范一区', '示范二区']);
    const then = (await settled(rounds.earlier!)).filter((each) => each.district === district);
    const [earlier] = overview.history;
    expect(earlier?.grades.reduce((sum, { studios }) => sum + studios, 0)).toBe(then.length);
  });

  test('every year is beside it, with the sums that its mean is made of', async () => {
    const { history, years } = await overviewFor(official);
    expect(years).toEqual(['2026', '2024']);
    for (const [code, id] of [
      ['2024-a', rounds.earlier!],
      ['2026-a', rounds.now!]
    ] as const) {
      const own = history.find((each) => each.code === code)!;
      const totals = (await settled(id)).flatMap(({ result: { total } }) =>
        total === null ? [] : [readDecimal(total, 2) as number]
      );
      expect(own.grades.reduce((sum, { points }) => sum + points, 0)).toBe(totals.reduce((a, b) => a + b, 0));
      expect(own.grades.reduce((sum, { scored }) => sum + scored, 0)).toBe(totals.length);
    }
  });

  test('points are lost where the published means of the rows say so', async () => {
    const { lost } = await overviewFor(official);
    const max = new Map(world.policy.rubric.criteria.map((each) => [each.id, each.max]));
    const missed = new Map<string, number[]>();
    for (const round of [rounds.now!, rounds.again!]) {
      const graded = new Set(
        (await settled(round)).filter(({ result }) => result.total !== null).map(({ code }) => code)
      );
      const { rows, criteria } = await listScores(world.system, world.manager, {
        round,
        page: { offset: 0, limit: 99 }
      });
      for (const { means } of rows.filter((each) => graded.has(each.code))) {
        criteria.forEach((id, index) =>
          missed.set(id, [...(missed.get(id) ?? []), max.get(id)! - (means?.[index] ?? 0)])
        );
      }
    }
    expect(lost).toHaveLength(25);
    for (const row of lost) {
      const own = missed.get(row.key.id)!;
      expect(row.studios).toBe(own.length);
      expect(row.lost).toBe(Math.floor((2 * own.reduce((a, b) => a + b, 0) + own.length) / (2 * own.length)));
    }
  });
});

test('nothing in it tells one expert from another', async () => {
  const text = JSON.stringify(await readOverview(world.system, official, {}));
  expect(text).not.toMatch(/E0?\d|专家/);
});

test('a district’s official sees its own studios of the city’s rounds only, and a notice taken back counts no more', async () => {
  const { system, manager, authorities } = world;
  const own = await overviewFor(await world.account('official', authorities[0]));
  const rows = await world.system.store.read(({ orm, t }) =>
    orm
      .select({ code: t.participant.code, authority: t.participant.authority, round: t.round.code })
      .from(t.participant)
      .innerJoin(t.round, eq(t.round.id, t.participant.round))
  );
  const theirs = rows.filter(
    ({ authority, round }) => authority === authorities[0] && /^2026-[ab]$/.test(round)
  );
  expect(theirs.length).toBeGreaterThan(0);
  const place = ({ code, round }: { code: string; round: string }): string => `${round} ${code}`;
  const graded = new Set((await overviewFor(official)).results.map(place));
  expect(own.results.map(place).sort()).toEqual(
    theirs
      .map(place)
      .filter((each) => graded.has(each))
      .sort()
  );

  await publish(rounds.open!);
  expect((await overviewFor(official)).rounds.map(({ code }) => code)).toContain('2026-c');
  await withdrawNotice(system, manager, { round: rounds.open!, reason: '示范理由' });
  expect((await overviewFor(official)).rounds.map(({ code }) => code)).not.toContain('2026-c');
});

test('what is tried writes nothing, and is what the round would be under it', async () => {
  const { system, manager } = world;
  const before = await snapshot(system);
  const round = rounds.now!;
  const tried = await whatIfResults(system, manager, {
    round,
    changes: [
      { path: 'grades.bands.pass.min', value: 1 },
      { path: 'grades.bands.excellent.min', value: 2 },
      { path: 'cap', value: null }
    ]
  });
  const { results } = await previewResults(system, manager, { round });
  const vetoed = results.results.filter(({ reason }) => reason === 'veto').length;
  expect(tried.hypothetical).toBe(true);
  expect(tried.after.grades.excellent).toBe(results.results.length - vetoed);
  expect(tried.after.quota).toBeNull();
  expect(tried.changes.map(({ participant }) => participant).sort()).toEqual(
    results.results
      .filter(({ grade, reason }) => reason !== 'veto' && !(grade === 'excellent' && reason === 'threshold'))
      .map(({ participant }) => participant)
      .sort()
  );
  expect(
    await codesOf(whatIfResults(system, manager, { round, changes: [{ path: 'nonsense', value: 1 }] }))
  ).toEqual(['unknown-setting']);
  expect(await snapshot(system)).toEqual(before);
});
