/** Each method at 0, at required, just below and above, in each rounding; and every fault that a method can report. */
import { afterAll, describe, expect, test } from 'vitest';
import type { ProblemCode } from '#lib/domain/problem.ts';
import { compileRubric, type CriterionData } from '#lib/domain/rubric.ts';
import { scoreEntry } from '#lib/domain/score-sheet.ts';
import { rowPoints, type Entry } from './oracle-rows.ts';

const seen = new Set<ProblemCode>();

/** Points, or the codes of what is wrong, each with the place inside the entry where that is not the obvious one. */
function score(row: CriterionData, entry: unknown, fact?: number): number | string[] {
  const category = { id: 'k', title: 'k', max: row.max, bonus: false, criteria: [row] };
  const [criterion] = compileRubric({ categories: [category] }).criteria;
  if (!criterion) throw new Error('no row');
  const faults: string[] = [];
  const points = scoreEntry(criterion, entry, fact, (code, _, key) => {
    seen.add(code);
    faults.push(key === undefined ? code : `${code} ${key}`);
    return undefined;
  });
  if (points !== undefined && faults.length > 0) throw new Error('points in spite of faults');
  if (points === undefined) return faults;
  expect(BigInt(points)).toBe(rowPoints(row, entry as Entry));
  return points / 100;
}

const common = { id: 'row', title: 'row', step: 0.5, evidence: false, citation: 'c' };
const judgement = (max: number, step = 0.5): CriterionData => ({ ...common, method: 'judgement', max, step });
const presence = (partial: boolean, max = 2): CriterionData => ({
  ...common,
  method: 'presence',
  max,
  partial
});

const short = {
  unit: '万元',
  whole: false,
  required: 10,
  per: 1,
  deduct: 2,
  rounding: 'full' as const,
  zeroIfNone: true
};
type Short = Omit<typeof short, 'rounding'> & { rounding: 'full' | 'started' | 'proportional' };
const shortfall = (rule: Partial<Short> = {}, max = 20): CriterionData => ({
  ...common,
  method: 'shortfall',
  max,
  ...short,
  ...rule
});
const measured = (rule: { whole?: boolean; required?: number } = {}, max = 5): CriterionData => ({
  ...common,
  method: 'measured',
  max,
  unit: '㎡',
  whole: false,
  required: 30,
  ...rule
});
const checklist: CriterionData = {
  ...common,
  method: 'checklist',
  max: 2,
  parts: [
    { id: 'plan', title: 'plan', deduct: 1 },
    { id: 'roster', title: 'roster', deduct: 0.75 },
    { id: 'constructor', title: 'made', deduct: 1.5 }
  ]
};
const tally: CriterionData = {
  ...common,
  method: 'tally',
  max: 4,
  parts: [
    { id: 'technician', title: 't', points: 0.5 },
    { id: 'senior', title: 's', points: 1 },
    { id: 'constructor', title: 'c', points: 0.01 }
  ]
};
const deductions: CriterionData = {
  ...common,
  method: 'deductions',
  max: 10,
  parts: [
    { id: 'roster', title: 'roster', kind: 'absent', deduct: 2 },
    { id: 'rules', title: 'rules', kind: 'absent', zeroes: true },
    {
      id: 'apprentices',
      title: 'apprentices',
      kind: 'short',
      ...short,
      unit: '人',
      whole: true,
      required: 5,
      deduct: 1
    },
    {
      id: 'constructor',
      title: 'money',
      kind: 'short',
      ...short,
      rounding: 'proportional',
      required: 3,
      per: 3,
      deduct: 1,
      zeroIfNone: false
    }
  ]
};
const all = { roster: true, rules: true, apprentices: 5, constructor: 3 };

type Case = [title: string, row: CriterionData, entry: unknown, expected: number | string[]];

describe.each<[string, Case[]]>([
  [
    'judgement',
    [
      ['0', judgement(3), { points: 0 }, 0],
      ['a step', judgement(3), { points: 0.5 }, 0.5],
      ['max', judgement(3), { points: 3 }, 3],
      ['a step of hundredths', judgement(3, 0.01), { points: 0.29 }, 0.29],
      ['a step of a tenth: three of them', judgement(1, 0.1), { points: 0.3 }, 0.3],
      ['above max', judgement(3), { points: 3.5 }, ['points-above-max points']],
      ['above max and off step', judgement(3), { points: 3.01 }, ['points-above-max points']],
      ['below 0', judgement(3), { points: -0.5 }, ['points-negative points']],
      ['off step', judgement(3), { points: 0.25 }, ['off-step points']],
      ['just off step', judgement(3), { points: 2.99 }, ['off-step points']],
      ['no points', judgement(3), {}, ['points-missing points']],
      ['another key', judgement(3), { points: 1, amount: 1 }, ['unknown-key amount']],
      [
        'another key and no points',
        judgement(3),
        { met: 'yes' },
        ['unknown-key met', 'points-missing points']
      ],
      ['not an object', judgement(3), 3, ['wrong-type']],
      ['a list', judgement(3), [3], ['wrong-type']],
      ['null', judgement(3), null, ['wrong-type']]
    ]
  ],
  [
    'presence',
    [
      ['yes', presence(true), { met: 'yes' }, 2],
      ['no', presence(true), { met: 'no' }, 0],
      ['partial', presence(true), { met: 'partial', points: 1.5 }, 1.5],
      ['partial, least', presence(true), { met: 'partial', points: 0.5 }, 0.5],
      ['partial at 0', presence(true), { met: 'partial', points: 0 }, ['partial-not-between points']],
      ['partial at max', presence(true), { met: 'partial', points: 2 }, ['partial-not-between points']],
      ['partial above max', presence(true), { met: 'partial', points: 2.5 }, ['points-above-max points']],
      ['partial below 0', presence(true), { met: 'partial', points: -1 }, ['points-negative points']],
      ['partial off step', presence(true), { met: 'partial', points: 1.25 }, ['off-step points']],
      ['partial without points', presence(true), { met: 'partial' }, ['points-missing points']],
      [
        'partial where it is not allowed',
        presence(false),
        { met: 'partial', points: 1 },
        ['unknown-choice met']
      ],
      ['yes with points', presence(true), { met: 'yes', points: 2 }, ['superfluous-input points']],
      ['no with points', presence(true), { met: 'no', points: 0 }, ['superfluous-input points']],
      [
        'yes with null for points',
        presence(true),
        { met: 'yes', points: null },
        ['superfluous-input points']
      ],
      ['nothing', presence(true), {}, ['missing-key met']],
      ['another word', presence(true), { met: 'Yes' }, ['unknown-choice met']],
      ['a key of every object', presence(true), { met: 'constructor' }, ['unknown-choice met']],
      ['a boolean', presence(true), { met: true }, ['wrong-type met']],
      ['null', presence(true), { met: null }, ['wrong-type met']]
    ]
  ],
  [
    'shortfall, full units',
    [
      ['0', shortfall(), { amount: 0 }, 0],
      ['0, not zeroed', shortfall({ zeroIfNone: false, deduct: 1 }), { amount: 0 }, 10],
      ['0, zeroed in spite of what is left', shortfall({ deduct: 1 }), { amount: 0 }, 0],
      ['the least amount', shortfall({ deduct: 1 }), { amount: 0.0001 }, 11],
      ['required', shortfall(), { amount: 10 }, 20],
      ['above', shortfall(), { amount: 10.0001 }, 20],
      ['far above', shortfall(), { amount: 1_000_000_000 }, 20],
      ['just below', shortfall(), { amount: 9.9999 }, 20],
      ['just above one short', shortfall(), { amount: 9.0001 }, 20],
      ['one short', shortfall(), { amount: 9 }, 18],
      ['just below one short', shortfall(), { amount: 8.9999 }, 18],
      ['never below 0', shortfall({ deduct: 5 }), { amount: 1 }, 0],
      ['1 − 0.7 is three tenths', shortfall({ required: 1, per: 0.1, deduct: 1 }, 5), { amount: 0.7 }, 2],
      ['0.3 − 0.2 is one tenth', shortfall({ required: 0.3, per: 0.1, deduct: 1 }, 5), { amount: 0.2 }, 4],
      ['a unit of 2.5', shortfall({ per: 2.5 }), { amount: 2.5 }, 14],
      [
        'a huge shortfall',
        shortfall({ required: 1_000_000_000, per: 0.0001, deduct: 1_000_000_000 }),
        { amount: 1 },
        0
      ]
    ]
  ],
  [
    'shortfall, started units',
    [
      ['0', shortfall({ rounding: 'started' }), { amount: 0 }, 0],
      ['0, not zeroed', shortfall({ rounding: 'started', zeroIfNone: false, deduct: 1 }), { amount: 0 }, 10],
      ['required', shortfall({ rounding: 'started' }), { amount: 10 }, 20],
      ['above', shortfall({ rounding: 'started' }), { amount: 11 }, 20],
      ['just below', shortfall({ rounding: 'started' }), { amount: 9.9999 }, 18],
      ['one short', shortfall({ rounding: 'started' }), { amount: 9 }, 18],
      ['just below one short', shortfall({ rounding: 'started' }), { amount: 8.9999 }, 16],
      [
        '1 − 0.7 is three tenths, not four',
        shortfall({ rounding: 'started', required: 1, per: 0.1, deduct: 1 }, 5),
        { amount: 0.7 },
        2
      ],
      ['never below 0', shortfall({ rounding: 'started', deduct: 20 }), { amount: 8.5 }, 0]
    ]
  ],
  [
    'shortfall, proportional',
    [
      ['0', shortfall({ rounding: 'proportional' }), { amount: 0 }, 0],
      [
        '0, not zeroed',
        shortfall({ rounding: 'proportional', zeroIfNone: false, deduct: 1 }),
        { amount: 0 },
        10
      ],
      ['required', shortfall({ rounding: 'proportional' }), { amount: 10 }, 20],
      ['above', shortfall({ rounding: 'proportional' }), { amount: 12 }, 20],
      ['20 − 0.0002', shortfall({ rounding: 'proportional' }), { amount: 9.9999 }, 20],
      ['20 − 0.005: half up', shortfall({ rounding: 'proportional' }), { amount: 9.9975 }, 20],
      ['20 − 0.0052', shortfall({ rounding: 'proportional' }), { amount: 9.9974 }, 19.99],
      [
        '20 − 0.015: half up, of the points',
        shortfall({ rounding: 'proportional' }),
        { amount: 9.9925 },
        19.99
      ],
      ['20 − 1.3334', shortfall({ rounding: 'proportional' }), { amount: 9.3333 }, 18.67],
      [
        'thirds: 5 − 2 ÷ 3',
        shortfall({ rounding: 'proportional', required: 3, per: 3 }, 5),
        { amount: 2 },
        4.33
      ],
      ['never below 0', shortfall({ rounding: 'proportional', deduct: 3 }), { amount: 1 }, 0],
      ['a hair above 0', shortfall({ rounding: 'proportional' }), { amount: 0.0025 }, 0.01],
      ['less than a hair', shortfall({ rounding: 'proportional' }), { amount: 0.0024 }, 0]
    ]
  ],
  [
    'shortfall, inputs',
    [
      ['nothing', shortfall(), {}, ['missing-key amount']],
      ['negative', shortfall(), { amount: -1 }, ['amount-negative amount']],
      ['points too', shortfall(), { amount: 1, points: 1 }, ['unknown-key points']],
      ['half a person', shortfall({ whole: true }), { amount: 1.5 }, ['fractional-count amount']],
      ['whole persons', shortfall({ whole: true }), { amount: 9 }, 18]
    ]
  ],
  [
    'measured',
    [
      ['0', measured(), { amount: 0 }, 0],
      ['required', measured(), { amount: 30 }, 5],
      ['above', measured(), { amount: 30.0001 }, 5],
      ['just below', measured(), { amount: 29.9999, points: 4.5 }, 4.5],
      ['between, max all the same', measured(), { amount: 0.0001, points: 5 }, 5],
      ['between, nothing', measured(), { amount: 12, points: 0 }, 0],
      ['between without points', measured(), { amount: 12 }, ['points-missing points']],
      ['between, above max', measured(), { amount: 12, points: 5.5 }, ['points-above-max points']],
      ['between, below 0', measured(), { amount: 12, points: -0.5 }, ['points-negative points']],
      ['between, off step', measured(), { amount: 12, points: 0.75 }, ['off-step points']],
      ['required with points', measured(), { amount: 30, points: 5 }, ['superfluous-input points']],
      ['0 with points', measured(), { amount: 0, points: 0 }, ['superfluous-input points']],
      ['nothing', measured(), { points: 3 }, ['missing-key amount']],
      ['negative', measured(), { amount: -0.0001, points: 1 }, ['amount-negative amount']],
      ['half a person', measured({ whole: true }), { amount: 2.5, points: 1 }, ['fractional-count amount']]
    ]
  ],
  [
    'checklist',
    [
      ['nothing missing', checklist, { missing: [] }, 2],
      ['one', checklist, { missing: ['roster'] }, 1.25],
      ['two', checklist, { missing: ['roster', 'plan'] }, 0.25],
      ['all: never below 0', checklist, { missing: ['constructor', 'roster', 'plan'] }, 0],
      ['twice', checklist, { missing: ['plan', 'plan'] }, ['duplicate-part missing[1]']],
      [
        'three times',
        checklist,
        { missing: ['plan', 'plan', 'plan'] },
        ['duplicate-part missing[1]', 'duplicate-part missing[2]']
      ],
      [
        'unknown, and twice',
        checklist,
        { missing: ['toString', 'plan', 'plan'] },
        ['unknown-part missing[0]', 'duplicate-part missing[2]']
      ],
      ['__proto__', checklist, { missing: ['__proto__'] }, ['unknown-part missing[0]']],
      ['a number', checklist, { missing: [1] }, ['wrong-type missing[0]']],
      ['null', checklist, { missing: null }, ['wrong-type missing']],
      ['one text', checklist, { missing: 'plan' }, ['wrong-type missing']],
      ['a map', checklist, { missing: { plan: true } }, ['wrong-type missing']],
      ['nothing said', checklist, {}, ['missing-key missing']],
      ['points too', checklist, { missing: [], points: 2 }, ['unknown-key points']]
    ]
  ],
  [
    'tally',
    [
      ['nothing counted', tally, { counts: {} }, 0],
      ['0', tally, { counts: { technician: 0, senior: 0 } }, 0],
      ['a sum', tally, { counts: { technician: 3, senior: 2 } }, 3.5],
      ['at max', tally, { counts: { technician: 2, senior: 3 } }, 4],
      ['just below max', tally, { counts: { senior: 3, constructor: 99 } }, 3.99],
      ['above: max', tally, { counts: { technician: 1, senior: 4 } }, 4],
      ['far above: max', tally, { counts: { technician: 1_000_000_000 } }, 4],
      ['hundredths: 29 of 0.01', tally, { counts: { constructor: 29 } }, 0.29],
      ['half', tally, { counts: { senior: 0.5 } }, ['fractional-count counts.senior']],
      ['negative', tally, { counts: { senior: -1 } }, ['count-negative counts.senior']],
      [
        'two faults',
        tally,
        { counts: { senior: -1, junior: 1 } },
        ['count-negative counts.senior', 'unknown-part counts.junior']
      ],
      ['a key of every object', tally, { counts: { toString: 1 } }, ['unknown-part counts.toString']],
      [
        '__proto__',
        tally,
        { counts: JSON.parse('{"__proto__": 2}') as unknown },
        ['unknown-part counts.__proto__']
      ],
      ['a list', tally, { counts: [1, 2] }, ['wrong-type counts']],
      ['null', tally, { counts: null }, ['wrong-type counts']],
      ['nothing said', tally, {}, ['missing-key counts']]
    ]
  ],
  [
    'deductions',
    [
      ['all there', deductions, { values: all }, 10],
      ['above', deductions, { values: { ...all, apprentices: 6, constructor: 3.5 } }, 10],
      ['no roster', deductions, { values: { ...all, roster: false } }, 8],
      ['no rules: 0', deductions, { values: { ...all, rules: false } }, 0],
      ['one apprentice short', deductions, { values: { ...all, apprentices: 4 } }, 9],
      ['no apprentice: 0', deductions, { values: { ...all, apprentices: 0 } }, 0],
      ['no money: a deduction only', deductions, { values: { ...all, constructor: 0 } }, 9],
      [
        'rounded once: 10 − 2 − 1 − 1 ÷ 3',
        deductions,
        { values: { roster: false, rules: true, apprentices: 4, constructor: 2 } },
        6.67
      ],
      ['half up: 10 − 0.005', deductions, { values: { ...all, constructor: 2.985 } }, 10],
      ['just past half: 10 − 0.00503', deductions, { values: { ...all, constructor: 2.9849 } }, 9.99],
      [
        '0 and below 0 is 0',
        deductions,
        { values: { roster: false, rules: false, apprentices: 0, constructor: 0 } },
        0
      ],
      [
        'a part left out',
        deductions,
        { values: { roster: true, rules: true, apprentices: 5 } },
        ['missing-key values.constructor']
      ],
      [
        'all left out',
        deductions,
        { values: {} },
        ['roster', 'rules', 'apprentices', 'constructor'].map((id) => `missing-key values.${id}`)
      ],
      ['an unknown part', deductions, { values: { ...all, valueOf: true } }, ['unknown-part values.valueOf']],
      ['a number for yes', deductions, { values: { ...all, roster: 1 } }, ['wrong-type values.roster']],
      ['text for yes', deductions, { values: { ...all, roster: 'true' } }, ['wrong-type values.roster']],
      ['null for yes', deductions, { values: { ...all, roster: null } }, ['wrong-type values.roster']],
      [
        'yes for a number',
        deductions,
        { values: { ...all, apprentices: true } },
        ['not-a-number values.apprentices']
      ],
      [
        'half a person',
        deductions,
        { values: { ...all, apprentices: 4.5 } },
        ['fractional-count values.apprentices']
      ],
      [
        'negative',
        deductions,
        { values: { ...all, constructor: -1 } },
        ['amount-negative values.constructor']
      ],
      [
        'two faults',
        deductions,
        { values: { ...all, roster: 0, constructor: -1 } },
        ['wrong-type values.roster', 'amount-negative values.constructor']
      ],
      ['a list', deductions, { values: [] }, ['wrong-type values']],
      ['nothing said', deductions, {}, ['missing-key values']]
    ]
  ]
])('%s', (_, cases) => {
  test.each(cases)('%s', (_, row, entry, expected) => {
    expect(score(row, entry)).toStrictEqual(expected);
  });
});

describe('deductions where parts are zeroed and others are not', () => {
  const row: CriterionData = {
    ...common,
    method: 'deductions',
    max: 3,
    parts: [
      {
        id: 'a',
        title: 'a',
        kind: 'short',
        ...short,
        rounding: 'started',
        required: 2,
        per: 0.5,
        deduct: 0.25,
        zeroIfNone: false
      },
      {
        id: 'b',
        title: 'b',
        kind: 'short',
        ...short,
        rounding: 'proportional',
        required: 1,
        per: 3,
        deduct: 1,
        zeroIfNone: false
      },
      {
        id: 'c',
        title: 'c',
        kind: 'short',
        ...short,
        rounding: 'proportional',
        required: 1,
        per: 3,
        deduct: 1,
        zeroIfNone: false
      }
    ]
  };
  test.each([
    ['thirds of two parts are added before rounding: 3 − 2 ÷ 3', { a: 2, b: 0, c: 0 }, 2.33],
    ['and with started halves: 3 − 0.5 − 2 ÷ 3', { a: 1.2, b: 0, c: 0 }, 1.83],
    ['nothing of anything', { a: 0, b: 0, c: 0 }, 1.33]
  ])('%s', (_, values, expected) => {
    expect(score(row, { values })).toBe(expected);
  });
});

describe('evidence, notes and verified facts', () => {
  const row: CriterionData = { ...judgement(3), evidence: true };
  test.each<Case>([
    ['points without', row, { points: 1 }, ['evidence-missing evidence']],
    ['points with', row, { points: 1, evidence: ['证书'] }, 1],
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

afterAll(() => {
  // Every code that a row can give was met above.
  expect([...seen].sort()).toStrictEqual(
    [
      'amount-negative',
      'bad-text',
      'count-negative',
      'duplicate-part',
      'evidence-missing',
      'fractional-count',
      'missing-key',
      'not-a-number',
      'note-missing',
      'off-step',
      'partial-not-between',
      'points-above-max',
      'points-missing',
      'points-negative',
      'superfluous-input',
      'too-large',
      'too-many-decimals',
      'unknown-choice',
      'unknown-key',
      'unknown-part',
      'wrong-type'
    ].sort()
  );
});
