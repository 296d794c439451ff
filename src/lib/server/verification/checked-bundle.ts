/**
 * A bundle that somebody uploaded → what it is: the digest of its bytes, of each part as its own inputs give it, and every
 * fault found in recomputing it. Pure. Whether it was ever published is asked elsewhere.
 */
import { inputDigests, type Digests } from '#lib/domain/bundle.ts';
import { sealResults } from '#lib/domain/grade-round.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { bundleSchema, verifyBundle } from '#lib/domain/verify.ts';
import { sha256 } from '../digest.ts';

export interface CheckedBundle {
  /** of the whole bytes */
  digest: string;
  /** empty where it is no bundle at all */
  digests: Partial<Digests>;
  /** the code of the round that it names */
  round: string | null;
  /** the first few */
  problems: Problem[];
  more: number;
}

/** One fault often brings a hundred others. */
const SHOWN = 10;

export function checkedBundle(bytes: Uint8Array): CheckedBundle {
  const verdict = verifyBundle(bytes, { known: () => [], sha256 });
  // Whether the policy is known is for the comparison with what was published to say.
  const problems = verdict.problems.filter(({ code }) => code !== 'foreign-policy');
  return {
    digest: verdict.bundleDigest,
    // Without a policy it could not be read.
    ...(verdict.policy === null ? { digests: {}, round: null } : partsOf(bytes)),
    problems: problems.slice(0, SHOWN),
    more: Math.max(0, problems.length - SHOWN)
  };
}

function partsOf(bytes: Uint8Array): Pick<CheckedBundle, 'digests' | 'round'> {
  const { policy, round, results } = bundleSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const { digest: _, ...body } = results;
  const { id } = round;
  return {
    round: typeof id === 'string' && id.length <= 200 ? id : null,
    digests: { ...inputDigests(policy, round, sha256), results: sealResults(body, sha256).results.digest }
  };
}
