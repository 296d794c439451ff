/** Bundles that were changed on purpose: each change is found, and what differs is named. */
import { describe, expect, test } from 'vitest';
import { sha256 } from '#lib/server/digest.ts';
import type { Bundle } from '#lib/domain/bundle.ts';
import { DIGESTED } from '#lib/domain/bundle.ts';
import { canonical } from '#lib/domain/canonical-json.ts';
import { bundleOf, bytesOf, outcomeOf, TINY, verify } from './bundles.ts';

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

describe('what differs is named', () => {
  /** The problems of the small bundle after a change, as `code path`, with the participant where one is named. */
  function named(change: (bundle: Bundle) => void): string[] {
    const bundle = JSON.parse(bundleOf(TINY)) as Bundle;
    change(bundle);
    const { problems } = verify(bytesOf(canonical(bundle)), TINY.policy);
    return problems.map(({ code, path, participant }) => [code, path, participant].filter(Boolean).join(' '));
  }

  const resultOf = ({ results }: Bundle, index: number) => {
    const result = results.results[index];
    if (!result) throw new Error('no such result');
    return result;
  };

  test.each(DIGESTED.filter((part) => part !== 'results'))('the digest of %s', (part) => {
    expect(named(({ digests }) => void (digests[part] = sha256('another')))).toStrictEqual([
      `part-differs digests.${part}`
    ]);
  });

  test('a total', () => {
    expect(named((bundle) => void (resultOf(bundle, 1).total = 99))).toStrictEqual([
      'part-differs results.results[1] 𠀀1'
    ]);
  });

  test('a grade, with the digest of the results made to fit', () => {
    const problems = named((bundle) => {
      resultOf(bundle, 2).grade = 'a';
      const { digest: _, ...body } = bundle.results;
      bundle.results.digest = sha256(canonical(body));
      bundle.digests.results = bundle.results.digest;
    });
    expect(problems).toContain('part-differs results.results[2] v');
    expect(problems).toContain('part-differs digests.results');
  });

  test('a result left out, and one put in', () => {
    expect(named(({ results }) => void results.results.splice(0, 1))).toContain(
      'part-differs results.results Ａ1'
    );
    const doubled = named(
      (bundle) => void bundle.results.results.push({ ...resultOf(bundle, 0), participant: 'x' })
    );
    expect(doubled).toStrictEqual(['part-differs results.results[3] x']);
  });

  test('the quota', () => {
    expect(named(({ results }) => void (results.quota = 3))).toStrictEqual(['part-differs results']);
  });

  test('a sheet: its part, the whole round, and the result that follows', () => {
    const problems = named(
      ({ round }) => void (round.sheets[0] = { ...round.sheets[0], entries: { m: { amount: 0 } } } as never)
    );
    expect(problems).toContain('part-differs digests.sheets');
    expect(problems).toContain('part-differs digests.round');
    expect(problems).not.toContain('part-differs digests.participants');
  });

  test('the policy: itself, and that it is not the one that is known', () => {
    const problems = named(({ policy }) => void (policy.title = 'other'));
    expect(problems).toStrictEqual(['part-differs digests.policy', 'foreign-policy policy']);
  });
});
