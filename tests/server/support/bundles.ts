/** A bundle made anew from another round's data: consistent in itself, whatever it was. */
import { makeBundle, type Bundle } from '#lib/domain/bundle.ts';
import { canonical } from '#lib/domain/canonical-json.ts';
import { gradeRound, sealResults } from '#lib/domain/grade-round.ts';
import { compilePolicy } from '#lib/domain/policy.ts';
import { readRound } from '#lib/domain/read-round.ts';
import type { RoundData } from '#lib/domain/round.ts';
import { sha256 } from '#lib/server/digest.ts';

export function bundleBytes(bytes: Uint8Array, change: (data: RoundData) => RoundData): Uint8Array {
  const { policy, round } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Bundle;
  const read = readRound(change(round), compilePolicy(policy));
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]));
  const graded = gradeRound(read.value);
  if (!graded.ok) throw new Error(JSON.stringify(graded.problems[0]));
  const { results } = sealResults(graded.value, sha256);
  return Buffer.from(canonical(makeBundle(policy, read.value.data, results, sha256)));
}
