/** How far a recorded decision on a tie reaches: its group, and nobody else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradeRound } from '#lib/domain/grade-round.ts';
import { compilePolicy } from '#lib/domain/policy.ts';
import { readRound } from '#lib/domain/read-round.ts';
import type { RoundData } from '#lib/domain/round.ts';
import { arbScenario, grade, type Scenario } from './generators.ts';
import { randomFrom, SEED, show, shuffled } from './kit.ts';
import { oracle, settingsOf } from './oracle.ts';

describe('a tie decision', () => {
  const tied = arbScenario.map(withoutTie).filter(isTied);

  function isTied({ policy, round }: Scenario): boolean {
    const { undecided, incomplete } = oracle(policy, round);
    return undecided.length > 0 && incomplete.length === 0;
  }

  function withoutTie({ policy, round: { decisions = [], ...round } }: Scenario): Scenario {
    const rest = decisions.filter(({ kind }) => kind !== 'tie');
    return { policy, round: rest.length > 0 ? { ...round, decisions: rest } : round };
  }

  const decide = (round: RoundData, participants: string[], order: string[]): RoundData => ({
    ...round,
    decisions: [
      ...(round.decisions ?? []),
      { kind: 'tie', participants, order, by: '评审组', on: '2026-03-01', minutes: '第3号' }
    ]
  });

  test('changes nobody outside the group, no rank and no figure, and seats the first of its order', () => {
    fc.assert(
      fc.property(tied, fc.nat(), ({ policy, round }, start) => {
        const before = grade({ policy, round });
        const [group] = before.undecided;
        if (!group || before.undecided.length > 1) throw new Error('one group was expected');
        const order = shuffled(group.participants, randomFrom(start));
        const after = grade({ policy, round: decide(round, group.participants, order) });
        expect(after.undecided).toStrictEqual([]);
        expect([after.quota, after.participants, after.incomplete]).toStrictEqual([
          before.quota,
          before.participants,
          []
        ]);
        expect(after.results.map(({ participant }) => participant)).toStrictEqual(
          before.results.map(({ participant }) => participant)
        );
        const bands = settingsOf(policy, round).grades?.bands ?? [];
        before.results.forEach((was, i) => {
          const is = after.results[i];
          const place = order.indexOf(was.participant);
          if (place < 0) {
            expect(show(is)).toBe(show(was));
            return;
          }
          expect([was.grade, was.reason, was.consequences]).toStrictEqual(['undecided', 'tie', []]);
          expect([is?.grade, is?.reason]).toStrictEqual([bands[place < group.seats ? 0 : 1]?.id, 'decision']);
          const { grade: _, reason: __, consequences: ___, derivation: ____, ...figures } = was;
          expect(is).toMatchObject(figures);
        });
      }),
      { numRuns: 120, seed: SEED }
    );
  });

  test('on anything but exactly the group is refused', () => {
    const codeOf = ({ policy, round }: Scenario): string[] => {
      const read = readRound(round, compilePolicy(policy));
      if (!read.ok) return read.problems.map(({ code }) => code);
      const graded = gradeRound(read.value);
      return graded.ok ? [] : graded.problems.map(({ code }) => code);
    };
    fc.assert(
      fc.property(tied, ({ policy, round }) => {
        const [group] = grade({ policy, round }).undecided;
        const ids = group?.participants ?? [];
        const others = round.participants.map(({ id }) => id).filter((id) => !ids.includes(id));
        const refused = (participants: string[], order: string[], ...codes: string[]): void =>
          expect(codeOf({ policy, round: decide(round, participants, order) })).toStrictEqual(codes);
        refused(ids, ids.slice(1), 'decision-not-the-group');
        if (ids.length > 2) refused(ids.slice(1), ids.slice(1), 'decision-not-the-group');
        if (others.length > 0) refused([...ids, ...others], [...ids, ...others], 'decision-not-the-group');
        // The order alone is right.
        if (ids.length > 2) refused(ids.slice(1), ids, 'decision-not-the-group');
        if (others.length > 0) refused([...ids, ...others], ids, 'decision-not-the-group');
        if (others.length > 1) refused(others, others, 'decision-no-tie');
        refused([...ids, 'nobody'], [...ids, 'nobody'], 'unknown-participant', 'unknown-participant');
        const twice = decide(decide(round, ids, ids), ids, ids.toReversed());
        expect(codeOf({ policy, round: twice })).toStrictEqual(['duplicate-decision']);
      }),
      { numRuns: 60, seed: SEED }
    );
  });
});
