/**
 * Recomputes a bundle from the inputs inside it and names every part that differs.
 * What is consistent in itself may still be a forgery: only a digest published elsewhere authenticates it.
 */
import { z } from 'zod';
import {
  BUNDLE_VERSION,
  DIGESTED,
  inputDigests,
  makeBundle,
  policyDigest,
  type Bundle,
  type Digests
} from './bundle.ts';
import { canonical, type Sha256 } from './canonical-json.ts';
import { checkPolicy } from './check-policy.ts';
import { gradeRound, sealResults } from './grade-round.ts';
import { compilePolicy, policySchema } from './policy.ts';
import { append, problem, type Checked, type Problem } from './problem.ts';
import { readRound } from './read-round.ts';
import { resultsSchema } from './results.ts';
import { decodeUtf8, parseStrictJson } from './strict-json.ts';
import { checkSchema } from './zod-problems.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const bundleSchema = z.strictObject({
  version: z.literal(BUNDLE_VERSION),
  policy: policySchema,
  round: z.record(z.string(), z.unknown()),
  results: resultsSchema,
  digests: z.record(z.enum(DIGESTED), digest)
});

/** A bundle of the right shape, whose round has not been looked into. */
type StatedBundle = z.infer<typeof bundleSchema>;

/** A version of the policy that is known from elsewhere: shipped, or given by the user. */
export interface KnownPolicy {
  digest: string;
  standing: 'current' | 'superseded' | 'given';
}

export interface Verdict {
  policy: { id: string; digest: string; standing: KnownPolicy['standing'] | 'foreign' } | null;
  /** of the whole bundle's bytes */
  bundleDigest: string;
  resultsDigest: string | null;
  /** which published digest matched */
  authenticated: 'bundle' | 'results' | null;
  problems: Problem[];
}

/** @param known every known version of the policy with this id */
export function verifyBundle(
  bytes: Uint8Array,
  {
    known,
    expect,
    sha256
  }: { known: (policyId: string) => readonly KnownPolicy[]; expect?: string; sha256: Sha256 }
): Verdict {
  const verdict: Verdict = {
    policy: null,
    bundleDigest: sha256(bytes),
    resultsDigest: null,
    authenticated: null,
    problems: []
  };
  const text = decodeUtf8(bytes);
  const read = text.ok ? readBundle(text.value) : text;
  if (!text.ok || !read.ok) return { ...verdict, problems: read.ok ? [] : read.problems };
  const stated = read.value;
  const policy = { id: stated.policy.id, digest: policyDigest(stated.policy, sha256) };
  const standing = known(policy.id).find((each) => each.digest === policy.digest)?.standing ?? 'foreign';
  const problems = recompute(text.value, stated, sha256);
  if (standing === 'foreign') {
    problems.push(
      problem('foreign-policy', { policy: policy.id, digest: policy.digest }, { path: 'policy' })
    );
  }
  const resultsDigest = stated.results.digest;
  const matched = expect === verdict.bundleDigest ? 'bundle' : expect === resultsDigest ? 'results' : null;
  if (expect !== undefined && matched === null) {
    problems.push(
      problem('digest-differs', { expected: expect, found: `${resultsDigest}, ${verdict.bundleDigest}` })
    );
  }
  const authenticated = problems.length === 0 ? matched : null;
  return { ...verdict, policy: { ...policy, standing }, resultsDigest, authenticated, problems };
}

function readBundle(text: string): Checked<StatedBundle> {
  const parsed = parseStrictJson(text);
  return parsed.ok ? checkSchema(bundleSchema, parsed.value) : parsed;
}

/** Compares the digests of the inputs, grades them again, and compares result by result, then byte by byte. */
function recompute(text: string, stated: StatedBundle, sha256: Sha256): Problem[] {
  const policyProblems = checkPolicy(stated.policy);
  if (policyProblems.length > 0) return policyProblems;
  const problems: Problem[] = [];
  if (hasCanonicalForm(stated.round)) {
    append(problems, differingDigests(stated.digests, inputDigests(stated.policy, stated.round, sha256)));
  }
  if (stated.round.policy !== stated.policy.id) {
    const found = String(stated.round.policy);
    problems.push(
      problem('unknown-policy', { policy: found, known: [stated.policy.id] }, { path: 'round.policy' })
    );
  }
  const round = readRound(stated.round, compilePolicy(stated.policy));
  if (!round.ok) return [...problems, ...round.problems];
  const graded = gradeRound(round.value);
  if (!graded.ok) return [...problems, ...graded.problems];
  const again = makeBundle(
    stated.policy,
    round.value.data,
    sealResults(graded.value, sha256).results,
    sha256
  );
  append(problems, differingDigests(stated.digests, { results: again.digests.results }));
  append(problems, differingResults(stated, again));
  if (problems.length === 0 && canonical(again) !== text)
    problems.push(problem('not-canonical', { part: 'bundle' }));
  return problems;
}

/** JSON.parse reads 1e400 as infinite, which has none; readRound names its place. */
function hasCanonicalForm(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(hasCanonicalForm);
}

function differingDigests(stated: Digests, recomputed: Partial<Digests>): Problem[] {
  return DIGESTED.flatMap((part) => {
    const right = recomputed[part];
    if (right === undefined || right === stated[part]) return [];
    return [
      problem('part-differs', { part, stated: stated[part], recomputed: right }, { path: `digests.${part}` })
    ];
  });
}

function differingResults(stated: Pick<Bundle, 'results'>, again: Pick<Bundle, 'results'>): Problem[] {
  const recomputed = new Map(again.results.results.map((result) => [result.participant, canonical(result)]));
  const problems: Problem[] = [];
  stated.results.results.forEach((result, index) => {
    const { participant, total, grade } = result;
    const text = recomputed.get(participant);
    recomputed.delete(participant);
    if (text === canonical(result)) return;
    const right = again.results.results.find((each) => each.participant === participant);
    const place = { participant, path: `results.results[${index}]` };
    const show = (each: { total: number | null; grade: string | null } | undefined) =>
      `${each?.total} ${each?.grade}`;
    problems.push(
      problem(
        'part-differs',
        { part: participant, stated: show({ total, grade }), recomputed: show(right) },
        place
      )
    );
  });
  for (const participant of recomputed.keys()) {
    const place = { participant, path: 'results.results' };
    problems.push(
      problem('part-differs', { part: participant, stated: 'missing', recomputed: 'present' }, place)
    );
  }
  const rest = ({ results: { results: _, ...body } }: Pick<Bundle, 'results'>): string => canonical(body);
  if (rest(stated) !== rest(again)) {
    problems.push(
      problem(
        'part-differs',
        { part: 'results', stated: rest(stated), recomputed: rest(again) },
        { path: 'results' }
      )
    );
  }
  return problems;
}
