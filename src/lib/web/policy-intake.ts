/** The files of a regulation as a browser posts them: checked whole, compared with what the store holds, taken in. */
import { describe, messagesIn, type Language } from '#i18n/index.ts';
import { policiesTexts } from '#i18n/policies.ts';
import { policyDigest } from '#lib/domain/bundle.ts';
import type { PolicyData } from '#lib/domain/policy.ts';
import { policyDifference } from '#lib/domain/policy-difference.ts';
import { checkPolicyTexts, POLICY_FILES, type GivenFile } from '#lib/policies/policy-texts.ts';
import type { FileProblem } from '#lib/policies/yaml-file.ts';
import type { Actor } from '#lib/server/access.ts';
import { sha256 } from '#lib/server/digest.ts';
import { refuse } from '#lib/server/refusal.ts';
import { listPolicies } from '#lib/server/services/list-policies.ts';
import { readPolicy } from '#lib/server/services/read-policy.ts';
import type { System } from '#lib/server/system.ts';
import { differenceView } from '#lib/ui/policy/difference-view.ts';
import type { Verdict } from '#lib/ui/policy/verdict.ts';
import { textOf } from './form-text.ts';

export const MOST_KB = 512;
/** Whoever reads more mends these first. */
const MOST_FAULTS = 100;

type Files = Map<string, Uint8Array>;

/** Chosen in this form, or kept from the check before; what else lies in the folder is left alone. */
export async function filesIn(posted: FormData): Promise<Files> {
  const files: Files = new Map();
  const chosen = [...posted.getAll('files'), ...posted.getAll('folder')];
  for (const each of chosen) {
    if (typeof each === 'string' || each.size === 0) continue;
    const name =
      each.name
        .split(/[\\/]/)
        .at(-1)
        ?.replace(/\.yml$/i, '.yaml')
        .toLowerCase() ?? '';
    if (isPolicyFile(name)) files.set(name, new Uint8Array(await each.arrayBuffer()));
  }
  for (const name of POLICY_FILES) {
    const kept = textOf(posted, `kept:${name}`);
    if (!files.has(name) && kept !== '') files.set(name, Buffer.from(kept, 'base64'));
  }
  return files;
}

const isPolicyFile = (name: string): boolean => POLICY_FILES.some((each) => each === name);

/** What is wrong with the files, or the regulation that they hold. */
export function readFiles(files: Files, language: Language) {
  const { take } = policiesTexts(language);
  return checkPolicyTexts((name): GivenFile => {
    const bytes = files.get(name);
    if (bytes === undefined) return { name, content: { unreadable: take.missing } };
    return bytes.length > MOST_KB * 1024
      ? { name, content: { unreadable: take.tooLarge(name, MOST_KB) } }
      : { name, content: bytes };
  });
}

/**
 * Writes nothing.
 * @throws Refusal forbidden
 */
export async function judge(
  system: System,
  actor: Actor,
  posted: FormData,
  language: Language
): Promise<Verdict> {
  if (actor.role !== 'administrator') refuse('forbidden', { act: 'import-policy', role: actor.role });
  const files = await filesIn(posted);
  if (files.size === 0) return { kind: 'missing' };
  const checked = readFiles(files, language);
  if (!checked.ok) return faulty(checked.problems, language);
  const { policy, cases } = checked.value;
  const { data } = policy;
  const versions = (await listPolicies(system, actor, {})).rows.filter((row) => row.policy === data.id);
  const latest = versions.at(-1);
  const before = latest && (await readPolicy(system, actor, { policy: data.id, version: latest.digest }));
  const found = before ? policyDifference(before.data, data) : [];
  const isHeld = versions.some(({ digest }) => digest === policyDigest(data, sha256));
  return {
    kind: latest === undefined ? 'fresh' : isHeld ? 'same' : 'newer',
    policy: data.id,
    title: data.title,
    cases,
    rounds: versions.reduce((sum, each) => sum + each.rounds, 0),
    groups: differenceView(found, policiesTexts(language)),
    things: found.length,
    kept: Object.fromEntries(
      [...files].map(([name, bytes]) => [`kept:${name}`, Buffer.from(bytes).toString('base64')])
    )
  };
}

function faulty(problems: readonly FileProblem[], language: Language): Verdict {
  const messages = messagesIn(language);
  const { take } = policiesTexts(language);
  return {
    kind: 'faulty',
    count: problems.length,
    isEncoding: problems.some(({ problem }) => problem.code === 'bad-yaml' && isNotUtf8(problem.detail)),
    faults: problems.slice(0, MOST_FAULTS).map(({ problem, file, line, column }) => ({
      place: take.place(file, line, column),
      text: describe(messages, problem)
    }))
  };
}

const isNotUtf8 = (detail: object): boolean => 'reason' in detail && detail.reason === 'not UTF-8';

/** Of files that were found good before. @throws Refusal empty-text where they hold no regulation any more */
export async function dataIn(posted: FormData, language: Language): Promise<PolicyData> {
  const checked = readFiles(await filesIn(posted), language);
  return checked.ok ? checked.value.policy.data : refuse('empty-text', { key: 'files' });
}
