/** Figures, ranks and the cap, worked out by hand: what is expected is written down, for the engine and the oracle alike. */
import { describe, expect, test } from 'vitest';
import type { RoundData } from '#lib/domain/round.ts';
import { grade } from './generators.ts';
import { show } from './kit.ts';
import {
  BANDS,
  decided,
  graded,
  one,
  override,
  policyWith,
  roundOf,
  tie,
  type Participant,
  type Points
} from './small-rounds.ts';

describe('figures', () => {
  test('means are rounded once, half up: (80 + 80.01) ÷ 2 = 80.005', () => {
    const round = roundOf({
      half: { sheets: { E1: [80, 0], E2: [80, 0.01] } },
      third: { sheets: { E1: [80, 0], E2: [80, 0], E3: [80, 0.01] } }
    });
    const { lines } = graded(policyWith(), round);
    expect(lines).toStrictEqual({
      half: [80.01, 1, 'pass', 'threshold'],
      third: [80, 2, 'pass', 'threshold']
    });
  });

  test('published parts need not add up: 1.005 and 1.005 beside 2.01', () => {
    const round = roundOf({ a: { sheets: { E1: [1, 0, 1], E2: [1.01, 0, 1.01] } } });
    expect(graded(policyWith(), round).results[0]).toMatchObject({ base: 1.01, bonus: 1.01, total: 2.01 });
  });

  test('a bonus category is cut at its max, on each sheet before the mean: (6 + 2) ÷ 2', () => {
    const round = roundOf({ a: { sheets: { E1: [70, 0, 5, 5], E2: [70, 0, 1, 1] } } });
    const [result] = graded(policyWith(), round).results;
    expect(result).toMatchObject({ base: 70, bonus: 4, total: 74 });
    expect(show(result?.categories)).toBe(show({ work: 70, craft: 0, more: 4 }));
  });

  test('a band starts at its least score: 89.99, 90, 59.99, 60', () => {
    const { lines } = graded(
      policyWith(),
      roundOf({ a: one(80, 9.99), b: one(80, 10), c: one(50, 9.99), d: one(50, 10) })
    );
    expect(Object.values(lines).map(([total, , given]) => [total, given])).toStrictEqual([
      [90, 'excellent'],
      [89.99, 'pass'],
      [60, 'pass'],
      [59.99, 'fail']
    ]);
  });

  test('the published score decides: 89.995 is 90.00 and excellent', () => {
    const { lines } = graded(policyWith(), roundOf({ a: { sheets: { E1: [80, 9.99], E2: [80, 10] } } }));
    expect(lines).toStrictEqual({ a: [90, 1, 'excellent', 'threshold'] });
  });

  test('grades on the base leave the bonus out, ranks do not', () => {
    const policy = policyWith({ grades: { on: 'base', bands: BANDS } });
    const { lines } = graded(policy, roundOf({ a: one(80, 9, 5), b: one(80, 10) }));
    expect(lines).toStrictEqual({ a: [94, 1, 'pass', 'threshold'], b: [90, 2, 'excellent', 'threshold'] });
  });

  test('a trimmed mean drops the lowest and the highest, of equals the first and the last by code point', () => {
    const policy = policyWith({ aggregation: { method: 'trimmed-mean', trimFrom: 5 } });
    // Totals 50, 50, 60, 70, 70; ＡE comes before 𠀀E and ＡZ before 𠀀Z, so that ＡE's 50 and 𠀀Z's 70 go.
    const sheets: Record<string, Points> = {
      '𠀀E': [50, 0],
      ＡE: [30, 20],
      M: [40, 20],
      '𠀀Z': [55, 15],
      ＡZ: [50, 20]
    };
    const [result] = graded(policy, roundOf({ a: { sheets } })).results;
    expect(result).toMatchObject({ sheets: 5, kept: 3, total: 60 });
    // (50 + 40 + 50) ÷ 3 and (0 + 20 + 20) ÷ 3
    expect(result?.categories).toMatchObject({ work: 46.67, craft: 13.33 });
  });

  test('below trimFrom nothing is trimmed; settings without trimFrom mean five', () => {
    const policy = policyWith();
    const sheets: Record<string, Points> = { E1: [10, 0], E2: [20, 0], E3: [30, 0], E4: [40, 0] };
    const settings = { aggregation: { method: 'trimmed-mean' } } as unknown as NonNullable<
      RoundData['settings']
    >;
    const four = grade({ policy, round: roundOf({ a: { sheets } }, { settings }) }).results[0];
    const five = grade({
      policy,
      round: roundOf({ a: { sheets: { ...sheets, E5: [80, 0] } } }, { settings })
    }).results[0];
    expect([four?.kept, four?.total, five?.kept, five?.total]).toStrictEqual([4, 25, 3, 30]);
  });
});

describe('ranks', () => {
  test('are 1, 2, 2, 4; without tie-breakers the base decides before they are shared', () => {
    const round = roundOf({
      a: one(70, 0),
      b: one(66, 0, 4),
      c: one(60, 10),
      d: one(70, 4, 1),
      e: one(60, 0)
    });
    const ranks = graded(policyWith(), round).results.map(({ participant, rank }) => [participant, rank]);
    expect(ranks).toStrictEqual([['d', 1], ['a', 2], ['c', 2], ['b', 4], ['e', 5]]); // prettier-ignore
  });

  test('follow the tie-breakers in the order named', () => {
    const round = roundOf({ a: one(66, 0, 4), b: one(60, 10), c: one(65, 5), d: one(61, 5, 4) });
    const ranks = (tieBreak: string[]) =>
      graded(policyWith({ tieBreak }), round).results.map(({ participant, rank }) => `${participant}${rank}`);
    expect(ranks([])).toStrictEqual(['b1', 'c1', 'a3', 'd3']);
    expect(ranks(['craft', 'more'])).toStrictEqual(['b1', 'd2', 'c3', 'a4']);
    expect(ranks(['more'])).toStrictEqual(['a1', 'd1', 'b3', 'c3']);
    expect(ranks(['more', 'work'])).toStrictEqual(['a1', 'd2', 'c3', 'b4']);
  });
});

describe('the cap', () => {
  const capped = (percent: number, strict = false) => policyWith({ cap: { percent, strict } });
  const many = (n: number) =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`s${i + 10}`, one(80, 20 - i / 100)]));

  test('10 % of 19 is 1, not 2', () => {
    const { quota, results } = graded(capped(10), roundOf(many(19)));
    expect(quota).toBe(1);
    expect(results.map((each) => each.reason)).toStrictEqual(['threshold', ...Array<string>(18).fill('cap')]);
  });

  test('20 % of 4 is none', () => {
    const { quota, results, undecided } = graded(capped(20), roundOf(many(4)));
    expect([quota, undecided, results.map((each) => each.grade)]).toStrictEqual([
      0,
      [],
      ['pass', 'pass', 'pass', 'pass']
    ]);
  });

  test('a vetoed participant counts, a deferred one does not', () => {
    const note = { trigger: 't', note: 'n' };
    const trigger = { id: 't', title: 't', citation: 'c', consequences: [] };
    const policy = policyWith({ cap: { percent: 20, strict: true } }, [trigger]);
    const of = (last: Participant) => graded(policy, roundOf({ ...many(4), z: last }));
    expect(of({ ...one(80, 20), vetoes: [note] })).toMatchObject({ participants: 5, quota: 1 });
    expect(of({ ...one(80, 20), vetoes: [note] }).lines['z']).toStrictEqual([100, null, 'fail', 'veto']);
    expect(of({ ...one(80, 20), status: 'deferred', reason: 'r' })).toMatchObject({
      participants: 4,
      quota: 0
    });
    expect(of({ ...one(80, 20), status: 'withdrawn', reason: 'r', vetoes: [note] })).toMatchObject({
      participants: 4,
      quota: 0
    });
    expect(of({ ...one(80, 20), status: 'withdrawn', reason: 'r' }).lines['z']).toBeUndefined();
  });

  const tied = { a: one(80, 20), b: one(80, 15), c: one(80, 15), d: one(80, 15), e: one(80, 12) };

  test('a group that shares the line is undecided, those above stay, those below fall', () => {
    const { lines, undecided } = graded(capped(40), roundOf(tied));
    expect(undecided).toStrictEqual([{ participants: ['b', 'c', 'd'], seats: 1 }]);
    expect(lines).toStrictEqual({
      a: [100, 1, 'excellent', 'threshold'],
      b: [95, 2, 'undecided', 'tie'],
      c: [95, 2, 'undecided', 'tie'],
      d: [95, 2, 'undecided', 'tie'],
      e: [92, 5, 'pass', 'cap']
    });
  });

  test('its order decides grades, not ranks; an override gives more seats, and may make it moot', () => {
    const settle = (...decisions: NonNullable<RoundData['decisions']>) =>
      graded(capped(40), roundOf(tied, decided(...decisions)));
    const group = ['d', 'b', 'c'];
    const first = settle(tie(group, ['c', 'd', 'b']));
    expect(first.undecided).toStrictEqual([]);
    expect(first.lines).toMatchObject({
      b: [95, 2, 'pass', 'decision'],
      c: [95, 2, 'excellent', 'decision'],
      d: [95, 2, 'pass', 'decision'],
      e: [92, 5, 'pass', 'cap']
    });
    const second = settle(override(1), tie(group, ['c', 'd', 'b']));
    expect([second.quota, second.lines['d'], second.lines['b']]).toStrictEqual([
      3,
      [95, 2, 'excellent', 'decision'],
      [95, 2, 'pass', 'decision']
    ]);
    const third = settle(override(1), override(1));
    expect([third.quota, third.undecided, third.lines['b'], third.lines['e']]).toStrictEqual([
      4,
      [],
      [95, 2, 'excellent', 'threshold'],
      [92, 5, 'pass', 'cap']
    ]);
    expect(() => settle(override(2), tie(group, group))).toThrow('decision-no-tie');
    expect(settle(override(9)).quota).toBe(11);
  });

  test('only candidates of the first band are in the group, whoever shares their rank', () => {
    const policy = policyWith({
      grades: { on: 'base', bands: BANDS },
      cap: { percent: 34, strict: true },
      tieBreak: ['craft']
    });
    // All have 95 in total and 15 in craft; c has only 89 of them in the base.
    const { lines, undecided } = graded(
      policy,
      roundOf({ a: one(80, 15), b: one(80, 15), c: one(74, 15, 5, 1) })
    );
    expect(undecided).toStrictEqual([{ participants: ['a', 'b'], seats: 1 }]);
    expect(lines['c']).toStrictEqual([95, 1, 'pass', 'threshold']);
  });

  test('groups are named by code point', () => {
    const { undecided, results } = graded(
      capped(40),
      roundOf({ '𠀀1': one(80, 20), Ａ1: one(80, 20), z: one(80, 20) })
    );
    expect(undecided).toStrictEqual([{ participants: ['z', 'Ａ1', '𠀀1'], seats: 1 }]);
    expect(results.map(({ participant }) => participant)).toStrictEqual(['z', 'Ａ1', '𠀀1']);
  });

  test('while someone is incomplete the rest is provisional, without it in N, and nothing may be decided', () => {
    const round = roundOf({ ...tied, f: { sheets: {} } });
    const { participants, quota, incomplete, undecided } = graded(capped(40), round);
    expect({ participants, quota, incomplete, undecided: undecided.length }).toStrictEqual({
      participants: 5, quota: 2, incomplete: ['f'], undecided: 1
    }); // prettier-ignore
    expect(() => grade({ policy: capped(40), round: { ...round, ...decided(override(1)) } })).toThrow(
      'decision-too-early'
    );
  });
});
