import { canonical } from '#lib/domain/canonical-json.ts';
import { policyDigest } from '#lib/domain/bundle.ts';
import { verifyBundle, type KnownPolicy, type Verdict } from '#lib/domain/verify.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedIds, shippedVersions } from '#lib/policies/shipped.ts';
import type { Messages } from '#i18n/index.ts';
import { text, type Command } from '../command.ts';
import { sha256 } from '#lib/server/digest.ts';
import { errorAnswer, errorLine } from '../error-answer.ts';
import { demand, usageFailure } from '../failure.ts';
import { readBytes } from '../files.ts';

export const verify: Command = {
  usage: 'verify BUNDLE.json [--expect DIGEST] [--policy DIR]',
  summary: 'recomputes a bundle from its own inputs and names what differs',
  options: { expect: { type: 'string' }, policy: { type: 'string' } },
  words: [1, 1],
  help: `Recomputes every result from the inputs inside the bundle and compares digests, results and bytes.
A bundle whose scores were changed and everything recomputed is consistent in itself; only a digest that was
published elsewhere shows that it is the one.

  --expect DIGEST   the published digest, of the results or of the whole bundle (64 hex digits)
  --policy DIR      the embedded policy is the one in this folder, which is not among the shipped ones

Exit codes: 0 consistent, 1 anything differs, 2 the file cannot be read.`,
  run(call) {
    const [file = ''] = call.words;
    const expect = text(call, 'expect')?.toLowerCase();
    if (expect !== undefined && !/^[0-9a-f]{64}$/.test(expect)) {
      throw usageFailure('--expect: 64 hex digits');
    }
    const given = givenPolicy(text(call, 'policy'));
    const verdict = verifyBundle(readBytes(file), {
      known: (id) => [...shippedAs(id), ...given(id)],
      sha256,
      ...(expect === undefined ? {} : { expect })
    });
    return {
      exit: verdict.problems.length > 0 ? 1 : 0,
      json: () => canonical(answer(call.messages, verdict)),
      text: () => words(call.messages, verdict)
    };
  }
};

function shippedAs(id: string): KnownPolicy[] {
  if (!shippedIds().includes(id)) return [];
  const versions = shippedVersions(id);
  return versions.map(({ digest }, index) => ({
    digest,
    standing: index === versions.length - 1 ? 'current' : 'superseded'
  }));
}

function givenPolicy(folder: string | undefined): (id: string) => KnownPolicy[] {
  if (folder === undefined) return () => [];
  const { data } = demand(loadPolicy(folder));
  return (id) => (id === data.id ? [{ digest: policyDigest(data, sha256), standing: 'given' }] : []);
}

function statusOf({ problems, authenticated }: Verdict) {
  if (problems.length > 0) return 'mismatch';
  return authenticated === null ? 'consistent, not authenticated' : 'authenticated';
}

const answer = (messages: Messages, verdict: Verdict) => ({
  verified: verdict.problems.length === 0,
  status: statusOf(verdict),
  policy: verdict.policy,
  digests: { results: verdict.resultsDigest, bundle: verdict.bundleDigest },
  matched: verdict.authenticated,
  errors: verdict.problems.map((each) => errorAnswer(messages, each))
});

function words(messages: Messages, verdict: Verdict): string {
  const { verify: texts } = messages.cli;
  const { problems, authenticated, resultsDigest, bundleDigest, policy } = verdict;
  const digests = texts.digests(resultsDigest, bundleDigest);
  const superseded = policy?.standing === 'superseded' ? [texts.superseded] : [];
  if (problems.length > 0) {
    return [
      texts.mismatch,
      ...problems.map((each) => `  ${errorLine(messages, each)}`),
      ...superseded,
      digests
    ].join('\n');
  }
  const published = authenticated === 'bundle' ? bundleDigest : resultsDigest;
  const verdictLine = authenticated === null ? texts.consistent : texts.authenticated(published ?? '');
  return [verdictLine, ...superseded, digests].join('\n');
}
