/** Every --json answer has its published shape, every command its help and its exit codes. */
import { spawnSync } from 'node:child_process';
import { lstatSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/setup.mjs';
import type { Results } from '#lib/domain/results.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { schemaFaults, workplace } from './assess.ts';
import { ninety, round, sheet, studio, tie, tiedRound } from './urumqi-sheets.ts';

const { assess, write, read, path, folder } = workplace();
const tied = write('tied.json', tiedRound());
const decision = write('decision.json', [tie()]);
const done = write('done.json', round());

/** A contract, the exit code, and the words that give such an answer. */
const ANSWERS: [string, number, string[]][] = [
  ['policy-list', 0, ['policy', 'list']],
  ['policy-show', 0, ['policy', 'show', 'urumqi-2023']],
  ['policy-show', 0, ['policy', 'show', 'beijing-2023']],
  ['policy-check', 0, ['policy', 'check', shippedFolder('template')]],
  ['policy-schema', 0, ['policy', 'schema']],
  ['results', 0, ['grade', done]],
  ['results', 3, ['grade', tied]],
  ['results', 0, ['grade', tied, '--decisions', decision]],
  ['explain', 0, ['explain', tied, 'A']],
  ['what-if', 0, ['what-if', tied, '--set', 'cap.percent=50']],
  ['what-if', 3, ['what-if', done, '--set', 'quorum=2']],
  ['sample', 0, ['sample', '--out', 'made', '--studios', '8']],
  ['help', 0, ['grade', '--help']],
  ['help', 0, []],
  ['errors', 2, ['grade']],
  ['errors', 2, ['nonsense']],
  ['errors', 2, ['grade', done, '--nonsense']],
  ['errors', 2, ['grade', done, '--lang', 'fr']],
  ['errors', 2, ['policy', 'show']],
  ['errors', 2, ['policy', 'show', 'nowhere']],
  ['errors', 2, ['policy', 'check', 'nowhere']],
  ['errors', 2, ['explain', tied, 'Z']],
  ['errors', 2, ['what-if', tied]],
  ['errors', 2, ['what-if', tied, '--set', 'weather=1']],
  ['errors', 2, ['what-if', tied, '--set', 'cap.percent=lots']],
  ['errors', 2, ['verify', done, '--expect', 'abc']],
  ['errors', 2, ['verify', 'nowhere.json']],
  ['errors', 2, ['sample', '--out', 'made', '--panel', '9']]
];

test.each(ANSWERS)('%s, exit %i: %j', (contract, exit, words) => {
  const answer = assess(...words, '--json');
  expect(answer.exit, answer.stdout + answer.stderr).toBe(exit);
  expect(schemaFaults(contract, answer.json())).toEqual([]);
  expect(answer.stdout.endsWith('\n')).toBe(true);
});

test.each(['policy', 'grade', 'verify', 'what-if', 'explain', 'sample'])(
  '%s has a help that names its exit codes',
  (name) => {
    const { exit, stdout } = assess(name, '--help');
    expect(exit).toBe(0);
    expect(stdout).toContain(`assess ${name}`);
    expect(stdout).toContain('Exit codes');
  }
);

describe('grade', () => {
  test('an undecided tie exits with 3 and is complete all the same', () => {
    const results = assess('grade', tied, '--json').json() as unknown as Results;
    expect(results.undecided).toEqual([{ participants: ['A', 'B'], seats: 1 }]);
    expect(
      results.results.map(({ participant, rank, grade, reason }) => [participant, rank, grade, reason])
    ).toEqual([
      ['A', 1, 'undecided', 'tie'],
      ['B', 1, 'undecided', 'tie'],
      ['C', 3, 'pass', 'threshold'],
      ['D', 3, 'pass', 'threshold']
    ]);
  });

  test('a decision file resolves it, and moves nobody else', () => {
    const results = assess('grade', tied, '--decisions', decision, '--json').json() as unknown as Results;
    expect(
      results.results.map(({ participant, rank, grade, reason }) => [participant, rank, grade, reason])
    ).toEqual([
      ['A', 1, 'pass', 'decision'],
      ['B', 1, 'excellent', 'decision'],
      ['C', 3, 'pass', 'threshold'],
      ['D', 3, 'pass', 'threshold']
    ]);
  });

  test('the ranking for people draws the cap line and the threshold lines', () => {
    const { stdout, exit } = assess('grade', tied, '--lang', 'en');
    expect(exit).toBe(3);
    const lines = stdout.split('\n').map((line) => line.trim());
    const at = (start: RegExp) => lines.findIndex((line) => start.test(line));
    expect(at(/^1 +A/)).toBeLessThan(at(/^━+ cap line: 1, and it falls among 2/));
    expect(at(/^━+ cap line/)).toBeLessThan(at(/^1 +B/));
    expect(at(/^1 +B/)).toBeLessThan(at(/^╌+ 优秀 from 90/));
    expect(at(/^╌+ 优秀/)).toBeLessThan(at(/^3 +C/));
  });

  test('a folder of one’s own by --policy, which must be the one that the round names', () => {
    const own = assess(
      'sample',
      '--policy',
      shippedFolder('template'),
      '--out',
      'own',
      '--studios',
      '6',
      '--json'
    );
    expect(own.exit).toBe(0);
    const graded = assess('grade', 'own/round.json', '--policy', shippedFolder('template'), '--json');
    expect([0, 3]).toContain(graded.exit);
    expect(assess('grade', 'own/round.json', '--json').exit).toBe(2);
    expect(assess('grade', done, '--policy', shippedFolder('template'), '--json').exit).toBe(2);
  });
});

test('what-if may change cited values, has no digest, and lists who would change', () => {
  const file = write('cited.json', round({ participants: [studio('A')], sheets: [sheet('A', ninety)] }));
  const answer = assess('what-if', file, '--set', 'grades.bands.excellent.min=95', '--json').json();
  expect(answer.hypothetical).toBe(true);
  expect(answer.results).not.toHaveProperty('digest');
  expect(answer.changes).toEqual([
    {
      participant: 'A',
      before: { total: 90, rank: 1, grade: 'excellent', reason: 'threshold' },
      after: { total: 90, rank: 1, grade: 'pass', reason: 'threshold' }
    }
  ]);
  expect(
    assess('what-if', file, '--set', 'cap.percent=0', '--set', 'aggregation.method=trimmed-mean').stdout
  ).toContain('hypothetical');
});

test('common options may stand before the command; a word twice is refused', () => {
  expect(assess('--json', 'grade', done).stdout).toBe(assess('grade', done, '--json').stdout);
  expect(assess('--lang', 'en', 'help', 'grade').stdout).toBe(
    assess('grade', '--help', '--lang', 'en').stdout
  );
  expect(assess('grade', done, '--bundle', 'a', '--bundle', 'b').exit).toBe(2);
  expect(assess('what-if', done, '--set', 'quorum=1', '--set', 'quorum=2').exit).toBe(2);
});

test('a bundle never replaces an input, and a link stays a link', () => {
  const input = write('input.json', round());
  expect(assess('grade', input, '--bundle', input).exit).toBe(2);
  expect(JSON.parse(read('input.json'))).toEqual(round());
  write('target.json', '');
  symlinkSync('target.json', path('link.json'));
  expect(assess('grade', input, '--bundle', 'link.json').exit).toBe(0);
  expect(lstatSync(path('link.json')).isSymbolicLink()).toBe(true);
  expect(read('target.json')).toContain('"digests"');
});

test.each(['beijing-2023', 'beijing-chief-2011', 'etown-2024', 'urumqi-2023'])(
  'a sample of %s is a valid round',
  (id) => {
    expect(assess('sample', '--policy', id, '--out', id, '--seed', '3').exit).toBe(0);
    expect([0, 3]).toContain(assess('grade', `${id}/round.json`).exit);
  }
);

test('what-if sets aside a decision that fits no longer', () => {
  const answer = assess('what-if', tied, '--decisions', decision, '--set', 'cap.percent=50', '--json').json();
  expect(answer.setAside).toEqual([0]);
});

test('explain speaks both languages, and says why in each', () => {
  expect(assess('explain', tied, 'A').stdout).toContain('不能自动取舍，等待专家组决定');
  expect(assess('explain', tied, 'A', '--lang', 'en').stdout).toContain('nothing is decided in silence');
});

test('relative paths are those of the user, through npm too', () => {
  expect(assess('grade', './done.json').exit).toBe(0);
  const npm = spawnSync(
    'npm',
    ['run', '-s', '--prefix', ROOT, 'assess', '--', 'grade', './done.json', '--json'],
    {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32'
    }
  );
  expect([npm.status, npm.stdout]).toEqual([0, assess('grade', './done.json', '--json').stdout]);
});
