/** How far sheets lie apart, and which stands away: by hand on small rounds, and against a naive computation on random ones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outliersOf, rowSpreads, studioSpreads } from '#lib/domain/spreads.ts';
import { randomFrom, SEED, shuffled } from './kit.ts';
import { halfUp, ratio } from './oracle-rows.ts';

const sheet = (participant: string, expert: string, ...points: number[]) => ({
  participant,
  expert,
  points,
  total: points.reduce((sum, each) => sum + each, 0)
});

describe('studios', () => {
  test('show highest, lowest and mean of all sheets, half a hundredth up', () => {
    expect(
      studioSpreads([sheet('S2', 'E1', 5), sheet('S1', 'E1', 100), sheet('S1', 'E2', 103)])
    ).toStrictEqual([
      { participant: 'S1', sheets: 2, highest: 103, lowest: 100, spread: 3, mean: 102 },
      { participant: 'S2', sheets: 1, highest: 5, lowest: 5, spread: 0, mean: 5 }
    ]);
  });
});

describe('rows', () => {
  const sheets = [
    sheet('S2', 'E1', 100, 0),
    sheet('S2', 'E2', 400, 0),
    sheet('S1', 'E1', 0, 200),
    sheet('S1', 'E2', 300, 199),
    sheet('S3', 'E1', 900, 900)
  ];

  test('are compared where two sheets are; of equal widest the first by code', () => {
    expect(rowSpreads(['a', 'b'], sheets)).toStrictEqual([
      { criterion: 'a', studios: 2, mean: 300, widest: { spread: 300, participant: 'S1' } },
      { criterion: 'b', studios: 2, mean: 1, widest: { spread: 1, participant: 'S1' } }
    ]);
  });

  test('say nothing where nobody can be compared', () => {
    expect(rowSpreads(['a', 'b'], sheets.slice(4))).toStrictEqual([
      { criterion: 'a', studios: 0, mean: null, widest: null },
      { criterion: 'b', studios: 0, mean: null, widest: null }
    ]);
  });
});

describe('outliers', () => {
  test('begin beyond the limit from the mean of the others, not at it', () => {
    const at = (total: number) =>
      outliersOf([sheet('S1', 'E1', 1000), sheet('S1', 'E2', 1001), sheet('S1', 'E3', total)], 1500);
    // The others' mean is 1000.5.
    expect(at(2500)).toStrictEqual([]);
    expect(at(2501)).toStrictEqual([
      { participant: 'S1', expert: 'E3', total: 2501, others: 1001, count: 2, distance: 1501 }
    ]);
  });

  test('are not named among two: nobody can say which of them is off', () => {
    expect(outliersOf([sheet('S1', 'E1', 0), sheet('S1', 'E2', 9000)], 1500)).toStrictEqual([]);
  });

  test('stand with the farthest first', () => {
    const found = outliersOf(
      [
        sheet('S1', 'E1', 5000),
        sheet('S1', 'E2', 5000),
        sheet('S1', 'E3', 7000),
        sheet('S2', 'E1', 5000),
        sheet('S2', 'E2', 5000),
        sheet('S2', 'E3', 1000)
      ],
      1500
    );
    expect(found.map(({ participant, expert, distance }) => [participant, expert, distance])).toStrictEqual([
      ['S2', 'E3', -4000],
      ['S1', 'E3', 2000],
      ['S2', 'E1', 2000],
      ['S2', 'E2', 2000]
    ]);
  });
});

test('agree with a naive computation, in whatever order the sheets come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 11_000 }), { minLength: 1, maxLength: 7 }), {
        maxLength: 6
      }),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer(),
      (studios, limit, seed) => {
        const sheets = studios.flatMap((totals, studio) =>
          totals.map((total, expert) => sheet(`S${studio}`, `E${expert}`, total))
        );
        const mixed = shuffled(sheets, randomFrom(seed));
        expect(studioSpreads(mixed)).toStrictEqual(
          studios.map((totals, studio) => ({
            participant: `S${studio}`,
            sheets: totals.length,
            highest: Math.max(...totals),
            lowest: Math.min(...totals),
            spread: Math.max(...totals) - Math.min(...totals),
            mean: Number(
              halfUp(ratio(BigInt(totals.reduce((sum, each) => sum + each, 0)), BigInt(totals.length)))
            )
          }))
        );
        const far = sheets.filter(({ participant, expert, total }) => {
          const others = sheets.filter((each) => each.participant === participant && each.expert !== expert);
          if (others.length < 2) return false;
          const sum = others.reduce((all, each) => all + each.total, 0);
          return Math.abs(total * others.length - sum) > limit * others.length;
        });
        const found = outliersOf(mixed, limit);
        expect(found.map(({ participant, expert }) => `${participant} ${expert}`).sort()).toStrictEqual(
          far.map(({ participant, expert }) => `${participant} ${expert}`).sort()
        );
      }
    ),
    { seed: SEED, numRuns: 300 }
  );
});
