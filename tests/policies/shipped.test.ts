/** The shipped regulations: their worked examples, their recorded digests, a source for every value. */
import { describe, expect, test } from 'vitest';
import { policyDigest } from '#lib/domain/bundle.ts';
import { METHOD_IDS } from '#lib/domain/methods/index.ts';
import type { Policy, PolicyData } from '#lib/domain/policy.ts';
import { checkPolicyFolder } from '#lib/policies/load-policy.ts';
import { shippedFolder, shippedIds, shippedVersions } from '#lib/policies/shipped.ts';
import { sha256 } from '#lib/server/digest.ts';

const checked = new Map<string, Policy>(
  [...shippedIds(), 'template'].map((id) => {
    const result = checkPolicyFolder(shippedFolder(id));
    const problems = result.ok
      ? []
      : result.problems.map(({ file, line, problem }) => `${file}:${line} ${problem.code}`);
    expect(problems, `${id}: faults or failing examples`).toEqual([]);
    if (!result.ok) throw new Error(id);
    expect(result.value.cases).toBeGreaterThan(50);
    return [id, result.value.policy];
  })
);

const data = (id: string): PolicyData => {
  const policy = checked.get(id);
  if (!policy) throw new Error(`${id} is not shipped`);
  return policy.data;
};

const rows = (policy: PolicyData) => policy.rubric.categories.flatMap(({ criteria }) => criteria);
const baseMax = ({ rubric }: PolicyData): number =>
  rubric.categories.filter(({ bonus }) => !bonus).reduce((sum, { max }) => sum + max, 0);

test('the four regulations are shipped, the template is not', () => {
  expect(shippedIds()).toEqual(['beijing-2023', 'beijing-chief-2011', 'etown-2024', 'urumqi-2023']);
});

test.each(shippedIds())('%s: today’s digest is the last recorded one', (id) => {
  const recorded = shippedVersions(id).map(({ digest }) => digest);
  expect(recorded.at(-1), 'a value changed: add the digest to versions.yaml').toBe(
    policyDigest(data(id), sha256)
  );
  expect(new Set(recorded).size).toBe(recorded.length);
});

test.each(['beijing-2023', 'beijing-chief-2011', 'etown-2024'])('%s: a local table of 100 points', (id) => {
  const table = rows(data(id));
  expect(baseMax(data(id))).toBe(100);
  expect(table.length).toBeGreaterThanOrEqual(20);
  expect(new Set(table.map(({ method }) => method)).size).toBeGreaterThanOrEqual(5);
  for (const row of table) expect(row.local?.row, `${row.id} is a local design`).toBeTruthy();
});

test.each(['beijing-2023', 'etown-2024'])('%s: a draft says so in every citation', (id) => {
  const citations = [...JSON.stringify(data(id)).matchAll(/"citation":"([^"]*)"/g)].map(([, text]) => text);
  expect(citations.length).toBeGreaterThan(30);
  expect(citations.filter((text) => !text?.includes('征求意见稿'))).toEqual([]);
});

test('among them, every method is in use', () => {
  const used = new Set(shippedIds().flatMap((id) => rows(data(id)).map(({ method }) => method)));
  expect([...used].sort()).toEqual([...METHOD_IDS].sort());
});

describe('urumqi-2023', () => {
  // Annex 2, row for row: max points and method.
  const ANNEX_2 = [
    [2, 'presence'],
    [2, 'presence'],
    [2, 'presence'],
    [2, 'presence'],
    [2, 'presence'],
    [20, 'shortfall'],
    [5, 'measured'],
    [5, 'presence'],
    [5, 'shortfall'],
    [3, 'judgement'],
    [3, 'judgement'],
    [3, 'judgement'],
    [3, 'judgement'],
    [3, 'judgement'],
    [2, 'checklist'],
    [1, 'presence'],
    [2, 'presence'],
    [25, 'shortfall'],
    [4, 'judgement'],
    [3, 'presence'],
    [3, 'presence'],
    [4, 'tally'],
    [2, 'presence'],
    [2, 'presence'],
    [2, 'presence']
  ];

  test('the 110-point table, row for row', () => {
    const table = rows(data('urumqi-2023'));
    expect(table.map(({ max, method }) => [max, method])).toEqual(ANNEX_2);
    expect(table.map(({ citation }) => citation)).toEqual(
      ANNEX_2.map((_, index) => `乌人社规〔2023〕1号 附件2 第${index + 1}行`)
    );
    expect(baseMax(data('urumqi-2023'))).toBe(100);
    expect(table.reduce((sum, { max }) => sum + max, 0)).toBe(110);
  });

  test('thresholds 90 and 60 are cited, no cap, in force 2023-08-28 to 2028-08-27', () => {
    const { assessments, effective } = data('urumqi-2023');
    expect(effective).toEqual({ from: '2023-08-28', to: '2028-08-27' });
    expect(assessments.map(({ id }) => id)).toEqual(['end-of-term', 'annual']);
    expect(assessments[0]?.grades?.bands.map(({ id, min }) => [id, min])).toEqual([
      ['excellent', 90],
      ['pass', 60],
      ['fail', 0]
    ]);
    expect(assessments[0]?.sources['grades.bands.excellent.min']).toEqual({
      citation: '乌人社规〔2023〕1号 第十九条（二）'
    });
    expect(assessments[0]?.cap).toBeNull();
  });
});

test('Beijing caps excellent at 20 % in principle, by article 16', () => {
  const [assessment] = data('beijing-2023').assessments;
  expect(assessment?.cap).toEqual({ percent: 20, strict: false });
  expect(assessment?.sources['cap.percent']).toEqual({
    citation: '《北京市技能大师工作室建设管理办法》（征求意见稿） 第十六条'
  });
});

test('what follows from each band, by regulation', () => {
  const kinds = (id: string, band: string) =>
    (data(id).assessments[0]?.consequences[band] ?? []).map(({ kind, attempt, amountYuan, years }) =>
      [kind, attempt && `attempt ${attempt}`, amountYuan, years && `${years} years`].filter(Boolean).join(' ')
    );
  expect(kinds('urumqi-2023', 'fail')).toEqual([
    'revocation',
    'plaque-recovery',
    'clawback',
    'application-ban 3 years'
  ]);
  expect(kinds('beijing-2023', 'excellent')).toEqual(['grant 200000', 'recommendation']);
  expect(kinds('beijing-2023', 'fail')).toEqual([
    'rectification attempt 1',
    'revocation attempt 2',
    'plaque-recovery attempt 2',
    'clawback attempt 2'
  ]);
  expect(kinds('etown-2024', 'excellent')).toEqual(['reward 100000', 'recommendation']);
  expect(kinds('etown-2024', 'fail')).toEqual([
    'rectification attempt 1',
    'revocation attempt 2',
    'clawback attempt 2'
  ]);
  expect(kinds('beijing-chief-2011', 'excellent')).toEqual(['commendation']);
  expect(kinds('beijing-chief-2011', 'fail')).toEqual(['revocation', 'plaque-recovery']);
});
