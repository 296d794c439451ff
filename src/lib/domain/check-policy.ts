/** What must hold inside a policy beyond its shape: sums, ids, bands, and a source for every value. */
import type { AssessmentData, ConsequenceData, PolicyData } from './policy.ts';
import { append, problem, type Problem } from './problem.ts';
import { exact, type CriterionData, type RubricData } from './rubric.ts';
import { checkAssessment, leavesOf, SETTING_KEYS } from './settings.ts';

export function checkPolicy(policy: PolicyData): Problem[] {
  return [
    ...repeatedIds(policy.assessments, 'assessments'),
    ...repeatedIds(policy.triggers, 'triggers'),
    ...checkPeriod(policy.effective),
    ...policy.triggers.flatMap(({ consequences }, index) =>
      checkConsequences(consequences, `triggers[${index}].consequences`)
    ),
    ...policy.assessments.flatMap((assessment, index) =>
      checkOne(assessment, policy, `assessments[${index}]`)
    ),
    ...checkRubric(policy.rubric)
  ];
}

function checkOne(assessment: AssessmentData, policy: PolicyData, path: string): Problem[] {
  const known = (assessment.grades?.bands ?? []).map(({ id }) => id);
  const unknownBand = (band: string, key: string): Problem[] =>
    known.includes(band) ? [] : [problem('unknown-band', { band, known }, { path: `${path}.${key}` })];
  return [
    ...checkAssessment(assessment, policy.rubric, path),
    ...Object.keys(assessment.consequences).flatMap((band) => unknownBand(band, `consequences.${band}`)),
    ...Object.entries(assessment.consequences).flatMap(([band, list]) =>
      checkConsequences(list, `${path}.consequences.${band}`)
    ),
    ...(assessment.secondAttempt ? unknownBand(assessment.secondAttempt.best, 'secondAttempt.best') : []),
    ...missingSources(assessment).map((value) =>
      problem('source-missing', { value }, { path: `${path}.${value}` })
    )
  ];
}

function checkPeriod({ from, to }: PolicyData['effective']): Problem[] {
  if (from === null || to === null || from <= to) return [];
  return [problem('range-reversed', { from, to }, { path: 'effective' })];
}

/** An amount set per studio needs its range, a ban its term; a clawback's amount is computed later. */
function checkConsequences(list: readonly ConsequenceData[], path: string): Problem[] {
  return list.flatMap(({ kind, amountYuan, range, years }, index) => {
    const at = { path: `${path}[${index}]` };
    const problems: Problem[] = [];
    if (kind === 'clawback' && amountYuan !== undefined) {
      problems.push(problem('superfluous-input', { key: 'amountYuan', why: 'ledger-decides' }, at));
    } else if (amountYuan === null && !range) problems.push(problem('missing-key', { key: 'range' }, at));
    if (kind === 'application-ban' && years === undefined)
      problems.push(problem('missing-key', { key: 'years' }, at));
    if (range && range.min > range.max) {
      problems.push(problem('range-reversed', { from: String(range.min), to: String(range.max) }, at));
    }
    return problems;
  });
}

function missingSources(assessment: AssessmentData): string[] {
  const leaves = SETTING_KEYS.flatMap((key) => [...leavesOf(assessment, key).keys()]);
  if (assessment.secondAttempt) leaves.push('secondAttempt.best');
  return leaves.filter((leaf) => !Object.hasOwn(assessment.sources, leaf));
}

function checkRubric({ categories }: RubricData): Problem[] {
  const problems = [...repeatedIds(categories, 'rubric.categories'), ...repeatedRows(categories)];
  categories.forEach((category, index) => {
    const path = `rubric.categories[${index}]`;
    // A tie-breaker called `base` is the base total.
    if (category.id === 'base')
      problems.push(problem('bad-id', { found: category.id }, { path: `${path}.id` }));
    const rows = category.criteria.reduce((sum, { max }) => sum + exact(max, 2), 0);
    const max = exact(category.max, 2);
    // A bonus category may hold more rows than it gives points for; a base category's max is their sum.
    if (category.bonus ? rows < max : rows !== max) {
      const detail = { category: category.id, rows: rows / 100, max: category.max };
      problems.push(problem('category-sum', detail, { path: `${path}.max` }));
    }
    category.criteria.forEach((criterion, row) =>
      append(problems, checkCriterion(criterion, `${path}.criteria[${row}]`))
    );
  });
  return problems;
}

function checkCriterion(criterion: CriterionData, path: string): Problem[] {
  const problems: Problem[] = [];
  const { max, step } = criterion;
  const handGiven = criterion.method === 'judgement' || criterion.method === 'measured';
  if (handGiven && exact(max, 2) % exact(step, 2) !== 0) {
    problems.push(problem('max-off-step', { max, step }, { path: `${path}.step` }));
  }
  for (const key of Object.keys(criterion.local ?? {})) {
    const expected = ['row', ...parametersOf(criterion)];
    if (!expected.includes(key))
      problems.push(problem('unknown-key', { key, expected }, { path: `${path}.local.${key}` }));
  }
  if ('parts' in criterion) append(problems, repeatedIds(criterion.parts, `${path}.parts`));
  if (criterion.method === 'deductions') {
    criterion.parts.forEach((part, index) => {
      if (part.kind !== 'absent') return;
      const at = { path: `${path}.parts[${index}]` };
      if (part.deduct === undefined && !part.zeroes)
        problems.push(problem('missing-key', { key: 'deduct' }, at));
      if (part.deduct !== undefined && part.zeroes) {
        problems.push(problem('superfluous-input', { key: 'deduct', why: 'zeroes-decides' }, at));
      }
    });
  }
  return problems;
}

/** What a local reason may be about: the row's parameters, those of its parts, or a part by its id. */
function parametersOf(criterion: CriterionData): string[] {
  const parts = 'parts' in criterion ? criterion.parts : [];
  return [...Object.keys(criterion), ...parts.flatMap((part) => [part.id, ...Object.keys(part)])];
}

/** Row ids are keys of a sheet: one of each in the whole table. */
function repeatedRows(categories: RubricData['categories']): Problem[] {
  const seen = new Set<string>();
  return categories.flatMap(({ criteria }, index) =>
    criteria.flatMap(({ id }, row) => {
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew
        ? []
        : [problem('duplicate-id', { id }, { path: `rubric.categories[${index}].criteria[${row}].id` })];
    })
  );
}

function repeatedIds(list: readonly { id: string }[], path: string): Problem[] {
  return list.flatMap(({ id }, index) =>
    list.findIndex((each) => each.id === id) < index
      ? [problem('duplicate-id', { id }, { path: `${path}[${index}].id` })]
      : []
  );
}
