/** A large sample round for measuring: Urumqi's 25 rows, seven sheets a studio, as the bytes of a file. */
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { sampleRound } from '../../src/cli/sample/sample-round.ts';

export const SHEETS = 7;

export function urumqi(): Policy {
  const loaded = loadPolicy(shippedFolder('urumqi-2023'));
  if (!loaded.ok) throw new Error('urumqi-2023 does not load');
  return loaded.value;
}

export function largeRound(policy: Policy, studios: number): string {
  const experts = Math.ceil(studios / 10) + SHEETS;
  const options = { assessment: 'end-of-term', date: '2026-06-30', studios, experts, panel: SHEETS, seed: 1 };
  return JSON.stringify(sampleRound(policy, options));
}
