/** An official's mistakes in a policy's files: each named by file, line and column, with what was expected. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkPolicyFolder } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { describe as inWords, messagesIn } from '../../src/i18n/index.ts';

type File = 'policy.yaml' | 'rubric.yaml' | 'cases.yaml';

const folder = mkdtempSync(join(tmpdir(), 'jiangping-mistakes-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The faults after one replacement in a copy of urumqi-2023, as `file:line:column code`. */
function faultsAfter(file: File, find: string, replace: string) {
  cpSync(shippedFolder('urumqi-2023'), folder, { recursive: true });
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text.split(find).length, `${find} is there`).toBeGreaterThan(1);
  writeFileSync(path, text.replace(find, replace));
  const result = checkPolicyFolder(folder);
  return result.ok ? [] : result.problems;
}

/** Where the first place of `find` starts, as line:column. */
function placeOf(file: File, find: string): string {
  const before = readFileSync(join(shippedFolder('urumqi-2023'), file), 'utf8').split(find)[0] ?? '';
  return `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
}

/** File, what is replaced by what, the code, the text whose place is named, and what the message must say. */
const MISTAKES: [File, string, string, string, string, string][] = [
  [
    'policy.yaml',
    'status: in-force',
    'statis: in-force',
    'unknown-key',
    'status: in-force',
    'known keys: id, title, docNo'
  ],
  [
    'policy.yaml',
    'status: in-force',
    'status: valid',
    'unknown-choice',
    'status: in-force',
    'in-force, draft'
  ],
  ['policy.yaml', '2028-08-27', '2028-08-32', 'bad-date', 'to: 2028-08-27', '2026-06-30'],
  ['policy.yaml', 'to: 2028-08-27', 'to: 2022-08-27', 'range-reversed', 'effective', 'after'],
  [
    'policy.yaml',
    '{ value: 优秀, article: 第十九条（二） }',
    '{ value: 优秀 }',
    'source-missing',
    'title: { value: 优秀',
    'article'
  ],
  ['policy.yaml', 'min: { value: 60,', 'min: { value: 95,', 'bands-out-of-order', 'id: pass', 'best first'],
  ['policy.yaml', 'min: { value: 60,', 'min: { value: "60",', 'not-a-number', 'value: 60', '"60"'],
  ['policy.yaml', 'years: 3, ', '', 'missing-key', '{ kind: application-ban', 'years'],
  ['policy.yaml', '      fail:', '      failed:', 'unknown-band', 'fail:\n', 'excellent, pass, fail'],
  ['policy.yaml', 'docNo: 乌', 'docNo： 乌', 'bad-yaml', 'docNo', 'full-width colon'],
  ['rubric.yaml', 'max: 35', 'max: 36', 'category-sum', 'max: 35', 'add up to 35'],
  ['rubric.yaml', 'required: 10', 'requird: 10', 'missing-key', 'id: matching-funds', 'required'],
  ['rubric.yaml', 'id: annual-plan', 'id: organisation', 'duplicate-id', 'id: annual-plan', 'organisation'],
  [
    'rubric.yaml',
    'method: measured',
    'method: measure',
    'unknown-choice',
    'method: measured',
    'judgement, presence, shortfall'
  ],
  ['rubric.yaml', '{ rounding: 只写', '{ roundin: 只写', 'unknown-key', 'rounding: 只写', 'rounding'],
  [
    'rubric.yaml',
    'max: 3, method: judgement',
    'max: 3.25, method: judgement',
    'max-off-step',
    '{ id: problems-solved',
    '0.5'
  ],
  ['cases.yaml', 'points: 20 - 1 * 2 }', 'points: 20 - 1 * 3 }', 'case-failed', 'points: 20 - 1 * 2 }', '17'],
  [
    'cases.yaml',
    'points: 20 - 1 * 2 }',
    'points: 20 - }',
    'case-failed',
    'points: 20 - 1 * 2 }',
    'a number was expected'
  ],
  [
    'cases.yaml',
    'sheets: [{ of: full }]',
    'sheets: [{ of: ful }]',
    'unknown-choice',
    'of: full',
    'full, ninety, sixty'
  ],
  [
    'cases.yaml',
    '  agreements: [{',
    '  agreementz: [{',
    'unknown-criterion',
    '{ input: { met: yes }, points: 1 }',
    'agreementz'
  ]
];

test.each(MISTAKES)('%s: %s → %s', (file, find, replace, code, at, says) => {
  const found = faultsAfter(file, find, replace);
  const places = found.map(
    (each) => `${basename(each.file)}:${each.line}:${each.column} ${each.problem.code}`
  );
  expect(places).toContain(`${file}:${placeOf(file, at)} ${code}`);
  const messages = found
    .filter(({ problem }) => problem.code === code)
    .map(({ problem }) => inWords(messagesIn('en'), problem));
  expect(messages.join('\n')).toContain(says);
});

test('a row without an example, and a missing file, are named', () => {
  expect(
    faultsAfter('cases.yaml', '  agreements: [{', '  records2: [{').map(({ problem }) => problem.code)
  ).toContain('case-missing');
  rmSync(join(folder, 'cases.yaml'));
  const result = checkPolicyFolder(folder);
  expect(result.ok ? [] : result.problems.map(({ problem }) => problem.code)).toEqual(['unreadable-file']);
});
