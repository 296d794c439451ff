/** A policy's folder → the policy, or every mistake in its files as file:line:column. Reads files; writes none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPolicy } from '../domain/check-policy.ts';
import { compilePolicy, type Policy } from '../domain/policy.ts';
import { problem, type Problem } from '../domain/problem.ts';
import { decodeUtf8 } from '../domain/strict-json.ts';
import { checkSchema } from '../domain/zod-problems.ts';
import { canonicalForm } from './canonical-form.ts';
import { casesFileSchema } from './cases-file.ts';
import { policyFileSchema, rubricFileSchema } from './policy-file.ts';
import { runCases } from './run-cases.ts';
import { readYaml, type FileProblem, type YamlFile } from './yaml-file.ts';

export type Loaded<T> = { ok: true; value: T } | { ok: false; problems: FileProblem[] };

/** Reads policy.yaml and rubric.yaml. */
export function loadPolicy(folder: string): Loaded<Policy> {
  const policyYaml = readYamlFile(folder, 'policy.yaml');
  const rubricYaml = readYamlFile(folder, 'rubric.yaml');
  const syntax = [...policyYaml.problems, ...rubricYaml.problems];
  if (syntax.length > 0) return { ok: false, problems: syntax };
  const policy = checkSchema(policyFileSchema, policyYaml.value);
  const rubric = checkSchema(rubricFileSchema, rubricYaml.value);
  if (!policy.ok || !rubric.ok) {
    const problems = [
      ...(policy.ok ? [] : policy.problems.map(policyYaml.locate)),
      ...(rubric.ok ? [] : rubric.problems.map(rubricYaml.locate))
    ];
    return { ok: false, problems };
  }
  const data = canonicalForm(policy.value, rubric.value);
  const problems = checkPolicy(data).map((found) => {
    const [, inRubric] = /^rubric\.(.*)$/.exec(found.path ?? '') ?? [];
    return inRubric === undefined
      ? policyYaml.locate(found)
      : rubricYaml.locate({ ...found, path: inRubric });
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: compilePolicy(data) };
}

export interface CheckedPolicy {
  policy: Policy;
  /** the number of worked examples, all of which came out as written */
  cases: number;
}

/** Reads a whole folder and runs its worked examples. */
export function checkPolicyFolder(folder: string): Loaded<CheckedPolicy> {
  const loaded = loadPolicy(folder);
  const yaml = readYamlFile(folder, 'cases.yaml');
  const file = yaml.problems.length > 0 ? undefined : checkSchema(casesFileSchema, yaml.value);
  const caseProblems = file?.ok === false ? file.problems.map(yaml.locate) : yaml.problems;
  if (!loaded.ok) return { ok: false, problems: [...loaded.problems, ...caseProblems] };
  if (!file?.ok) return { ok: false, problems: caseProblems };
  const run = runCases(loaded.value, file.value);
  if (run.problems.length > 0) return { ok: false, problems: run.problems.map(yaml.locate) };
  return { ok: true, value: { policy: loaded.value, cases: run.total } };
}

function readYamlFile(folder: string, name: string): YamlFile {
  const file = join(folder, name);
  const start = (found: Problem): FileProblem => ({ problem: found, file, line: 1, column: 1 });
  try {
    const text = decodeUtf8(readFileSync(file));
    if (text.ok) return readYaml(file, text.value);
    const notUtf8 = problem('bad-yaml', { reason: 'not UTF-8' });
    return { file, value: undefined, problems: [start(notUtf8)], locate: start };
  } catch (error) {
    const unreadable = problem('unreadable-file', { file, reason: (error as Error).message });
    return { file, value: undefined, problems: [start(unreadable)], locate: start };
  }
}
