/** Every fault of a round file as the core names it: the same table as the command line's, without a process. */
import { expect, test } from 'vitest';
import { gradeRound } from '#lib/domain/grade-round.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { isPlainObject, type Checked } from '#lib/domain/problem.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { parseStrictJson } from '#lib/domain/strict-json.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder, shippedIds } from '#lib/policies/shipped.ts';
import { ONE_FAULT, withRow } from '../cli/one-fault.ts';
import { full, override, round, sheet, studio, tie } from '../cli/urumqi-sheets.ts';

const policies = new Map(
  shippedIds().map((id) => {
    const loaded = loadPolicy(shippedFolder(id));
    if (!loaded.ok) throw new Error(id);
    return [id, loaded.value];
  })
);

function policyOf(value: unknown): Policy | undefined {
  const id = isPlainObject(value) ? value.policy : undefined;
  return typeof id === 'string' ? policies.get(id) : policies.get('urumqi-2023');
}

function gradeText(content: unknown): Checked<unknown> {
  const json = parseStrictJson(typeof content === 'string' ? content : JSON.stringify(content));
  if (!json.ok) return json;
  const policy = policyOf(json.value);
  if (!policy) throw new Error('no such policy');
  const read = readRound(json.value, policy);
  return read.ok ? gradeRound(read.value) : read;
}

const faults = (content: unknown): string[] => {
  const graded = gradeText(content);
  return graded.ok ? [] : graded.problems.map(({ code, path }) => `${code} at ${path ?? ''}`);
};

test.each(ONE_FAULT.filter(([code]) => code !== 'unknown-policy'))('%s, and no other', (code, content) => {
  const graded = gradeText(content);
  expect([...new Set(graded.ok ? [] : graded.problems.map((each) => each.code))]).toEqual([code]);
});

test('each fault has its place', () => {
  expect(faults(withRow('technicians', { counts: { technician: 1.5, other: 1 } }))).toEqual([
    'fractional-count at sheets[0].entries.technicians.counts.technician',
    'unknown-part at sheets[0].entries.technicians.counts.other'
  ]);
  expect(faults(withRow('plan-and-roster', { missing: ['plan', 5, 'plan', 'x'] }))).toEqual([
    'wrong-type at sheets[0].entries.plan-and-roster.missing[1]',
    'duplicate-part at sheets[0].entries.plan-and-roster.missing[2]',
    'unknown-part at sheets[0].entries.plan-and-roster.missing[3]'
  ]);
  expect(faults(round({ participants: [studio('A'), studio('B', { status: 'late', name: '' })] }))).toEqual([
    'empty-text at participants[1].name',
    'unknown-choice at participants[1].status'
  ]);
  expect(faults(round({ decisions: [tie({ participants: ['A', 'Z'] }), override({ seats: 0 })] }))).toEqual([
    'unknown-participant at decisions[0].participants[1]',
    'unknown-participant at decisions[0].order[0]',
    'too-small at decisions[1].seats',
    'override-without-cap at decisions[1]'
  ]);
});

test('evidence and notes are lists of text and text', () => {
  const entry = { met: 'yes', evidence: ['样例', 5, '\0'], note: 7 };
  expect(faults(round({ sheets: [sheet('A', { ...full, media: entry })] }))).toEqual([
    'wrong-type at sheets[0].entries.media.note',
    'wrong-type at sheets[0].entries.media.evidence[1]',
    'bad-text at sheets[0].entries.media.evidence[2]'
  ]);
  expect(faults(withRow('media', { met: 'yes', evidence: '样例' }))).toContain(
    'wrong-type at sheets[0].entries.media.evidence'
  );
});

test('a fact that is refused is compared with no sheet', () => {
  const fact = { participant: 'A', criterion: 'team', amount: 1.5, by: '核实员甲', on: '2025-06-01' };
  expect(faults(round({ facts: [fact] }))).toEqual(['fractional-count at facts[0]']);
});

test('settings: only what is local, in whatever part of them', () => {
  const bands = (...mins: number[]) =>
    ['excellent', 'pass', 'fail'].map((id, i) => ({
      id,
      title: ['优秀', '合格', '不合格'][i],
      min: mins[i]
    }));
  const grades = (list: unknown) => round({ settings: { grades: { on: 'total', bands: list } } });
  expect(faults(grades(bands(90, 60, 0)))).toEqual([]);
  expect(faults(grades(bands(85, 60, 0)))).toEqual(['setting-cited at settings.grades.bands[0].min']);
  expect(faults(grades(bands(90, 60, 0).slice(1)))).toContain('setting-cited at settings.grades.bands');
  expect(
    faults(
      grades([
        ...bands(90, 60, 0).slice(0, 1),
        { id: 'good', title: '良好', min: 75 },
        ...bands(90, 60, 0).slice(1)
      ])
    )
  ).toEqual(['setting-cited at settings.grades.bands[1]']);
  expect(
    faults(round({ settings: { grades: null } })).every((each) => each.startsWith('setting-cited'))
  ).toBe(true);
  expect(faults(round({ settings: { grades: { on: 'base', bands: bands(90, 60, 0) } } }))).toEqual([]);
  const swapped = {
    settings: {
      grades: {
        on: 'total',
        bands: [
          { id: 'pass', title: '合格', min: 90 },
          { id: 'excellent', title: '优秀', min: 60 },
          { id: 'fail', title: '不合格', min: 0 }
        ]
      }
    }
  };
  const beijing = { ...round(swapped), policy: 'beijing-2023', assessment: 'biennial', sheets: [] };
  expect(faults(beijing)).toEqual(['setting-cited at settings.grades.bands']);
});

test('a band cannot be put above or below the cited ends, nor one cited band past another', () => {
  const beijing = (bands: unknown) => ({
    ...round({ settings: { grades: { on: 'total', bands } }, sheets: [] }),
    policy: 'beijing-2023',
    assessment: 'biennial'
  });
  const [excellent, pass, fail] = [
    { id: 'excellent', title: '优秀', min: 90 },
    { id: 'pass', title: '合格', min: 60 },
    { id: 'fail', title: '不合格', min: 0 }
  ];
  const top = { id: 'top', title: '特优', min: 100 };
  const worst = { id: 'worst', title: '待改进', min: 0 };
  const refused = ['setting-cited at settings.grades.bands'];
  expect(faults(beijing([excellent, pass, fail]))).toEqual([]);
  expect(faults(beijing([excellent, { id: 'good', title: '良好', min: 75 }, pass, fail]))).toEqual([]);
  expect(faults(beijing([top, excellent, pass, fail])), 'the cap would fall on another band').toEqual(
    refused
  );
  expect(
    faults(beijing([excellent, pass, { ...fail, min: 30 }, worst])),
    'a fail without consequences'
  ).toEqual(refused);
  const chief = beijing([{ ...pass, min: 95 }, excellent, fail]);
  expect(faults({ ...chief, policy: 'beijing-chief-2011' })).toEqual(refused);
});

test('one bad setting, panel, fact or decision hides nothing else', () => {
  const settings = { quorum: 'x', cap: { percent: 30, strict: true }, tieBreak: ['nope'] };
  const beijing = { ...round({ settings, sheets: [] }), policy: 'beijing-2023', assessment: 'biennial' };
  expect(faults(beijing)).toEqual([
    'not-a-number at settings.quorum',
    'setting-cited at settings.cap.percent',
    'setting-cited at settings.cap.strict',
    'unknown-category at settings.tieBreak[0]'
  ]);
  const late = tie({ on: 'x', participants: ['A', 'Z'], order: ['A', 'Z'] });
  expect(faults(round({ decisions: [late] }))).toEqual([
    'bad-date at decisions[0].on',
    'unknown-participant at decisions[0].participants[1]',
    'unknown-participant at decisions[0].order[1]'
  ]);
  const fact = { participant: 'A', criterion: 'premises', amount: 12, by: '核实员甲', on: '2025-06-01' };
  expect(faults({ ...withRow('premises', { amount: 11 }), facts: [fact] })).toEqual([
    'points-missing at sheets[0].entries.premises.points',
    'note-missing at sheets[0].entries.premises.note'
  ]);
});

test('a difference from a fact is told in the units of the sheet', () => {
  const fact = { participant: 'A', criterion: 'premises', amount: 12.5, by: '核实员甲', on: '2025-06-01' };
  const graded = gradeText(round({ facts: [fact] }));
  expect(graded.ok ? [] : graded.problems.map(({ detail }) => detail)).toEqual([
    { why: 'differs-from-fact', fact: 12.5, found: 30 }
  ]);
});

test('a repeated key has line and column; a fault of a participant its id, where there is one', () => {
  const read = parseStrictJson('{"a":1,"a":2,\n "a":3}');
  expect(read.ok ? [] : read.problems.map(({ detail }) => detail)).toEqual([
    { key: 'a', line: 1, column: 8 },
    { key: 'a', line: 2, column: 2 }
  ]);
  const graded = gradeText(round({ participants: [studio('A', { name: '' }), { name: 'x' }] }));
  expect(graded.ok ? [] : graded.problems.map(({ code, participant }) => [code, participant])).toEqual([
    ['empty-text', 'A'],
    ['missing-key', undefined],
    ['missing-key', undefined]
  ]);
});

test('a fault of syntax has line and column where the parser gives its place', () => {
  const read = parseStrictJson('{\n "a": 1,\n}');
  expect(read.ok ? [] : read.problems.map(({ detail }) => detail)).toMatchObject([{ line: 3, column: 1 }]);
});
