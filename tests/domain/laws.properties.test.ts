/** What must hold of any round, whatever its figures: order, monotony, the cap. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '#lib/domain/canonical-json.ts';
import { quotaOf } from '#lib/domain/cap.ts';
import type { PolicyData } from '#lib/domain/policy.ts';
import type { ResultsBody } from '#lib/domain/results.ts';
import { arbScenario, grade, type Scenario } from './generators.ts';
import { keysShuffled, randomFrom, SEED, shuffled } from './kit.ts';
import { settingsOf } from './oracle.ts';
import type { Entry } from './oracle-rows.ts';

const LOCAL = { local: true as const, reason: 'open in the text' };

const withoutDecisions = ({ policy, round: { decisions: _, ...round } }: Scenario): Scenario => ({
  policy,
  round
});

const resultOf = ({ results }: ResultsBody, id: string) =>
  results.find(({ participant }) => participant === id);

describe('order', () => {
  const reordered = ({ policy, round }: Scenario, start: number): Scenario => {
    const random = randomFrom(start);
    const again = {
      ...round,
      participants: shuffled(round.participants, random).map((each) =>
        each.vetoes ? { ...each, vetoes: shuffled(each.vetoes, random) } : each
      ),
      sheets: shuffled(round.sheets, random),
      ...(round.panels
        ? {
            panels: shuffled(round.panels, random).map((panel) => ({
              ...panel,
              participants: shuffled(panel.participants, random)
            }))
          }
        : {}),
      ...(round.facts ? { facts: shuffled(round.facts, random) } : {}),
      ...(round.decisions ? { decisions: shuffled(round.decisions, random) } : {})
    };
    return { policy: keysShuffled(policy, random), round: keysShuffled(again, random) };
  };

  test('of sheets, participants, vetoes, panels, facts, decisions and keys changes no byte of the results', () => {
    fc.assert(
      fc.property(arbScenario, fc.nat(), (scenario, start) => {
        expect(canonical(grade(reordered(scenario, start)))).toBe(canonical(grade(scenario)));
      }),
      { numRuns: 500, seed: SEED }
    );
  });
});

describe('one score raised', () => {
  /** One judged row of one sheet some steps higher; undefined where there is none to raise. */
  function raised(
    { policy, round }: Scenario,
    start: number
  ): { scenario: Scenario; participant: string } | undefined {
    const rows = policy.rubric.categories.flatMap(({ criteria }) =>
      criteria.filter(({ method }) => method === 'judgement')
    );
    const chances = round.sheets.flatMap((sheet) =>
      rows
        .filter(({ id, max }) => ((sheet.entries[id] as Entry).points ?? 0) < max)
        .map((row) => ({ sheet, row }))
    );
    const random = randomFrom(start);
    const chosen = chances[random(chances.length || 1)];
    if (!chosen) return undefined;
    const { sheet, row } = chosen;
    const entry = sheet.entries[row.id] as Entry;
    const room = Math.round((row.max - (entry.points ?? 0)) / row.step);
    const points = Math.round(((entry.points ?? 0) + row.step * (1 + random(room))) * 100) / 100;
    const entries = { ...sheet.entries, [row.id]: { ...entry, points, evidence: ['证书'] } };
    const sheets = round.sheets.map((each) => (each === sheet ? { ...sheet, entries } : each));
    return { scenario: { policy, round: { ...round, sheets } }, participant: sheet.participant };
  }

  test("never lowers the participant's total, nor under a mean its rank, and helps no one else", () => {
    let higher = 0;
    let better = 0;
    let trimmed = 0;
    fc.assert(
      fc.property(arbScenario, fc.nat(), (given, start) => {
        const scenario = withoutDecisions(given);
        const change = raised(scenario, start);
        if (!change) return;
        const before = grade(scenario);
        const after = grade(change.scenario);
        const was = resultOf(before, change.participant);
        const is = resultOf(after, change.participant);
        if (!was || !is || was.total === null || is.total === null) return;
        expect(is.total).toBeGreaterThanOrEqual(was.total);
        if (is.total > was.total) higher++;
        if (was.kept < was.sheets) trimmed++;
        for (const other of before.results) {
          const again = resultOf(after, other.participant);
          if (other.participant === change.participant) continue;
          expect([again?.total, again?.base]).toStrictEqual([other.total, other.base]);
        }
        if (settingsOf(scenario.policy, scenario.round).aggregation.method !== 'mean') return;
        if (was.rank === null || is.rank === null) return;
        expect(is.rank).toBeLessThanOrEqual(was.rank);
        if (is.rank < was.rank) better++;
      }),
      { numRuns: 1000, seed: SEED }
    );
    // The generator did its work: such rises happened.
    expect(higher).toBeGreaterThan(200);
    expect(better).toBeGreaterThan(15);
    expect(trimmed).toBeGreaterThan(30);
  });
});

describe('the cap', () => {
  test('without an override the first band never holds more than floor(percent × N ÷ 100), with one as many more', () => {
    fc.assert(
      fc.property(arbScenario, (scenario) => {
        const { cap, grades } = settingsOf(scenario.policy, scenario.round);
        const { results, participants, quota, undecided } = grade(scenario);
        if (!cap || !grades) {
          expect(quota).toBeNull();
          return;
        }
        const byRule = Number((BigInt(Math.round(cap.percent * 100)) * BigInt(participants)) / 10_000n);
        let extra = 0;
        for (const each of scenario.round.decisions ?? [])
          if (each.kind === 'cap-override') extra += each.seats;
        expect(quota).toBe(byRule + extra);
        const best = results.filter((each) => each.grade === grades.bands[0]?.id).length;
        const seats = undecided.reduce((sum, group) => sum + group.seats, 0);
        expect(best + seats).toBeLessThanOrEqual(byRule + extra);
        // No seat is left empty while someone is turned away.
        if (results.some(({ reason }) => reason === 'cap')) expect(best + seats).toBe(byRule + extra);
      }),
      { numRuns: 500, seed: SEED }
    );
  });

  test('the quota is exact for every percent from 0.00 to 100.00 and every N up to 500', () => {
    const wrong: string[] = [];
    for (let hundredths = 0; hundredths <= 10_000; hundredths++) {
      const digits = String(hundredths).padStart(3, '0');
      const percent = Number(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
      const exact = BigInt(hundredths);
      for (let n = 0; n <= 500; n++) {
        if (quotaOf(percent, n) !== Number((exact * BigInt(n)) / 10_000n)) wrong.push(`${percent} % of ${n}`);
      }
    }
    expect(wrong).toStrictEqual([]);
  });

  /** One row, met by everyone. */
  function everyoneEqual(n: number, percent: number): Scenario {
    const grades = {
      on: 'total' as const,
      bands: ['excellent', 'pass', 'fail'].map((id, i) => ({ id, title: id, min: [1, 0.5, 0][i] ?? 0 }))
    };
    const row = {
      id: 'row',
      title: 'row',
      max: 1,
      step: 0.5,
      evidence: false,
      citation: 'c',
      method: 'presence' as const,
      partial: false
    };
    const policy: PolicyData = {
      id: 'p',
      title: 'p',
      docNo: null,
      status: 'draft',
      effective: { from: null, to: null },
      assessments: [
        {
          id: 'a',
          title: 'a',
          grades,
          cap: { percent, strict: false },
          aggregation: { method: 'mean', trimFrom: 5 },
          quorum: 1,
          tieBreak: [],
          consequences: {},
          sources: { 'cap.percent': LOCAL }
        }
      ],
      triggers: [],
      rubric: { categories: [{ id: 'all', title: 'all', max: 1, bonus: false, criteria: [row] }] }
    };
    const ids = Array.from({ length: n }, (_, i) => `P${i}`);
    const participants = ids.map((id) => ({ id, name: id, district: 'd' }));
    const sheets = ids.map((participant) => ({
      participant,
      expert: 'E',
      entries: { row: { met: 'yes' as const } }
    }));
    return { policy, round: { policy: 'p', assessment: 'a', date: '2026-01-01', participants, sheets } };
  }

  test('a round of N, all equal, gets that quota: every N up to 500, a percent for each', () => {
    for (let n = 1; n <= 500; n++) {
      const hundredths = n === 100 ? 2900 : (n * 7919) % 10_001;
      const expected = Number((BigInt(hundredths) * BigInt(n)) / 10_000n);
      const { quota, undecided, results } = grade(everyoneEqual(n, hundredths / 100));
      expect([n, quota]).toStrictEqual([n, expected]);
      const isTie = expected > 0 && expected < n;
      expect(undecided.map(({ participants, seats }) => [participants.length, seats])).toStrictEqual(
        isTie ? [[n, expected]] : []
      );
      expect(results.every(({ rank }) => rank === 1)).toBe(true);
    }
  });
});
