/** Bad input: every code with its place, all faults at once, exit 2, nothing written. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codesOf, schemaFaults, workplace } from './assess.ts';
import { ONE_FAULT, withoutMedia, withRow } from './one-fault.ts';
import { override, round, sheet, studio, tie } from './urumqi-sheets.ts';

const { assess, write, path } = workplace();

test.each(ONE_FAULT)('%s', (code, content) => {
  const answer = assess('grade', write('round.json', content), '--json', '--bundle', 'bundle.json');
  expect(codesOf(answer.json()), answer.stdout).toEqual([code]);
  expect(answer.exit).toBe(2);
  expect(schemaFaults('errors', answer.json())).toEqual([]);
  expect(existsSync(path('bundle.json'))).toBe(false);
});

test('a number, a place and a way out are in the message; people get the same on stderr', () => {
  const file = write('round.json', withRow('projects', { points: 3.5 }));
  const { errors } = assess('grade', file, '--json', '--lang', 'en').json() as {
    errors: Record<string, string>[];
  };
  expect(errors).toEqual([
    {
      code: 'points-above-max',
      message: "3.5 points are above the row's maximum of 3",
      participant: 'A',
      expert: 'E01',
      criterion: 'projects',
      path: 'sheets[0].entries.projects.points'
    }
  ]);
  const { stdout, stderr } = assess('grade', file);
  expect(stdout).toBe('');
  expect(stderr).toContain('3.5 分超过本行满分 3 分');
});

test('all faults of a file at once, wherever they are', () => {
  const answer = assess(
    'grade',
    write(
      'round.json',
      round({
        colour: 'red',
        date: '2025-13-01',
        settings: { quorum: 0 },
        participants: [
          studio('A', { vetoes: [{ trigger: 'rain', note: '' }] }),
          studio('A'),
          studio('B', { status: 'deferred' })
        ],
        panels: [{ expert: 'E01', participants: ['Z'] }],
        facts: [{ participant: 'Z', criterion: 'team', amount: -1, by: '', on: '2025-06-01' }],
        sheets: [
          sheet('A', {
            ...withoutMedia,
            projects: { points: 9 },
            premises: { amount: 12 },
            extra: {}
          }),
          sheet('A'),
          sheet('Z')
        ],
        decisions: [tie({ on: 'today' }), override()]
      })
    ),
    '--json'
  );
  expect(codesOf(answer.json())).toEqual(
    [
      'unknown-key',
      'bad-date',
      'too-small',
      'unknown-trigger',
      'note-missing',
      'duplicate-participant',
      'reason-missing',
      'unknown-participant',
      'empty-text',
      'unanswered',
      'points-above-max',
      'points-missing',
      'unknown-criterion',
      'duplicate-sheet',
      'override-without-cap'
    ].sort()
  );
});

describe('prototype keys are keys like any other', () => {
  test.each(['"date":', '"id":"A",', '"expert":', '"media":', '"met":"yes"'])(
    '__proto__ beside %s',
    (before) => {
      const text = JSON.stringify(round()).replace(before, `"__proto__":{"status":"deferred"},${before}`);
      expect(codesOf(assess('grade', write('round.json', text), '--json').json())).toEqual(['unknown-key']);
    }
  );

  test.each(['constructor', 'toString'])('%s', (key) => {
    const text = JSON.stringify(round()).replace('"media":', `"${key}":{"met":"no"},"media":`);
    const answer = assess('grade', write('round.json', text), '--json');
    expect(codesOf(answer.json())).toEqual(['unknown-criterion']);
  });
});

test('files that cannot be read or written', () => {
  expect(codesOf(assess('grade', 'nowhere.json', '--json').json())).toEqual(['unreadable-file']);
  expect(codesOf(assess('grade', '.', '--json').json())).toEqual(['unreadable-file']);
  const file = write('round.json', round());
  expect(codesOf(assess('grade', file, '--bundle', 'no/such/folder.json', '--json').json())).toEqual([
    'unwritable-file'
  ]);
});
