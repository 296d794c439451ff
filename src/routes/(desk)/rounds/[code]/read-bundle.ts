/**
 * The bytes of a bundle → its parts, recomputed: what is shown is what its own inputs give.
 * Pure. Whether the policy is a published one is for `assess verify` to say.
 */
import type { Bundle } from '#lib/domain/bundle.ts';
import { canonical, type Sha256 } from '#lib/domain/canonical-json.ts';
import { checkPolicy } from '#lib/domain/check-policy.ts';
import { gradeRound, sealResults } from '#lib/domain/grade-round.ts';
import { compilePolicy } from '#lib/domain/policy.ts';
import { problem, type Checked, type Problem } from '#lib/domain/problem.ts';
import { readRound, type Round } from '#lib/domain/read-round.ts';
import type { Results } from '#lib/domain/results.ts';
import { decodeUtf8, parseStrictJson } from '#lib/domain/strict-json.ts';
import { bundleSchema } from '#lib/domain/verify.ts';
import { checkSchema } from '#lib/domain/zod-problems.ts';

export interface ReadBundle {
  round: Round;
  results: Results;
}

export function readBundle(bytes: Uint8Array, sha256: Sha256): Checked<ReadBundle> {
  const text = decodeUtf8(bytes);
  if (!text.ok) return text;
  const json = parseStrictJson(text.value);
  if (!json.ok) return json;
  const bundle = checkSchema(bundleSchema, json.value);
  return bundle.ok ? recompute(bundle.value, sha256) : bundle;
}

function recompute(
  { policy: data, round: given, results: stated }: Pick<Bundle, 'policy' | 'results'> & { round: unknown },
  sha256: Sha256
): Checked<ReadBundle> {
  const faults = checkPolicy(data);
  if (faults.length > 0) return { ok: false, problems: faults };
  const round = readRound(given, compilePolicy(data));
  if (!round.ok) return round;
  const graded = gradeRound(round.value);
  if (!graded.ok) return graded;
  const { results } = sealResults(graded.value, sha256);
  if (canonical(results) === canonical(stated)) return { ok: true, value: { round: round.value, results } };
  return { ok: false, problems: [differs(stated.digest, results.digest)] };
}

const differs = (stated: string, recomputed: string): Problem =>
  problem('part-differs', { part: 'results', stated, recomputed }, { path: 'results' });
