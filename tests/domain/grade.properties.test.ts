/** The engine against an independent second implementation (oracle.ts), on random rounds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPolicy } from '#lib/domain/check-policy.ts';
import { compilePolicy, policySchema } from '#lib/domain/policy.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { resultsBodySchema, type ResultsBody } from '#lib/domain/results.ts';
import { roundSchema } from '#lib/domain/round.ts';
import { arbScenario, grade } from './generators.ts';
import { oracle, settingsOf } from './oracle.ts';
import { hundredths, published, sheetOf } from './oracle-rows.ts';
import { Tally } from './purposes.ts';
import { replay } from './replay.ts';
import { SEED, show } from './kit.ts';

/** What the oracle gives too. */
function comparable({ warnings: _, results, ...rest }: ResultsBody): unknown {
  return { ...rest, results: results.map(({ derivation: _, ...result }) => result) };
}

describe('on random rounds', () => {
  test('the engine gives what the oracle gives, and the generator does its work', () => {
    const tally = new Tally();
    fc.assert(
      fc.property(arbScenario, (scenario) => {
        const expected = oracle(scenario.policy, scenario.round);
        tally.add(scenario, expected);
        expect(show(comparable(grade(scenario)))).toBe(show(expected));
      }),
      { numRuns: 1500, seed: SEED }
    );
    expect(tally.missed()).toStrictEqual([]);
  });

  test('policies and rounds keep to their schemas, and so do results', () => {
    fc.assert(
      fc.property(arbScenario, (scenario) => {
        expect(checkPolicy(policySchema.parse(scenario.policy))).toStrictEqual([]);
        expect(show(roundSchema.parse(scenario.round))).toBe(show(scenario.round));
        const results = grade(scenario);
        expect(show(resultsBodySchema.parse(results))).toBe(show(results));
      }),
      { numRuns: 300, seed: SEED }
    );
  });

  test("a sheet's sums are exact: categories add up to base, bonus and total", () => {
    fc.assert(
      fc.property(arbScenario, ({ policy, round }) => {
        const read = readRound(round, compilePolicy(policy));
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        expect(read.value.sheets).toHaveLength(round.sheets.length);
        for (const { expert, entries, subtotals, base, bonus, total } of read.value.sheets) {
          const { categories } = policy.rubric;
          const sum = (isBonus: boolean): number =>
            subtotals.reduce((all, each, i) => (categories[i]?.bonus === isBonus ? all + each : all), 0);
          expect([base, bonus, total]).toStrictEqual([sum(false), sum(true), sum(false) + sum(true)]);
          const expected = sheetOf(policy, expert, entries);
          expect(subtotals.map(BigInt)).toStrictEqual([...expected.categories.values()]);
          expect([base, bonus, total].map(BigInt)).toStrictEqual([
            expected.base,
            expected.bonus,
            expected.total
          ]);
        }
      }),
      { numRuns: 400, seed: SEED }
    );
  });

  test('the steps of a derivation alone give total, rank, grade and consequences, each with its source', () => {
    fc.assert(
      fc.property(arbScenario, (scenario) => {
        const { sources } = settingsOf(scenario.policy, scenario.round);
        const isSet = scenario.round.settings !== undefined;
        const { results, quota, participants } = grade(scenario);
        for (const { derivation, base, bonus, total, rank, grade: given, consequences } of results) {
          const { quota: drawn, ...replayed } = replay(derivation);
          const kinds = consequences.map(({ kind }) => kind);
          expect(replayed).toStrictEqual({ base, bonus, total, rank, grade: given, consequences: kinds });
          const [quotaStep] = derivation.filter(({ rule }) => rule === 'quota');
          if (quotaStep) {
            const seats = (scenario.round.decisions ?? []).map((each) => ('seats' in each ? each.seats : 0));
            const byRule = (quota ?? NaN) - seats.reduce((sum, each) => sum + each, 0);
            expect([quotaStep.before, quotaStep.after, drawn]).toStrictEqual([participants, byRule, quota]);
          }
          for (const { rule, citation, local, after } of derivation) {
            expect(local).toBe(citation === null);
            if (rule !== 'band' || isSet) continue;
            const source = sources[`grades.bands.${String(after)}.min`];
            expect(citation).toBe(source && 'citation' in source ? source.citation : null);
          }
          const cited = derivation
            .filter(({ rule }) => rule === 'consequence')
            .map(({ citation }) => citation);
          expect(cited).toStrictEqual(consequences.map(({ citation }) => citation));
        }
      }),
      { numRuns: 400, seed: SEED }
    );
  });

  test('the printed score and the grade never disagree', () => {
    fc.assert(
      fc.property(arbScenario, ({ policy, round }) => {
        const { grades, secondAttempt } = settingsOf(policy, round);
        if (!grades) return;
        const ids = grades.bands.map(({ id }) => id);
        const best = round.attempt === 2 && secondAttempt ? ids.indexOf(secondAttempt.best) : 0;
        for (const { base, total, grade: given, reason } of grade({ policy, round }).results) {
          const score = grades.on === 'base' ? base : total;
          if (reason === 'veto') expect(given).toBe(ids.at(-1));
          else if (score === null) throw new Error('a grade without a score');
          else {
            expect(published(hundredths(score))).toBe(score);
            const reached = Math.max(
              best,
              grades.bands.findIndex(({ min }) => score >= min)
            );
            const allowed = { threshold: [reached], cap: [1], tie: [-1], decision: [0, 1] }[reason ?? 'tie'];
            expect(allowed).toContain(ids.indexOf(given ?? ''));
            if (reason !== 'threshold') expect(reached).toBe(0);
          }
        }
      }),
      { numRuns: 400, seed: SEED }
    );
  });
});
