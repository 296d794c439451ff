/** A bundle is the same bytes for the same round, verifies as it is, and does not verify once any byte differs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/cli/digest.ts';
import { makeBundle, policyDigest } from '#lib/domain/bundle.ts';
import { canonical } from '#lib/domain/canonical-json.ts';
import { sealResults } from '#lib/domain/grade-round.ts';
import type { PolicyData } from '#lib/domain/policy.ts';
import { verifyBundle, type Verdict } from '#lib/domain/verify.ts';
import { arbScenario, grade, type Scenario } from './generators.ts';
import { keysShuffled, randomFrom, SEED, shuffled } from './kit.ts';

const bundleOf = (scenario: Scenario): string => {
  const { results } = sealResults(grade(scenario), sha256);
  return canonical(makeBundle(scenario.policy, scenario.round, results, sha256));
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Verifies as someone would who has the policy from elsewhere. */
function verify(bytes: Uint8Array, policy: PolicyData, expected?: string): Verdict {
  const known = [{ digest: policyDigest(policy, sha256), standing: 'current' as const }];
  return verifyBundle(bytes, {
    known: () => known,
    sha256,
    ...(expected === undefined ? {} : { expect: expected })
  });
}

/** A bundle with a bit of everything that a round can hold, and little of it. */
const TINY: Scenario = (() => {
  const local = { local: true as const, reason: 'r' };
  const bands = [
    { id: 'a', title: 'A', min: 1 },
    { id: 'b', title: 'B', min: 0.5 },
    { id: 'c', title: 'C', min: 0 }
  ];
  const leaves = ['on', ...bands.flatMap(({ id }) => [`bands.${id}.title`, `bands.${id}.min`])].map(
    (leaf) => `grades.${leaf}`
  );
  const paths = [
    ...leaves,
    'cap.percent',
    'cap.strict',
    'aggregation.method',
    'aggregation.trimFrom',
    'quorum',
    'tieBreak'
  ];
  const policy: PolicyData = {
    id: 'p',
    title: '办法',
    docNo: null,
    status: 'draft',
    effective: { from: '2020-01-01', to: null },
    assessments: [
      {
        id: 'x',
        title: 'X',
        grades: { on: 'total', bands },
        cap: { percent: 33.34, strict: false },
        aggregation: { method: 'mean', trimFrom: 5 },
        quorum: 1,
        tieBreak: [],
        consequences: { a: [{ kind: 'reward', amountYuan: 100, may: true, citation: 'c' }] },
        sources: Object.fromEntries(
          paths.map((path) => [path, path === 'cap.percent' ? { citation: 'c' } : local])
        )
      }
    ],
    triggers: [{ id: 't', title: 'T', citation: 'c', consequences: [{ kind: 'revocation', citation: 'c' }] }],
    rubric: {
      categories: [
        {
          id: 'k',
          title: 'K',
          max: 1,
          bonus: false,
          criteria: [
            {
              id: 'm', title: 'M', max: 1, step: 0.5, evidence: false, citation: 'c', method: 'measured', unit: 'u',
              whole: false, required: 2
            } // prettier-ignore
          ]
        }
      ]
    }
  };
  const ids = ['𠀀1', 'Ａ1', 'v'];
  return {
    policy,
    round: {
      id: 'r',
      policy: 'p',
      assessment: 'x',
      date: '2026-03-01',
      attempt: 1,
      settings: { quorum: 1 },
      participants: ids.map((id) => ({
        id,
        name: id,
        district: 'd',
        ...(id === 'v' ? { recognisedOn: '2025-01-01', vetoes: [{ trigger: 't', note: 'n' }] } : {})
      })),
      panels: [{ expert: 'E', participants: ids }],
      facts: [{ participant: 'v', criterion: 'm', amount: 1, by: 'b', on: '2026-01-01' }],
      sheets: ids.slice(0, 2).map((participant) => ({
        participant,
        expert: 'E',
        entries: { m: { amount: 2.5, note: '测' } }
      })),
      decisions: [
        {
          kind: 'tie',
          participants: ids.slice(0, 2),
          order: ids.slice(0, 2),
          by: 'b',
          on: '2026-03-02',
          minutes: 'm'
        }
      ]
    }
  };
})();

describe('a bundle', () => {
  test('is the same bytes in whatever order sheets, participants, panels, facts and keys come', () => {
    fc.assert(
      fc.property(arbScenario, fc.nat(), ({ policy, round }, start) => {
        const random = randomFrom(start);
        const again = {
          ...round,
          participants: shuffled(round.participants, random),
          sheets: shuffled(round.sheets, random),
          ...(round.panels ? { panels: shuffled(round.panels, random) } : {}),
          ...(round.facts ? { facts: shuffled(round.facts, random) } : {})
        };
        const other = { policy: keysShuffled(policy, random), round: keysShuffled(again, random) };
        expect(bundleOf(other)).toBe(bundleOf({ policy, round }));
      }),
      { numRuns: 300, seed: SEED }
    );
  });

  test('verifies as it is, authenticated by a published digest and by no other', () => {
    fc.assert(
      fc.property(arbScenario, (scenario) => {
        const text = bundleOf(scenario);
        const bytes = bytesOf(text);
        const { problems, resultsDigest, bundleDigest, policy, authenticated } = verify(
          bytes,
          scenario.policy
        );
        expect(problems).toStrictEqual([]);
        expect([policy?.standing, authenticated, bundleDigest]).toStrictEqual([
          'current',
          null,
          sha256(text)
        ]);
        expect(verify(bytes, scenario.policy, bundleDigest).authenticated).toBe('bundle');
        expect(verify(bytes, scenario.policy, resultsDigest ?? '').authenticated).toBe('results');
        const forged = verify(bytes, scenario.policy, sha256('another'));
        expect([forged.authenticated, forged.problems.map(({ code }) => code)]).toStrictEqual([
          null,
          ['digest-differs']
        ]);
        const foreign = verifyBundle(bytes, { known: () => [], sha256 });
        expect(foreign.problems.map(({ code }) => code)).toStrictEqual(['foreign-policy']);
      }),
      { numRuns: 150, seed: SEED }
    );
  });
});

/** A fault in a bundle is a finding, never an exception. */
function outcomeOf(run: () => Verdict): string {
  try {
    return run().problems.length > 0 ? 'found' : 'unnoticed';
  } catch (error) {
    return String(error);
  }
}

describe('one byte flipped', () => {
  /** Where a flip went unnoticed, with what it made of the text. */
  function unnoticed(
    bytes: Uint8Array,
    policy: PolicyData,
    flips: Iterable<readonly [position: number, bit: number]>
  ): string[] {
    const missed: string[] = [];
    for (const [position, bit] of flips) {
      const flipped = Uint8Array.from(bytes);
      flipped[position] = (flipped[position] ?? 0) ^ (1 << bit);
      const outcome = outcomeOf(() => verify(flipped, policy));
      if (outcome === 'found') continue;
      const around = new TextDecoder().decode(flipped.slice(Math.max(0, position - 30), position + 10));
      missed.push(`byte ${position}, bit ${bit}: …${around}… ${outcome}`);
    }
    return missed;
  }

  test('is found at every position of a small bundle', () => {
    const bytes = bytesOf(bundleOf(TINY));
    expect(verify(bytes, TINY.policy).problems).toStrictEqual([]);
    const random = randomFrom(SEED);
    const flips = Array.from(bytes, (_, position) => [position, random(8)] as const);
    expect(unnoticed(bytes, TINY.policy, flips)).toStrictEqual([]);
  });

  test('is found with other bits too, where the round of that bundle is written', () => {
    const text = bundleOf(TINY);
    const bytes = bytesOf(text);
    const from = bytesOf(text.slice(0, text.indexOf('"round":'))).length;
    const flips = Array.from({ length: (bytes.length - from) * 2 }, (_, i) => {
      const position = from + Math.floor(i / 2);
      return [position, (position * 5 + (i % 2) * 3) % 8] as const;
    });
    expect(unnoticed(bytes, TINY.policy, flips)).toStrictEqual([]);
  });

  test('is found in bundles of random rounds', () => {
    fc.assert(
      fc.property(arbScenario, fc.nat(), (scenario, start) => {
        const bytes = bytesOf(bundleOf(scenario));
        const random = randomFrom(start);
        const flips = Array.from({ length: 8 }, () => [random(bytes.length), random(8)] as const);
        expect(unnoticed(bytes, scenario.policy, flips)).toStrictEqual([]);
      }),
      { numRuns: 100, seed: SEED, endOnFailure: true }
    );
  });
});

describe('other changes', () => {
  const text = bundleOf(TINY);

  test.each([
    ['a final newline', `${text}\n`],
    ['a byte order mark', `\uFEFF${text}`],
    ['a space between tokens', text.replace(':', ': ')],
    ['an escape for the same character', text.replace('"K"', '"\\u004b"')],
    ['another text of the same number', text.replace('33.34', '33.340')],
    ['keys in another order', text.replace(/^\{("digests":\{[^}]*\}),(.*)\}$/, '{$2,$1}')],
    ['a repeated key', text.replace('{"digests"', '{"version":1,"digests"')],
    ['half of it', text.slice(0, text.length / 2)],
    ['nothing', ''],
    ['a bundle of a bundle', JSON.stringify(text)],
    ['an array around it', `[${text}]`]
  ])('%s is found', (_, changed) => {
    expect(changed).not.toBe(text);
    expect(verify(bytesOf(changed), TINY.policy).problems).not.toStrictEqual([]);
  });

  type Leaf = string | number | boolean | null;

  /** Every single value of a JSON value, with a function that replaces it in a copy. */
  function* leaves(
    value: unknown,
    path: (string | number)[] = []
  ): Generator<{ path: (string | number)[]; leaf: Leaf }> {
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value))
        yield* leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    } else yield { path, leaf: value as Leaf };
  }

  const others = (leaf: Leaf): Leaf[] =>
    typeof leaf === 'number'
      ? [leaf + 1, leaf - 0.5]
      : typeof leaf === 'boolean'
        ? [!leaf]
        : leaf === null
          ? [0, '2026-01-01']
          : [`${leaf}x`, 'c', '2026-03-03'].filter((text) => text !== leaf);

  function replaced(value: unknown, [key, ...rest]: (string | number)[], leaf: unknown): unknown {
    if (key === undefined) return leaf;
    if (Array.isArray(value))
      return value.map((item: unknown, i) => (i === key ? replaced(item, rest, leaf) : item));
    return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, leaf) };
  }

  test('any single value replaced, and the whole written canonically again, is found', () => {
    const bundle: unknown = JSON.parse(text);
    const missed: string[] = [];
    for (const { path, leaf } of leaves(bundle)) {
      for (const other of others(leaf)) {
        const forged = canonical(replaced(bundle, path, other));
        const outcome = outcomeOf(() => verify(bytesOf(forged), TINY.policy));
        if (outcome !== 'found')
          missed.push(`${path.join('.')}: ${String(leaf)} → ${String(other)} ${outcome}`);
      }
    }
    expect(missed).toStrictEqual([]);
  });
});
