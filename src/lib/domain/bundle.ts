/** Everything a result rests on, in one canonical text with a digest of each part: anyone can recompute it. */
import { canonical, type Sha256 } from './canonical-json.ts';
import { byCodePoint } from './points.ts';
import type { PolicyData } from './policy.ts';
import type { Results } from './results.ts';
import type { RoundData } from './round.ts';

export const BUNDLE_VERSION = 1;

export interface Bundle {
  version: typeof BUNDLE_VERSION;
  policy: PolicyData;
  round: RoundData;
  results: Results;
  digests: Digests;
}

export const DIGESTED = [
  'policy',
  'rubric',
  'round',
  'participants',
  'sheets',
  'decisions',
  'settings',
  'results'
] as const;
export type Digests = { [P in (typeof DIGESTED)[number]]: string };

export const policyDigest = (policy: PolicyData, sha256: Sha256): string => sha256(canonical(policy));

export function makeBundle(policy: PolicyData, given: RoundData, results: Results, sha256: Sha256): Bundle {
  const round = inOrder(given);
  const digests = { ...inputDigests(policy, round, sha256), results: results.digest };
  return { version: BUNDLE_VERSION, policy, round, results, digests };
}

/**
 * Of what goes into grading; what a round leaves out counts as empty. `round` covers the whole, its date, facts and
 * panels too; the others say which part of it differs.
 */
export function inputDigests(
  policy: PolicyData,
  round: Readonly<Partial<Record<keyof RoundData, unknown>>>,
  sha256: Sha256
): Omit<Digests, 'results'> {
  const digest = (value: unknown): string => sha256(canonical(value));
  return {
    policy: policyDigest(policy, sha256),
    rubric: digest(policy.rubric),
    round: digest(round),
    participants: digest(round.participants ?? []),
    sheets: digest(round.sheets ?? []),
    decisions: digest(round.decisions ?? []),
    settings: digest(round.settings ?? {})
  };
}

/** Lists whose order means nothing are sorted, so that the same round gives the same bytes. */
function inOrder(round: RoundData): RoundData {
  return {
    ...round,
    participants: sorted(round.participants, ({ id }) => id),
    sheets: sorted(round.sheets, ({ participant, expert }) => `${participant}\0${expert}`),
    ...(round.panels ? { panels: sorted(round.panels, ({ expert }) => expert) } : {}),
    ...(round.facts
      ? { facts: sorted(round.facts, ({ participant, criterion }) => `${participant}\0${criterion}`) }
      : {})
  };
}

const sorted = <T>(list: readonly T[], keyOf: (item: T) => string): T[] =>
  list
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => byCodePoint(a.key, b.key))
    .map(({ item }) => item);
