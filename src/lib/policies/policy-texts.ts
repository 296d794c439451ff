/**
 * A policy's three files, as bytes → the policy, or every mistake in them as file:line:column. In memory: where the files
 * come from (a folder, a browser) is for the caller to know.
 */
import { checkPolicy } from '../domain/check-policy.ts';
import { compilePolicy, type Policy } from '../domain/policy.ts';
import { problem, type Problem } from '../domain/problem.ts';
import { decodeUtf8 } from '../domain/strict-json.ts';
import { checkSchema } from '../domain/zod-problems.ts';
import { canonicalForm } from './canonical-form.ts';
import { casesFileSchema, type CasesFile } from './cases-file.ts';
import { policyFileSchema, rubricFileSchema } from './policy-file.ts';
import { runCases } from './run-cases.ts';
import { readYaml, type FileProblem, type YamlFile } from './yaml-file.ts';

export const POLICY_FILES = ['policy.yaml', 'rubric.yaml', 'cases.yaml'] as const;
export type PolicyFileName = (typeof POLICY_FILES)[number];

export type Loaded<T> = { ok: true; value: T } | { ok: false; problems: FileProblem[] };

/** One of the files: what it is called in messages, and its bytes, or why they could not be read. */
export interface GivenFile {
  name: string;
  content: Uint8Array | { unreadable: string };
}

export type GivenFiles = (name: PolicyFileName) => GivenFile;

/** Reads policy.yaml and rubric.yaml. */
export function readPolicyTexts(files: GivenFiles): Loaded<Policy> {
  const policyYaml = yamlOf(files('policy.yaml'));
  const rubricYaml = yamlOf(files('rubric.yaml'));
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

/** Reads all three and runs the worked examples. */
export function checkPolicyTexts(files: GivenFiles): Loaded<CheckedPolicy> {
  const loaded = readPolicyTexts(files);
  const yaml = yamlOf(files('cases.yaml'));
  const file = yaml.problems.length > 0 ? undefined : checkSchema(casesFileSchema, yaml.value);
  const caseProblems = file?.ok === false ? file.problems.map(yaml.locate) : yaml.problems;
  if (!loaded.ok) return { ok: false, problems: [...loaded.problems, ...caseProblems] };
  if (!file?.ok) return { ok: false, problems: caseProblems };
  const tooMany = tooManySheets(file.value);
  if (tooMany) return { ok: false, problems: [yaml.locate(tooMany)] };
  const run = runCases(loaded.value, file.value);
  if (run.problems.length > 0) return { ok: false, problems: run.problems.map(yaml.locate) };
  return { ok: true, value: { policy: loaded.value, cases: run.total } };
}

/** Worked examples are read by people; a typing error in `times` must not hold up whoever checks them. */
const MOST_SHEETS = 20_000;

function tooManySheets({ rounds }: CasesFile): Problem | undefined {
  const counts = rounds.map(({ participants }) =>
    Object.values(participants)
      .flatMap(({ sheets = [] }) => sheets)
      .reduce((sum, { times = 1 }) => sum + times, 0)
  );
  const index = counts.findIndex((found) => found > MOST_SHEETS);
  const found = counts[index];
  return found === undefined
    ? undefined
    : problem('too-large', { found, most: MOST_SHEETS }, { path: `rounds[${index}].participants` });
}

function yamlOf({ name, content }: GivenFile): YamlFile {
  const start = (found: Problem): FileProblem => ({ problem: found, file: name, line: 1, column: 1 });
  const failed = (found: Problem): YamlFile => ({
    file: name,
    value: undefined,
    problems: [start(found)],
    locate: start
  });
  if (!(content instanceof Uint8Array)) {
    return failed(problem('unreadable-file', { file: name, reason: content.unreadable }));
  }
  const text = decodeUtf8(content);
  return text.ok ? readYaml(name, text.value) : failed(problem('bad-yaml', { reason: 'not UTF-8' }));
}
