/** What every method shares: evidence, notes, verified facts, and numbers that are none or do not fit. */
import { describe, expect, test } from 'vitest';
import type { CriterionData } from '#lib/domain/rubric.ts';
import {
  all,
  deductions,
  judgement,
  measured,
  presence,
  score,
  shortfall,
  tally,
  type Case
} from './rows.ts';

describe('evidence, notes and verified facts', () => {
  const row: CriterionData = { ...judgement(3), evidence: true };
  test.each<Case>([
    ['points without', row, { points: 1 }, ['evidence-missing evidence']],
    ['points with', row, { points: 1, evidence: ['证书'] }, 1],
    ['the least points without', { ...row, step: 0.01 }, { points: 0.01 }, ['evidence-missing evidence']],
    ['no points without', row, { points: 0 }, 0],
    ['an empty list', row, { points: 1, evidence: [] }, ['evidence-missing evidence']],
    ['an empty text', row, { points: 1, evidence: ['', ' '] }, ['evidence-missing evidence']],
    [
      'a text, not a list',
      row,
      { points: 1, evidence: '证书' },
      ['wrong-type evidence', 'evidence-missing evidence']
    ],
    ['a number in the list', row, { points: 1, evidence: ['证书', 7] }, ['wrong-type evidence[1]']],
    ['not needed', judgement(3), { points: 1, evidence: ['证书'], note: 'n' }, 1],
    ['a note that is no text', judgement(3), { points: 1, note: 1 }, ['wrong-type note']],
    ['a lone surrogate', judgement(3), { points: 1, note: 'a\ud800' }, ['bad-text note']],
    ['NUL', judgement(3), { points: 1, evidence: ['a\0'] }, ['bad-text evidence[0]']],
    ['presence', { ...presence(false), evidence: true }, { met: 'yes' }, ['evidence-missing evidence']],
    ['presence, no', { ...presence(false), evidence: true }, { met: 'no' }, 0]
  ])('%s', (_, criterion, entry, expected) => {
    expect(score(criterion, entry)).toStrictEqual(expected);
  });

  test.each([
    ['as verified', { amount: 9 }, 18],
    ['otherwise', { amount: 9.0001 }, ['note-missing note']],
    ['otherwise, an empty note', { amount: 10, note: ' ' }, ['note-missing note']],
    ['otherwise, with a note', { amount: 10, note: 'counted again' }, 20]
  ])('%s', (_, entry, expected) => {
    expect(score(shortfall(), entry, 90_000)).toStrictEqual(expected);
  });
});

describe('numbers that are none, or do not fit', () => {
  const none: [title: string, value: unknown][] = [
    ['−0', -0],
    ['NaN', NaN],
    ['text', '1'],
    ['empty text', ''],
    ['null', null],
    ['true', true],
    ['false', false],
    ['a list', [1]],
    ['an object', { valueOf: () => 1 }],
    ['a bigint', 1n]
  ];
  const large: [title: string, value: number][] = [
    ['1e400', JSON.parse('1e400') as number],
    ['−1e400', JSON.parse('-1e400') as number],
    ['1e21', 1e21],
    ['1000000001', 1_000_000_001],
    ['−1000000001', -1_000_000_001],
    ['the largest', Number.MAX_VALUE]
  ];
  const fine: [title: string, value: number][] = [
    ['0.1 + 0.2', 0.1 + 0.2],
    ['1e-7', 1e-7],
    ['5e-324', 5e-324],
    ['five decimals', 0.00001],
    ['five decimals beside a whole', 1.00005],
    ['1e9 less a little', 999_999_999.99999]
  ];

  describe.each<[string, (value: unknown) => number | string[], string, 'points' | 'amount' | 'count']>([
    ['judgement points', (points) => score(judgement(3, 0.01), { points }), 'points', 'points'],
    ['partial points', (points) => score(presence(true), { met: 'partial', points }), 'points', 'points'],
    ['measured points', (points) => score(measured(), { amount: 1, points }), 'points', 'points'],
    ['shortfall amount', (amount) => score(shortfall(), { amount }), 'amount', 'amount'],
    ['measured amount', (amount) => score(measured(), { amount, points: 1 }), 'amount', 'amount'],
    [
      'deductions amount',
      (value) => score(deductions, { values: { ...all, constructor: value } }),
      'values.constructor',
      'amount'
    ],
    ['whole amount', (amount) => score(shortfall({ whole: true }), { amount }), 'amount', 'count'],
    [
      'deductions count',
      (value) => score(deductions, { values: { ...all, apprentices: value } }),
      'values.apprentices',
      'count'
    ],
    ['tally count', (value) => score(tally, { counts: { senior: value } }), 'counts.senior', 'count']
  ])('%s', (_, enter, key, kind) => {
    test.each(none)('%s is not a number', (_, value) =>
      expect(enter(value)).toStrictEqual([`not-a-number ${key}`])
    );
    test.each(large)('%s is too large', (_, value) =>
      expect(enter(value)).toStrictEqual([`too-large ${key}`])
    );
    test.each(fine)('%s is too fine', (_, value) => {
      expect(enter(value)).toStrictEqual([
        `${kind === 'count' ? 'fractional-count' : 'too-many-decimals'} ${key}`
      ]);
    });
    test('1.005, and four decimals, are too fine for points and counts', () => {
      const code = { points: 'too-many-decimals', count: 'fractional-count', amount: '' }[kind];
      for (const value of [1.005, 1.0005, 0.0001]) {
        if (kind === 'amount') expect(enter(value)).not.toStrictEqual([`too-many-decimals ${key}`]);
        else expect(enter(value)).toStrictEqual([`${code} ${key}`]);
      }
    });
  });

  test('undefined is as if it were not there', () => {
    expect(score(judgement(3), { points: undefined })).toStrictEqual(['points-missing points']);
    expect(score(shortfall(), { amount: undefined })).toStrictEqual(['missing-key amount']);
    expect(score(deductions, { values: { ...all, roster: undefined } })).toStrictEqual([
      'missing-key values.roster'
    ]);
  });
});
