/** Random assessments over a table: bands, caps, aggregation, tie-breakers, consequences, and their sources. */
import fc from 'fast-check';
import type { AssessmentData, ConsequenceData, PolicyData } from '#lib/domain/policy.ts';
import type { SettingsData } from '#lib/domain/round.ts';
import type { RubricData } from '#lib/domain/rubric.ts';
import { chance, CITATION } from './generators-rubric.ts';
import { sheetOf, type Entry } from './oracle-rows.ts';

export type Entries = Record<string, Entry>;

const BAND_IDS = ['excellent', 'good', 'pass', 'constructor', 'fail'] as const;

const KINDS = ['reward', 'grant', 'revocation', 'clawback', 'application-ban', 'recommendation'] as const;

const rawConsequence = fc.record({
  kind: fc.constantFrom(...KINDS),
  amountYuan: fc.constantFrom(undefined, null, 0, 200_000),
  years: fc.constantFrom(undefined, 1, 3, 4, 100),
  may: fc.boolean(),
  attempt: fc.constantFrom<(1 | 2 | undefined)[]>(undefined, undefined, 1, 2)
});
type RawConsequence = typeof rawConsequence extends fc.Arbitrary<infer T> ? T : never;

export function consequenceOf(
  { kind, amountYuan, years, may, attempt }: RawConsequence,
  ofTrigger: boolean
): ConsequenceData {
  const term = years ?? (kind === 'application-ban' ? 2 : undefined);
  return {
    kind,
    ...(amountYuan === undefined || kind === 'clawback' ? {} : { amountYuan }),
    ...(amountYuan === null && kind !== 'clawback' ? { range: { min: 300_000, max: 500_000 } } : {}),
    ...(term === undefined ? {} : { years: term }),
    ...(may ? { may: true as const } : {}),
    ...(attempt === undefined || ofTrigger ? {} : { attempt }),
    ...(kind === 'clawback' ? { scope: 'whole grant' } : {}),
    citation: `${CITATION} ${kind}`
  };
}

const rawThreshold = fc.record({
  template: fc.nat(3),
  delta: fc.integer({ min: -1, max: 1 }),
  permille: fc.nat(999),
  at: chance(60)
});

export const rawAssessment = fc.record({
  withGrades: chance(93),
  on: fc.constantFrom('total', 'total', 'base'),
  thresholds: fc.oneof(
    { weight: 1, arbitrary: fc.array(rawThreshold, { minLength: 1, maxLength: 1 }) },
    { weight: 5, arbitrary: fc.array(rawThreshold, { minLength: 2, maxLength: 4 }) }
  ),
  /** the first band starts where the worst of the templates ends up, so that there are many candidates */
  lenient: chance(65),
  cap: fc.constantFrom('none', 'strict', 'in-principle', 'in-principle', 'strict'),
  percent: fc.oneof(
    fc.record({ kind: fc.constant('aim' as const), value: fc.nat(11) }),
    fc.record({ kind: fc.constant('aim' as const), value: fc.nat(4) }),
    fc.record({
      kind: fc.constant('is' as const),
      value: fc.constantFrom(0, 2000, 2900, 10_000, 1250, 3333, 1, 9999)
    }),
    fc.record({ kind: fc.constant('is' as const), value: fc.nat(10_000) })
  ),
  trimmed: chance(45),
  trimFrom: fc.integer({ min: 3, max: 6 }),
  quorum: fc.constantFrom(1, 1, 1, 2, 3),
  tieBreak: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
  best: fc.constantFrom(undefined, 0, 1, 1, 2),
  inRound: chance(25),
  cited: fc.boolean(),
  consequences: fc.array(fc.array(rawConsequence, { maxLength: 3 }), { minLength: 5, maxLength: 5 }),
  triggers: fc.array(fc.array(rawConsequence, { maxLength: 2 }), { minLength: 3, maxLength: 3 })
});
type RawAssessment = typeof rawAssessment extends fc.Arbitrary<infer T> ? T : never;

function bandsOf(raw: RawAssessment, rubric: RubricData, templates: readonly Entries[]) {
  const policy = { rubric } as PolicyData;
  const top = rubric.categories.reduce((sum, { max }) => sum + Math.round(max * 100), 0);
  const totals = templates.map((entries) => {
    const { base, total } = sheetOf(policy, '', entries);
    return Number(raw.on === 'base' ? base : total);
  });
  const mins = raw.thresholds.map(({ at, template, delta, permille }) =>
    at ? (totals[template % totals.length] ?? 0) + delta : Math.floor((top * permille) / 1000)
  );
  const highest = Math.max(...mins, 1);
  const lowest = Math.min(...totals, top);
  const scaled = raw.lenient ? mins.map((min) => Math.floor((min * lowest) / highest)) : mins;
  const descending = [...new Set([...scaled.filter((min) => min > 0), 0])].sort((a, b) => b - a);
  return descending.map((min, index) => {
    const id = index === descending.length - 1 ? 'fail' : (BAND_IDS[index] ?? 'fail');
    return { id, title: `band ${id}`, min: min / 100 };
  });
}

function sourcesOf(assessment: Omit<AssessmentData, 'sources'>, cited: boolean): AssessmentData['sources'] {
  const { grades, cap } = assessment;
  const paths = [
    ...(grades
      ? [
          'grades.on',
          ...grades.bands.flatMap(({ id }) => [`grades.bands.${id}.title`, `grades.bands.${id}.min`])
        ]
      : ['grades']),
    ...(cap ? ['cap.percent', 'cap.strict'] : ['cap']),
    'aggregation.method',
    'aggregation.trimFrom',
    'quorum',
    'tieBreak',
    ...(assessment.secondAttempt ? ['secondAttempt.best'] : [])
  ];
  const local = { local: true as const, reason: 'open in the text' };
  return Object.fromEntries(
    paths.map((path, i) => [path, cited && i % 2 === 0 ? { citation: CITATION } : local])
  );
}

/** The figures of the assessment as they hold, and the policy and the settings that together give them. */
export function assessmentOf(
  raw: RawAssessment,
  rubric: RubricData,
  templates: readonly Entries[],
  graded: number
) {
  const bands = bandsOf(raw, rubric, templates);
  const grades = raw.withGrades ? { on: raw.on, bands } : null;
  const aim =
    graded === 0 ? 0 : Math.min(10_000, Math.ceil(((raw.percent.value % (graded + 1)) * 10_000) / graded));
  const percent = (raw.percent.kind === 'aim' ? aim : raw.percent.value) / 100;
  const cap =
    grades && bands.length > 2 && raw.cap !== 'none' ? { percent, strict: raw.cap === 'strict' } : null;
  const names = ['base', ...rubric.categories.map(({ id }) => id)];
  const tieBreak = [...new Set(raw.tieBreak.map((index) => names[index % names.length] ?? 'base'))];
  const aggregation = {
    method: raw.trimmed ? ('trimmed-mean' as const) : ('mean' as const),
    trimFrom: raw.trimFrom
  };
  const best = raw.best === undefined || !grades ? undefined : bands[raw.best]?.id;
  const values = { grades, cap, aggregation, quorum: raw.quorum, tieBreak };
  const settings: SettingsData | undefined = raw.inRound ? values : undefined;
  const stated = raw.inRound
    ? {
        grades: grades && {
          ...grades,
          bands: bands.map((band) => ({
            ...band,
            min: band.min === 0 ? 0 : (Math.round(band.min * 100) + 1) / 100
          }))
        },
        cap: null,
        aggregation: { method: 'mean' as const, trimFrom: 5 },
        quorum: 1,
        tieBreak: []
      }
    : values;
  const consequences = grades
    ? Object.fromEntries(
        bands.map(({ id }, i) => [id, (raw.consequences[i] ?? []).map((each) => consequenceOf(each, false))])
      )
    : {};
  const assessment = {
    id: 'end-of-term',
    title: '期满考核',
    ...stated,
    ...(best === undefined ? {} : { secondAttempt: { best } }),
    consequences
  };
  return {
    assessment: { ...assessment, sources: sourcesOf(assessment, raw.cited && !raw.inRound) },
    settings
  };
}
