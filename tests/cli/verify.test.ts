/** Bundles: recomputed by anyone, every altered part named, a forgery that is consistent in itself not called authentic. */
import { describe, expect, test } from 'vitest';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '#lib/domain/bundle.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { codesOf, schemaFaults, workplace } from './assess.ts';
import { round, tie, tiedRound } from './urumqi-sheets.ts';

const { assess, write, read, path } = workplace();
write('round.json', tiedRound({ decisions: [tie()] }));
const graded = assess('grade', 'round.json', '--bundle', 'bundle.json', '--json');
const bundle = (): Bundle => JSON.parse(read('bundle.json')) as Bundle;

const verifyText = (text: string, ...words: string[]) =>
  assess('verify', write('altered.json', text), '--json', ...words);

test('a bundle is canonical, has no final newline, and holds a digest of each part', () => {
  expect(graded.exit).toBe(0);
  expect(read('bundle.json').endsWith('}')).toBe(true);
  expect(schemaFaults('bundle', bundle())).toEqual([]);
  expect(bundle().digests.results).toBe(graded.json().digest);
});

test('consistent, not authenticated, until a published digest matches', () => {
  const plain = assess('verify', 'bundle.json', '--json');
  expect(plain.exit).toBe(0);
  expect(plain.json()).toMatchObject({
    verified: true,
    status: 'consistent, not authenticated',
    policy: { standing: 'current' }
  });
  expect(schemaFaults('verify', plain.json())).toEqual([]);
  const { digests } = plain.json() as { digests: { results: string; bundle: string } };
  for (const [matched, digest] of Object.entries(digests)) {
    const answer = assess('verify', 'bundle.json', '--expect', digest, '--json');
    expect(answer.json()).toMatchObject({ status: 'authenticated', matched });
  }
  const wrong = assess('verify', 'bundle.json', '--expect', '0'.repeat(64), '--json');
  expect(wrong.exit).toBe(1);
  expect(codesOf(wrong.json())).toEqual(['digest-differs']);
});

/** What is altered, and the codes that name it. */
const ALTERED: [string, (bundle: Bundle) => unknown, string[]][] = [
  [
    'a score',
    (b) => (b.round.sheets[0]!.entries.projects = { points: 0 }),
    ['decision-no-tie', 'part-differs']
  ],
  ['a total', (b) => (b.results.results[0]!.total = 99), ['part-differs']],
  ['a grade', (b) => (b.results.results[0]!.grade = 'fail'), ['part-differs']],
  ['a result left out', (b) => b.results.results.pop(), ['part-differs']],
  ['the quota', (b) => (b.results.quota = 2), ['part-differs']],
  [
    'the minutes of a decision',
    (b) => Object.assign(b.round.decisions![0]!, { minutes: 'x' }),
    ['part-differs']
  ],
  ['a participant’s name', (b) => (b.round.participants[0]!.name = 'x'), ['part-differs']],
  [
    'a citation of the policy',
    (b) => (b.policy.rubric.categories[0]!.criteria[0]!.citation = 'x'),
    ['foreign-policy', 'part-differs']
  ],
  ['a digest', (b) => (b.digests.sheets = '0'.repeat(64)), ['part-differs']],
  ['the version', (b) => Object.assign(b, { version: 2 }), ['unknown-choice']],
  ['a key added', (b) => Object.assign(b, { extra: 1 }), ['unknown-key']],
  ['a sheet twice', (b) => b.round.sheets.push(b.round.sheets[0]!), ['duplicate-sheet', 'part-differs']]
];

test.each(ALTERED)('altered: %s', (_, alter, codes) => {
  const altered = bundle();
  alter(altered);
  const answer = verifyText(JSON.stringify(altered));
  expect(answer.exit).toBe(1);
  expect(codesOf(answer.json())).toEqual(codes);
  expect(schemaFaults('verify', answer.json())).toEqual([]);
});

test('a number that JSON.parse reads as infinite is named, not a crash', () => {
  const answer = verifyText(read('bundle.json').replace(/"seats":\d+|"date":"[^"]*"/, '"attempt":1e400'));
  expect([answer.exit, codesOf(answer.json()).includes('internal')]).toEqual([1, false]);
});

test('reformatted, cut off, or no text at all', () => {
  expect(codesOf(verifyText(JSON.stringify(bundle(), null, 1)).json())).toEqual(['not-canonical']);
  expect(codesOf(verifyText(`${read('bundle.json')}\n`).json())).toEqual(['not-canonical']);
  expect(codesOf(verifyText(read('bundle.json').slice(0, -5)).json())).toEqual(['bad-json']);
  writeFileSync(path('binary.json'), Buffer.from([0xff, 0xfe, 0x00]));
  const binary = assess('verify', 'binary.json', '--json');
  expect([binary.exit, codesOf(binary.json())]).toEqual([1, ['bad-json']]);
});

describe('a policy that is not shipped', () => {
  const own = path('own-city');
  mkdirSync(own);
  cpSync(shippedFolder('urumqi-2023'), own, { recursive: true });
  const file = join(own, 'policy.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('id: urumqi-2023', 'id: own-city'));
  write('own.json', round({ policy: 'own-city' }));
  const made = assess('grade', 'own.json', '--policy', own, '--bundle', 'own-bundle.json', '--json');

  test('is foreign, unless its folder is given', () => {
    expect(made.exit, made.stdout).toBe(0);
    const foreign = assess('verify', 'own-bundle.json', '--json');
    expect([foreign.exit, codesOf(foreign.json())]).toEqual([1, ['foreign-policy']]);
    const given = assess('verify', 'own-bundle.json', '--policy', own, '--json');
    expect(given.json()).toMatchObject({ verified: true, policy: { id: 'own-city', standing: 'given' } });
  });
});
