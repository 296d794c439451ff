import { canonical } from '#lib/domain/canonical-json.ts';
import { policyDigest } from '#lib/domain/bundle.ts';
import { problem } from '#lib/domain/problem.ts';
import { checkPolicyFolder } from '#lib/policies/load-policy.ts';
import { shippedIds } from '#lib/policies/shipped.ts';
import type { Answer, Call, Command } from '../command.ts';
import { CONTRACTS, FILE_SCHEMAS, jsonSchemas } from '../contracts.ts';
import { sha256 } from '#lib/server/digest.ts';
import { demand, InputFailure, usageFailure } from '../failure.ts';
import { shippedPolicy } from '../policies.ts';
import { policyText } from '../policy-text.ts';
import { table } from '../table.ts';

export const policy: Command = {
  usage: 'policy list | show ID | check DIR | schema [NAME]',
  summary: 'the regulations as data: list, read, check a folder, JSON Schemas',
  options: {},
  words: [1, 2],
  help: `  policy list        the shipped policies
  policy show ID     one of them, every value with its citation or its local reason
  policy check DIR   reads a folder (policy.yaml, rubric.yaml, cases.yaml) and runs its worked examples;
                     a mistake is named as file:line:column with what was expected
  policy schema      the JSON Schemas of all files and answers; with NAME, one of them

Exit codes: 0 done, 2 a fault or a failing example.`,
  run(call) {
    const [verb, argument, ...rest] = call.words;
    const needs = verb === 'show' ? 'ID' : verb === 'check' ? 'DIR' : undefined;
    if (rest.length > 0 || (needs && argument === undefined) || (verb === 'list' && argument !== undefined)) {
      throw usageFailure(`policy ${verb}${needs ? ` ${needs}` : ''}`);
    }
    switch (verb) {
      case 'list':
        return list();
      case 'show':
        return show(call, argument ?? '');
      case 'check':
        return check(call, argument ?? '');
      case 'schema':
        return schema(argument);
      default:
        throw usageFailure(policy.usage);
    }
  }
};

function list(): Answer {
  const policies = shippedIds().map((id) => {
    const { data } = shippedPolicy(id);
    const { title, docNo, status, effective } = data;
    const assessments = data.assessments.map((assessment) => assessment.id);
    return { id, title, docNo, status, effective, assessments, digest: policyDigest(data, sha256) };
  });
  const columns = Array.from({ length: 4 }, () => ({ title: '', align: 'left' as const }));
  const rows = policies.map(({ id, status, assessments, title }) => [
    id,
    status,
    assessments.join(' '),
    title
  ]);
  return { exit: 0, json: () => canonical({ policies }), text: () => table(columns, rows).lines.join('\n') };
}

function show({ messages }: Call, id: string): Answer {
  const shipped = shippedPolicy(id);
  return { exit: 0, json: () => canonical(shipped.data), text: () => policyText(messages, shipped) };
}

function check({ messages }: Call, folder: string): Answer {
  const { policy: checked, cases } = demand(checkPolicyFolder(folder));
  const { id } = checked.data;
  const digest = policyDigest(checked.data, sha256);
  return {
    exit: 0,
    json: () => canonical({ id, digest, cases }),
    text: () => messages.cli.policyOk(id, cases, digest)
  };
}

function schema(name: string | undefined): Answer {
  const all = jsonSchemas({ ...prefixed(FILE_SCHEMAS), ...CONTRACTS });
  if (name !== undefined && !Object.hasOwn(all, name)) {
    throw new InputFailure([problem('unknown-id', { kind: 'schema', id: name, known: Object.keys(all) })]);
  }
  const json = name === undefined ? all : all[name];
  return { exit: 0, json: () => canonical(json), text: () => JSON.stringify(json, null, 2) };
}

/** The YAML files of a policy, apart from the canonical forms of the same names. */
const prefixed = (schemas: typeof FILE_SCHEMAS) =>
  Object.fromEntries(Object.entries(schemas).map(([name, each]) => [`${name}.yaml`, each]));
