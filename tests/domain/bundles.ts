/** Bundles to verify: of any scenario, and of one that holds a bit of everything. */
import { sha256 } from '#lib/server/digest.ts';
import { makeBundle, policyDigest } from '#lib/domain/bundle.ts';
import { canonical } from '#lib/domain/canonical-json.ts';
import { sealResults } from '#lib/domain/grade-round.ts';
import type { PolicyData } from '#lib/domain/policy.ts';
import { verifyBundle, type Verdict } from '#lib/domain/verify.ts';
import { grade, type Scenario } from './generators.ts';

export const bundleOf = (scenario: Scenario): string => {
  const { results } = sealResults(grade(scenario), sha256);
  return canonical(makeBundle(scenario.policy, scenario.round, results, sha256));
};

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Verifies as someone would who has the policy from elsewhere. */
export function verify(bytes: Uint8Array, policy: PolicyData, expected?: string): Verdict {
  const known = [{ digest: policyDigest(policy, sha256), standing: 'current' as const }];
  return verifyBundle(bytes, {
    known: () => known,
    sha256,
    ...(expected === undefined ? {} : { expect: expected })
  });
}

/** A bundle with a bit of everything that a round can hold, and little of it. */
export const TINY: Scenario = (() => {
  const local = { local: true as const, reason: 'r' };
  const bands = [
    { id: 'a', title: 'A', min: 1 },
    { id: 'b', title: 'B', min: 0.5 },
    { id: 'c', title: 'C', min: 0 }
  ];
  const leaves = ['on', ...bands.flatMap(({ id }) => [`bands.${id}.title`, `bands.${id}.min`])].map(
    (leaf) => `grades.${leaf}`
  );
  const paths = [
    ...leaves,
    'cap.percent',
    'cap.strict',
    'aggregation.method',
    'aggregation.trimFrom',
    'quorum',
    'tieBreak'
  ];
  const policy: PolicyData = {
    id: 'p',
    title: '办法',
    docNo: null,
    status: 'draft',
    effective: { from: '2020-01-01', to: null },
    assessments: [
      {
        id: 'x',
        title: 'X',
        grades: { on: 'total', bands },
        cap: { percent: 33.34, strict: false },
        aggregation: { method: 'mean', trimFrom: 5 },
        quorum: 1,
        tieBreak: [],
        consequences: { a: [{ kind: 'reward', amountYuan: 100, may: true, citation: 'c' }] },
        sources: Object.fromEntries(
          paths.map((path) => [path, path === 'cap.percent' ? { citation: 'c' } : local])
        )
      }
    ],
    triggers: [{ id: 't', title: 'T', citation: 'c', consequences: [{ kind: 'revocation', citation: 'c' }] }],
    rubric: {
      categories: [
        {
          id: 'k',
          title: 'K',
          max: 1,
          bonus: false,
          criteria: [
            {
              id: 'm', title: 'M', max: 1, step: 0.5, evidence: false, citation: 'c', method: 'measured', unit: 'u',
              whole: false, required: 2
            } // prettier-ignore
          ]
        }
      ]
    }
  };
  const ids = ['𠀀1', 'Ａ1', 'v'];
  return {
    policy,
    round: {
      id: 'r',
      policy: 'p',
      assessment: 'x',
      date: '2026-03-01',
      attempt: 1,
      settings: { quorum: 1 },
      participants: ids.map((id) => ({
        id,
        name: id,
        district: 'd',
        ...(id === 'v' ? { recognisedOn: '2025-01-01', vetoes: [{ trigger: 't', note: 'n' }] } : {})
      })),
      panels: [{ expert: 'E', participants: ids }],
      facts: [{ participant: 'v', criterion: 'm', amount: 1, by: 'b', on: '2026-01-01' }],
      sheets: ids.slice(0, 2).map((participant) => ({
        participant,
        expert: 'E',
        entries: { m: { amount: 2.5, note: '测' } }
      })),
      decisions: [
        {
          kind: 'tie',
          participants: ids.slice(0, 2),
          order: ids.slice(0, 2),
          by: 'b',
          on: '2026-03-02',
          minutes: 'm'
        }
      ]
    }
  };
})();

/** A fault in a bundle is a finding, never an exception. */
export function outcomeOf(run: () => Verdict): string {
  try {
    return run().problems.length > 0 ? 'found' : 'unnoticed';
  } catch (error) {
    return String(error);
  }
}
