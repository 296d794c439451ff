/** A bundle is the same bytes for the same round, verifies as it is, and does not verify once any byte is flipped. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '#lib/server/digest.ts';
import type { PolicyData } from '#lib/domain/policy.ts';
import { verifyBundle } from '#lib/domain/verify.ts';
import { bundleOf, bytesOf, outcomeOf, TINY, verify } from './bundles.ts';
import { arbScenario } from './generators.ts';
import { keysShuffled, randomFrom, SEED, shuffled } from './kit.ts';

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
