/** A policy checked in memory, as a browser sends its files: the same verdict as of the folder on the disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { policyDigest } from '#lib/domain/bundle.ts';
import { checkPolicyFolder } from '#lib/policies/load-policy.ts';
import { checkPolicyTexts, POLICY_FILES, type PolicyFileName } from '#lib/policies/policy-texts.ts';
import { shippedFolder, shippedIds } from '#lib/policies/shipped.ts';
import { sha256 } from '#lib/server/digest.ts';

type Texts = Record<PolicyFileName, string>;

const textsOf = (id: string): Texts =>
  Object.fromEntries(
    POLICY_FILES.map((name) => [name, readFileSync(join(shippedFolder(id), name), 'utf8')])
  ) as Texts;

const check = (texts: Partial<Record<PolicyFileName, string | Uint8Array>>) =>
  checkPolicyTexts((name) => {
    const given = texts[name];
    const content = typeof given === 'string' ? new TextEncoder().encode(given) : given;
    return { name, content: content ?? { unreadable: 'missing' } };
  });

const faultsOf = (checked: ReturnType<typeof check>): string[] =>
  checked.ok ? [] : checked.problems.map(({ file, line, problem }) => `${file}:${line} ${problem.code}`);

test.each(shippedIds())('%s is read as from its folder', (id) => {
  const [inMemory, onDisk] = [check(textsOf(id)), checkPolicyFolder(shippedFolder(id))];
  if (!inMemory.ok || !onDisk.ok) throw new Error(id);
  expect(policyDigest(inMemory.value.policy.data, sha256)).toBe(
    policyDigest(onDisk.value.policy.data, sha256)
  );
  expect(inMemory.value.cases).toBe(onDisk.value.cases);
});

describe('faults', () => {
  const good = textsOf('urumqi-2023');

  test('a file that is missing is named, beside what the others have wrong', () => {
    const { 'rubric.yaml': _, ...rest } = good;
    expect(faultsOf(check(rest))).toEqual(['rubric.yaml:1 unreadable-file']);
    expect(faultsOf(check({}))).toEqual(POLICY_FILES.map((name) => `${name}:1 unreadable-file`));
  });

  test('other than UTF-8 is named as such', () => {
    const gbk = Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xb0, 0xec]);
    expect(faultsOf(check({ ...good, 'policy.yaml': gbk }))).toEqual(['policy.yaml:1 bad-yaml']);
  });

  test('what an editor put before the text does not matter', () => {
    expect(faultsOf(check({ ...good, 'policy.yaml': `\uFEFF${good['policy.yaml']}` }))).toEqual([]);
  });

  test('each is named by file and line, an example that comes out otherwise too', () => {
    const min = good['policy.yaml'].split('\n').findIndex((line) => line.includes('value: 90'));
    const wrong = good['policy.yaml'].replace('{ value: 90, article', '{ value: 九十, article');
    expect(faultsOf(check({ ...good, 'policy.yaml': wrong }))[0]).toMatch(`policy.yaml:${min + 1} `);
    const higher = good['policy.yaml'].replace('{ value: 90, article', '{ value: 91, article');
    const failing = faultsOf(check({ ...good, 'policy.yaml': higher }));
    expect(failing.some((fault) => fault.endsWith(' case-failed'))).toBe(true);
    expect(failing.filter((fault) => !/^cases\.yaml:\d+ /.test(fault))).toEqual([]);
  });

  test('an example of more sheets than anybody scores is refused before it is run', () => {
    const huge = good['cases.yaml'].replace(/times: \d+/, 'times: 900000000');
    expect(huge).not.toBe(good['cases.yaml']);
    expect(faultsOf(check({ ...good, 'cases.yaml': huge }))[0]).toMatch(/^cases\.yaml:\d+ too-large$/);
  });
});
