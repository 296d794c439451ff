/** Each method at 0, at required, just below and above, in each rounding; and every fault that a method can report. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CriterionData } from '#lib/domain/rubric.ts';
import {
  all,
  checklist,
  common,
  deductions,
  judgement,
  measured,
  presence,
  score,
  seen,
  short,
  shortfall,
  tally,
  type Case
} from './rows.ts';

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
      ['just past a step', judgement(3), { points: 2.51 }, ['off-step points']],
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

// Other files may have met codes in the same process.
beforeAll(() => seen.clear());

afterAll(() => {
  // Every code that a method can give was met above, but for those of numbers (method-inputs.test.ts).
  expect([...seen].sort()).toStrictEqual(
    [
      'amount-negative',
      'count-negative',
      'duplicate-part',
      'fractional-count',
      'missing-key',
      'not-a-number',
      'off-step',
      'partial-not-between',
      'points-above-max',
      'points-missing',
      'points-negative',
      'superfluous-input',
      'unknown-choice',
      'unknown-key',
      'unknown-part',
      'wrong-type'
    ].sort()
  );
});
