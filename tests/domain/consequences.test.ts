/** Second attempts, vetoes and what follows from a grade, worked out by hand; and policies that cannot be graded. */
import { describe, expect, test } from 'vitest';
import { checkPolicy } from '#lib/domain/check-policy.ts';
import { policySchema, type PolicyData, type TriggerData } from '#lib/domain/policy.ts';
import { grade } from './generators.ts';
import { show } from './kit.ts';
import { BANDS, graded, LOCAL, one, policyWith, roundOf } from './small-rounds.ts';

describe('second attempt, veto, consequences', () => {
  const reward = { kind: 'reward' as const, amountYuan: 100_000, may: true as const, citation: 'art. 14' };
  const ban = { kind: 'application-ban' as const, years: 3, citation: 'art. 19' };
  const clawback = { kind: 'clawback' as const, scope: 'whole', citation: 'art. 19' };
  const rectification = { kind: 'rectification' as const, attempt: 1 as const, citation: 'art. 18' };
  const revocation = { kind: 'revocation' as const, attempt: 2 as const, citation: 'art. 18' };
  const consequences = { excellent: [reward], fail: [rectification, revocation, ban, clawback] };
  const triggers: TriggerData[] = [
    {
      id: 'fraud',
      title: 'fraud',
      citation: 'art. 20',
      consequences: [{ kind: 'revocation', citation: 'art. 20' }, clawback]
    },
    {
      id: 'idle',
      title: 'idle',
      citation: 'art. 20',
      consequences: [{ kind: 'revocation', citation: 'art. 20' }]
    }
  ];

  test('after rectification the best is pass, and no one competes for the cap', () => {
    const policy = policyWith({
      secondAttempt: { best: 'pass' },
      cap: { percent: 50, strict: true },
      consequences
    });
    const { lines, undecided } = graded(
      policy,
      roundOf({ a: one(80, 20), b: one(80, 20), c: one(0, 0) }, { attempt: 2 })
    );
    expect([lines['a'], lines['b'], undecided]).toStrictEqual([
      [100, 1, 'pass', 'threshold'],
      [100, 1, 'pass', 'threshold'],
      []
    ]);
    expect(lines['c']).toStrictEqual([0, 3, 'fail', 'threshold']);
  });

  test('a failure brings what belongs to its attempt; a term ends on 28 February; a clawback has no amount yet', () => {
    const kinds = (attempt: 1 | 2) =>
      graded(policyWith({ consequences }), roundOf({ c: one(0, 0) }, { attempt })).results[0]?.consequences;
    const rest = [
      { kind: 'application-ban', until: '2027-02-28', citation: 'art. 19' },
      { kind: 'clawback', amountYuan: null, citation: 'art. 19' }
    ];
    expect(kinds(1)).toStrictEqual([{ kind: 'rectification', citation: 'art. 18' }, ...rest]);
    expect(kinds(2)).toStrictEqual([{ kind: 'revocation', citation: 'art. 18' }, ...rest]);
  });

  test("a veto brings the trigger's own consequences, also below quorum, where every figure is null", () => {
    const policy = policyWith({ consequences, quorum: 2 }, triggers);
    const vetoes = [{ trigger: 'fraud', note: 'n' }];
    const { results, incomplete } = graded(
      policy,
      roundOf({ a: { ...one(80, 20), vetoes }, b: one(80, 20) })
    );
    expect(incomplete).toStrictEqual(['b']);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({
      sheets: 1,
      kept: 0,
      base: null,
      bonus: null,
      total: null,
      rank: null,
      grade: 'fail',
      reason: 'veto'
    });
    expect(show(results[0]?.categories)).toBe(show({ work: null, craft: null, more: null }));
    expect(results[0]?.consequences).toStrictEqual([
      { kind: 'revocation', citation: 'art. 20' },
      { kind: 'clawback', amountYuan: null, citation: 'art. 19' }
    ]);
  });

  test('two vetoes together bring each consequence once', () => {
    const vetoes = [{ trigger: 'idle', note: 'n' }, { trigger: 'fraud', note: 'n' }]; // prettier-ignore
    const { results } = graded(
      policyWith({ consequences }, triggers),
      roundOf({ a: { ...one(80, 20), vetoes } })
    );
    expect(results[0]?.consequences.map(({ kind }) => kind)).toStrictEqual(['revocation', 'clawback']);
  });

  test("a trigger's consequence for one attempt only follows in that attempt", () => {
    const only = [{ id: 't', title: 't', citation: 'c', consequences: [rectification, revocation] }];
    const vetoes = [{ trigger: 't', note: 'n' }];
    for (const attempt of [1, 2] as const) {
      const { results } = grade({
        policy: policyWith({}, only),
        round: roundOf({ a: { ...one(1, 1), vetoes } }, { attempt })
      });
      expect(results[0]?.consequences.map(({ kind }) => kind)).toStrictEqual([
        attempt === 1 ? 'rectification' : 'revocation'
      ]);
    }
  });

  test('an assessment without grades has scores and ranks, and nothing follows', () => {
    const { lines, participants, quota } = graded(
      policyWith({ grades: null }),
      roundOf({ a: one(80, 20), b: one(70, 0) })
    );
    expect({ lines, participants, quota }).toStrictEqual({
      lines: { a: [100, 1, null, null], b: [70, 2, null, null] }, participants: 2, quota: null
    }); // prettier-ignore
  });
});

describe('policies that would be ambiguous or cannot be graded', () => {
  const complete = (policy: PolicyData): PolicyData => {
    const [assessment] = policy.assessments;
    const bands = (assessment?.grades?.bands ?? []).flatMap(({ id }) => [
      `grades.bands.${id}.title`,
      `grades.bands.${id}.min`
    ]);
    const paths = [
      ...bands,
      'grades.on',
      'cap',
      'aggregation.method',
      'aggregation.trimFrom',
      'quorum',
      'tieBreak'
    ];
    return {
      ...policy,
      assessments: policy.assessments.map((each) => ({
        ...each,
        sources: Object.fromEntries(paths.map((path) => [path, LOCAL]))
      }))
    };
  };
  const isRefused = (policy: PolicyData): boolean => {
    const parsed = policySchema.safeParse(policy);
    return !parsed.success || checkPolicy(parsed.data).length > 0;
  };

  test('the plain one is accepted', () => {
    expect(isRefused(complete(policyWith()))).toBe(false);
  });

  test('a band called `undecided` would be taken for a tie', () => {
    const bands = BANDS.map((band) => (band.id === 'pass' ? { ...band, id: 'undecided' } : band));
    expect(isRefused(complete(policyWith({ grades: { on: 'total', bands } })))).toBe(true);
  });

  test('a category called `base` could not be named as a tie-breaker', () => {
    const policy = complete(policyWith());
    const categories = policy.rubric.categories.map((each) =>
      each.id === 'craft' ? { ...each, id: 'base' } : each
    );
    expect(isRefused({ ...policy, rubric: { categories } })).toBe(true);
  });

  test('a term that no calendar holds is refused, or graded; it is no exception', () => {
    const ban = { kind: 'application-ban' as const, years: 1_000_000, citation: 'c' };
    const policy = complete(policyWith({ consequences: { fail: [ban] } }));
    if (!isRefused(policy)) expect(() => grade({ policy, round: roundOf({ a: one(0, 0) }) })).not.toThrow();
  });
});
