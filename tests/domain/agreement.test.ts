/** What deliberation looks at: by hand on one small round, and against a naive computation on random ones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreementOf,
  DEFAULT_DISAGREEMENT_LIMIT,
  type AgreementInput,
  type SealedSheet
} from '#lib/domain/agreement.ts';
import { randomFrom, SEED, show, shuffled } from './kit.ts';
import { halfUp, ratio, unicodeOrder } from './oracle-rows.ts';

const runs = (numRuns: number) => ({ numRuns, seed: SEED });

const sheet = (participant: string, expert: string, points: number[], entries = {}): SealedSheet => ({
  participant,
  expert,
  entries,
  points,
  total: points.reduce((sum, each) => sum + each, 0)
});
const totals = (list: [participant: string, expert: string, total: number][], limit?: number) =>
  agreementOf({
    criteria: ['a'],
    sheets: list.map(([participant, expert, total]) => sheet(participant, expert, [total])),
    facts: new Map(),
    ...(limit === undefined ? {} : { limit })
  });

describe('disagreements', () => {
  test('begin beyond the limit, not at it; the limit is 15 points where none is set', () => {
    expect(DEFAULT_DISAGREEMENT_LIMIT).toBe(1500);
    const ids = (spread: number, limit?: number) =>
      totals([['S1', 'E1', 7000], ['S1', 'E2', 7000 + spread]], limit).disagreements; // prettier-ignore
    expect(ids(1500)).toStrictEqual([]);
    expect(ids(1501)).toMatchObject([{ participant: 'S1', spread: 1501, highest: 8501, lowest: 7000 }]);
    expect(ids(500, 500)).toStrictEqual([]);
    expect(ids(501, 500)).toHaveLength(1);
    expect(ids(1, 0)).toHaveLength(1);
  });

  test('show every row, the widest first, equal ones in the order of the table', () => {
    const { disagreements } = agreementOf({
      criteria: ['z', 'a', 'm', 'b'],
      sheets: [sheet('S1', 'E2', [100, 900, 2000, 0]), sheet('S1', 'E1', [300, 700, 100, 0])],
      facts: new Map()
    });
    expect(disagreements).toStrictEqual([
      {
        participant: 'S1',
        spread: 1900,
        highest: 3000,
        lowest: 1100,
        rows: [
          { criterion: 'm', spread: 1900, highest: 2000, lowest: 100 },
          { criterion: 'z', spread: 200, highest: 300, lowest: 100 },
          { criterion: 'a', spread: 200, highest: 900, lowest: 700 },
          { criterion: 'b', spread: 0, highest: 0, lowest: 0 }
        ]
      }
    ]);
  });

  test('look at every sealed sheet: also those that a trimmed mean would drop', () => {
    const list = [5000, 8000, 8000, 8000, 9900].map((total, index) => ['S1', `E${index}`, total] as const);
    const { disagreements } = totals(list.map((each) => [...each]));
    expect(disagreements).toMatchObject([{ spread: 4900, highest: 9900, lowest: 5000 }]);
  });
});

describe('differences from facts', () => {
  const facts = new Map([['S1', new Map([['funds', 7000], ['constructor', 20000]])]]); // prettier-ignore
  const differences = (entries: SealedSheet['entries'], participant = 'S1') =>
    agreementOf({
      criteria: ['constructor', 'funds'],
      sheets: [sheet(participant, 'E1', [0, 0], entries)],
      facts
    }).differences;
  const common = { participant: 'S1', expert: 'E1' };

  test('give the fact, what was entered, and the note', () => {
    const entries = { funds: { amount: 0.6999, note: 'one receipt is missing' }, constructor: { amount: 3 } };
    expect(differences(entries)).toStrictEqual([
      { ...common, criterion: 'constructor', fact: 20000, entered: 30000, note: null },
      { ...common, criterion: 'funds', fact: 7000, entered: 6999, note: 'one receipt is missing' }
    ]);
  });

  test('are none where the amount is the fact, where there is no fact, and where there is no amount', () => {
    expect(differences({ funds: { amount: 0.7 }, constructor: { amount: 2 } })).toStrictEqual([]);
    expect(differences({ funds: { amount: 0.6 } }, 'S2')).toStrictEqual([]);
    expect(differences({ funds: { met: 'yes' } })).toStrictEqual([]);
  });
});

describe('severity', () => {
  const severity = (list: [string, string, number][]) =>
    Object.fromEntries(totals(list).severities.map((each) => [each.expert, each.severity]));

  test('is the distance from the mean of the others', () => {
    const list: [string, string, number][] = [
      ['S1', 'E1', 8000], ['S1', 'E2', 9000], ['S1', 'E3', 9100],
      ['S2', 'E1', 6000], ['S2', 'E2', 7000]
    ]; // prettier-ignore
    // E1: (8000 − 9050) and (6000 − 7000); E2: (9000 − 8550) and (7000 − 6000); E3: 9100 − 8500.
    expect(severity(list)).toStrictEqual({ E1: -1025, E2: 725, E3: 600 });
  });

  test('rounds once, a half up on both sides of nought', () => {
    // E1: −1 and 0, mean −½ → 0 (never −0); E2: ½ → 1.
    const list: [string, string, number][] = [
      ['S1', 'E1', 10], ['S1', 'E2', 11],
      ['S2', 'E1', 10], ['S2', 'E2', 10]
    ]; // prettier-ignore
    expect(severity(list)).toStrictEqual({ E1: 0, E2: 1 });
  });

  test('leaves out those whom nobody else has scored, and is null where nothing is left', () => {
    expect(totals([['S1', 'E1', 10], ['S2', 'E2', 90], ['S2', 'E3', 100], ['S3', 'E2', 5]]).severities).toStrictEqual([
      { expert: 'E1', severity: null, participants: 0 },
      { expert: 'E2', severity: -10, participants: 1 },
      { expert: 'E3', severity: 10, participants: 1 }
    ]); // prettier-ignore
  });
});

// ｦ stands before 𠀀 by code point, after it by UTF-16 unit.
const PARTICIPANTS = ['S1', 'S10', 'S2', 'ｦ', '𠀀', 's'];
const EXPERTS = ['E1', 'E10', 'E2', 'ｦ', '𠀀', 'e', 'constructor'];
const CRITERIA = ['constructor', 'funds', 'area', 'to-string'];

const arbPoints = fc.oneof(fc.constantFrom(0, 100, 2000), fc.integer({ min: 0, max: 40 }), fc.nat(3000));
const arbEntry = fc.record(
  { amount: fc.constantFrom(0, 0.7, 1, 2.5, 10), note: fc.constantFrom('为何', 'because') },
  { requiredKeys: [] }
);
const arbInput = fc.record({
  criteria: fc.constant(CRITERIA),
  sheets: fc.uniqueArray(
    fc
      .record({
        participant: fc.constantFrom(...PARTICIPANTS),
        expert: fc.constantFrom(...EXPERTS),
        points: fc.array(arbPoints, { minLength: CRITERIA.length, maxLength: CRITERIA.length }),
        list: fc.array(arbEntry, { minLength: CRITERIA.length, maxLength: CRITERIA.length }),
        /** a bonus category cut at its max: the total need not be the sum of the points */
        cut: fc.integer({ min: 0, max: 50 })
      })
      .map(({ participant, expert, points, list, cut }) => ({
        participant,
        expert,
        points,
        entries: Object.fromEntries(CRITERIA.map((id, index) => [id, list[index]!])),
        total: Math.max(0, points.reduce((sum, each) => sum + each, 0) - cut)
      })),
    {
      selector: ({ participant, expert }) => JSON.stringify([participant, expert]),
      maxLength: 30,
      size: 'max'
    }
  ),
  facts: fc
    .array(
      fc.tuple(
        fc.constantFrom(...PARTICIPANTS),
        fc.array(fc.tuple(fc.constantFrom(...CRITERIA), fc.constantFrom(0, 7000, 10_000, 25_000, 100_000)))
      )
    )
    .map((list) => new Map(list.map(([id, pairs]) => [id, new Map(pairs)]))),
  limit: fc.constantFrom(0, 100, 1500, 4000)
});

/** Written from the brief alone: loops, and one common denominator in BigInt. */
function naive({ criteria, sheets, facts, limit }: Required<AgreementInput>) {
  const participants = [...new Set(sheets.map((each) => each.participant))].sort(unicodeOrder);
  const experts = [...new Set(sheets.map((each) => each.expert))].sort(unicodeOrder);
  const find = (participant: string, expert: string) =>
    sheets.find((each) => each.participant === participant && each.expert === expert);
  const range = (values: number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    return { spread: sorted.at(-1)! - sorted[0]!, highest: sorted.at(-1)!, lowest: sorted[0]! };
  };
  const disagreements = [];
  const differences = [];
  for (const participant of participants) {
    const own = sheets.filter((each) => each.participant === participant);
    const total = range(own.map((each) => each.total));
    if (total.spread > limit) {
      const rows = criteria.map((criterion, at) => ({
        at,
        row: { criterion, ...range(own.map((each) => each.points[at]!)) }
      }));
      rows.sort((a, b) => (a.row.spread === b.row.spread ? a.at - b.at : b.row.spread - a.row.spread));
      disagreements.push({ participant, ...total, rows: rows.map(({ row }) => row) });
    }
    for (const expert of experts) {
      const entries = find(participant, expert)?.entries ?? {};
      for (const [criterion, entry] of Object.entries(entries)) {
        const fact = facts.get(participant)?.get(criterion);
        if (fact === undefined || entry.amount === undefined) continue;
        const entered = Math.round((entry.amount as number) * 10_000);
        if (entered === fact) continue;
        differences.push({ participant, expert, criterion, fact, entered, note: entry.note ?? null });
      }
    }
  }
  // 1 … 6 others: everything fits into sixtieths.
  const severities = experts.map((expert) => {
    let sixtieths = 0n;
    let count = 0n;
    for (const participant of participants) {
      const own = find(participant, expert);
      const others = sheets.filter((each) => each.participant === participant && each.expert !== expert);
      if (!own || others.length === 0) continue;
      const sum = others.reduce((all, each) => all + BigInt(each.total), 0n);
      sixtieths += 60n * BigInt(own.total) - (60n / BigInt(others.length)) * sum;
      count++;
    }
    const severity = count === 0n ? null : Number(halfUp(ratio(sixtieths, 60n * count)));
    return { expert, severity, participants: Number(count) };
  });
  return { disagreements, differences, severities };
}

describe('on random sheets', () => {
  test('everything is as a naive computation has it', () => {
    const seen = { disagreements: 0, differences: 0, severities: 0, nulls: 0, ties: 0 };
    fc.assert(
      fc.property(arbInput, (input) => {
        const found = agreementOf(input);
        expect(show(found)).toBe(show(naive(input)));
        seen.disagreements += found.disagreements.length;
        seen.differences += found.differences.length;
        for (const { severity } of found.severities) seen[severity === null ? 'nulls' : 'severities']++;
        for (const { rows } of found.disagreements) {
          seen.ties += rows.filter(({ spread }, at) => rows[at - 1]?.spread === spread).length;
        }
      }),
      runs(800)
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  test('the order of the sheets changes nothing', () => {
    fc.assert(
      fc.property(arbInput, fc.nat(), (input, start) => {
        const again = { ...input, sheets: shuffled(input.sheets, randomFrom(start)) };
        expect(JSON.stringify(agreementOf(again))).toBe(JSON.stringify(agreementOf(input)));
      }),
      runs(300)
    );
  });
});

test('a sheet without the points of every row is refused', () => {
  const input = { criteria: ['a', 'b'], sheets: [sheet('S1', 'E1', [1])], facts: new Map() };
  expect(() => agreementOf(input)).toThrow(RangeError);
});

test('10,000 participants with 7 sheets each are a matter of moments', () => {
  const sheets = Array.from({ length: 70_000 }, (_, index) =>
    sheet(`S${Math.floor(index / 7)}`, `E${(index * 13) % 60}`, [(index * 7919) % 9000])
  );
  const start = performance.now();
  const { severities } = agreementOf({ criteria: ['a'], sheets, facts: new Map() });
  expect(performance.now() - start).toBeLessThan(5000);
  expect(severities).toHaveLength(60);
});
