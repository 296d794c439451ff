/** Keys and ids that every object has, or that JSON.parse alone can make: an id like any other, or a named fault. */
import { describe, expect, test } from 'vitest';
import { sha256 } from '#lib/server/digest.ts';
import { makeBundle, policyDigest } from '#lib/domain/bundle.ts';
import { canonical } from '#lib/domain/canonical-json.ts';
import { gradeRound, sealResults } from '#lib/domain/grade-round.ts';
import { compilePolicy, policySchema, type PolicyData } from '#lib/domain/policy.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { parseStrictJson } from '#lib/domain/strict-json.ts';
import { verifyBundle } from '#lib/domain/verify.ts';
import { checkSchema } from '#lib/domain/zod-problems.ts';
import { show } from './kit.ts';
import { oracle } from './oracle.ts';

const LOCAL = { local: true as const, reason: 'r' };
const common = { title: 't', step: 0.5, evidence: false, citation: 'c' };

/** Rows, categories, bands, triggers and assessments all called `constructor`. */
const POLICY: PolicyData = {
  id: 'constructor',
  title: 't',
  docNo: null,
  status: 'draft',
  effective: { from: null, to: null },
  assessments: [
    {
      id: 'constructor',
      title: 't',
      grades: { on: 'total', bands: [{ id: 'constructor', title: 't', min: 3 }, { id: 'fail', title: 't', min: 0 }] },
      cap: null,
      aggregation: { method: 'mean', trimFrom: 5 },
      quorum: 1,
      tieBreak: ['constructor'],
      consequences: { constructor: [{ kind: 'commendation' as const, citation: 'c' }] },
      sources: Object.fromEntries(
        [
          'grades.on', 'grades.bands.constructor.title', 'grades.bands.constructor.min', 'grades.bands.fail.title',
          'grades.bands.fail.min', 'cap', 'aggregation.method', 'aggregation.trimFrom', 'quorum', 'tieBreak'
        ].map((path) => [path, LOCAL])
      )
    }
  ],
  triggers: [{ id: 'constructor', title: 't', citation: 'c', consequences: [] }],
  rubric: {
    categories: [
      {
        id: 'constructor',
        title: 't',
        max: 5,
        bonus: false,
        criteria: [
          { ...common, id: 'constructor', max: 2, method: 'tally', parts: [{ id: 'constructor', title: 't', points: 1 }] },
          { ...common, id: 'row', max: 3, method: 'judgement' }
        ]
      }
    ]
  }
}; // prettier-ignore

const TEXT = `{
  "policy": "constructor", "assessment": "constructor", "date": "2026-01-01", "settings": {},
  "participants": [
    {"id": "constructor", "name": "n", "district": "d"},
    {"id": "toString", "name": "n", "district": "d", "vetoes": [{"trigger": "constructor", "note": "n"}]}
  ],
  "panels": [{"expert": "constructor", "participants": ["constructor", "toString"]}],
  "sheets": [
    {"participant": "constructor", "expert": "constructor",
     "entries": {"constructor": {"counts": {"constructor": 1}}, "row": {"points": 2.5}}},
    {"participant": "toString", "expert": "valueOf",
     "entries": {"constructor": {"counts": {}}, "row": {"points": 0.5}}}
  ],
  "decisions": []
}`;

/** The faults of the text after one change; each as `code path`. */
function faults(from = '', to = ''): string[] {
  const text = TEXT.replace(from, to);
  if (from !== '' && text === TEXT) throw new Error(`not in the text: ${from}`);
  const read = readRound(JSON.parse(text), compilePolicy(POLICY));
  return read.ok ? [] : read.problems.map(({ code, path }) => `${code} ${path}`);
}

test('ids that every object has are ids like any other', () => {
  expect(faults()).toStrictEqual([]);
  const read = readRound(JSON.parse(TEXT), compilePolicy(POLICY));
  const graded = read.ok ? gradeRound(read.value) : read;
  if (!read.ok || !graded.ok) throw new Error('refused');
  expect(
    graded.value.results.map(({ participant, total, grade }) => [participant, total, grade])
  ).toStrictEqual([
    ['constructor', 3.5, 'constructor'],
    ['toString', 0.5, 'fail']
  ]);
  const { warnings: _, results, ...rest } = graded.value;
  const comparable = { ...rest, results: results.map(({ derivation: __, ...result }) => result) };
  expect(show(comparable)).toBe(show(oracle(POLICY, read.value.data)));
  const bundle = makeBundle(POLICY, read.value.data, sealResults(graded.value, sha256).results, sha256);
  const known = [{ digest: policyDigest(POLICY, sha256), standing: 'current' as const }];
  const verdict = verifyBundle(new TextEncoder().encode(canonical(bundle)), { known: () => known, sha256 });
  expect(verdict.problems).toStrictEqual([]);
});

describe('a key that is not there is not found on the prototype', () => {
  test.each<[string, string, string, string[]]>([
    ['a row', '"constructor": {"counts": {}}, ', '', ['unanswered sheets[1].entries.constructor']],
    [
      'a participant',
      '"participant": "toString", "expert"',
      '"participant": "valueOf", "expert"',
      ['unknown-participant sheets[1]']
    ],
    [
      'a trigger',
      '{"trigger": "constructor"',
      '{"trigger": "toString"',
      ['unknown-trigger participants[1].vetoes[0].trigger']
    ],
    [
      'an assessment',
      '"assessment": "constructor"',
      '"assessment": "toString"',
      ['unknown-assessment assessment']
    ],
    [
      'a part',
      '{"constructor": 1}',
      '{"hasOwnProperty": 1}',
      ['unknown-part sheets[0].entries.constructor.counts.hasOwnProperty']
    ],
    [
      'a key of an entry',
      '{"points": 2.5}',
      '{"points": 2.5, "toString": 1}',
      ['unknown-key sheets[0].entries.row.toString']
    ],
    ['a key of the round', '"settings": {}', '"settings": {}, "valueOf": 1', ['unknown-key valueOf']],
    [
      'a key of a setting',
      '"settings": {}',
      '"settings": {"constructor": null}',
      ['unknown-key settings.constructor']
    ],
    [
      'someone on a panel',
      '["constructor", "toString"]',
      '["valueOf"]',
      ['unknown-participant panels[0].participants[0]']
    ],
    [
      'a kind of decision',
      '"decisions": []',
      '"decisions": [{"kind": "constructor"}]',
      ['unknown-choice decisions[0].kind']
    ]
  ])('%s', (_, from, to, expected) => {
    expect(faults(from, to)).toStrictEqual(expected);
  });
});

describe('__proto__', () => {
  test.each<[string, string, string, string[]]>([
    [
      'as a row',
      '"row": {"points": 2.5}',
      '"row": {"points": 2.5}, "__proto__": {"points": 1}',
      ['unknown-criterion sheets[0].entries.__proto__']
    ],
    [
      'instead of a row',
      '"row": {"points": 2.5}',
      '"__proto__": {"row": {"points": 2.5}}',
      ['unanswered sheets[0].entries.row', 'unknown-criterion sheets[0].entries.__proto__']
    ],
    [
      'in an entry',
      '{"points": 2.5}',
      '{"__proto__": {"points": 2.5}}',
      ['unknown-key sheets[0].entries.row.__proto__', 'points-missing sheets[0].entries.row.points']
    ],
    [
      'as a part',
      '{"constructor": 1}',
      '{"__proto__": 1}',
      ['unknown-part sheets[0].entries.constructor.counts.__proto__']
    ],
    ['in the round', '"settings": {}', '"__proto__": {"attempt": 2}', ['unknown-key __proto__']],
    [
      'in settings',
      '"settings": {}',
      '"settings": {"__proto__": {"quorum": 2}}',
      ['unknown-key settings.__proto__']
    ],
    [
      'in a participant',
      '"district": "d"}',
      '"district": "d", "__proto__": {"status": "deferred"}}',
      ['unknown-key participants[0].__proto__']
    ],
    [
      'in a sheet',
      '"expert": "valueOf",',
      '"expert": "valueOf", "__proto__": {},',
      ['unknown-key sheets[1].__proto__']
    ],
    ['in a panel', '"panels": [{', '"panels": [{"__proto__": 1, ', ['unknown-key panels[0].__proto__']],
    [
      'in a veto',
      '"note": "n"}',
      '"note": "n", "__proto__": 1}',
      ['unknown-key participants[1].vetoes[0].__proto__']
    ],
    [
      'as a participant',
      '{"id": "toString"',
      '{"id": "__proto__"',
      [
        'bad-id participants[1].id',
        'unknown-participant panels[0].participants[1]',
        'unknown-participant sheets[1]'
      ]
    ],
    ['as an expert', '"expert": "valueOf"', '"expert": "__proto__"', ['bad-id sheets[1].expert']],
    [
      'as a trigger',
      '{"trigger": "constructor"',
      '{"trigger": "__proto__"',
      ['unknown-trigger participants[1].vetoes[0].trigger']
    ],
    [
      'as the assessment',
      '"assessment": "constructor"',
      '"assessment": "__proto__"',
      ['unknown-assessment assessment']
    ]
  ])('%s', (_, from, to, expected) => {
    expect(faults(from, to)).toStrictEqual(expected);
  });

  test('is refused, and not passed over, wherever a policy lets the writer choose keys', () => {
    const text = JSON.stringify(POLICY);
    const refuses = (from: string, to: string): boolean => {
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      const parsed = parseStrictJson(changed);
      return !parsed.ok || !checkSchema(policySchema, parsed.value).ok;
    };
    expect(
      refuses('"consequences":{"con', '"consequences":{"__proto__":[{"kind":"grant","citation":"c"}],"con')
    ).toBe(true);
    expect(refuses('"sources":{', '"sources":{"__proto__":5,')).toBe(true);
    expect(refuses('"id":"row"', '"id":"row","local":{"__proto__":5}')).toBe(true);
    expect(refuses('"docNo":null', '"docNo":null,"__proto__":{}')).toBe(true);
    expect(refuses('"tieBreak":["constructor"]', '"tieBreak":["constructor"],"__proto__":{}')).toBe(true);
  });
});
