/** What must hold inside a policy beyond its shape: sums, ids, bands, and a source for every value. */
import type { AssessmentData, PolicyData } from './policy.ts';
import { problem, type Problem } from './problem.ts';
import { exact, type CriterionData, type RubricData } from './rubric.ts';
import { checkAssessment, leavesOf, SETTING_KEYS } from './settings.ts';

export function checkPolicy(policy: PolicyData): Problem[] {
  return [
    ...repeatedIds(policy.assessments, 'assessments'),
    ...repeatedIds(policy.triggers, 'triggers'),
    ...policy.assessments.flatMap((assessment, index) => checkOne(assessment, policy, `assessments[${index}]`)),
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
    ...(assessment.secondAttempt ? unknownBand(assessment.secondAttempt.best, 'secondAttempt.best') : []),
    ...missingSources(assessment).map((value) => problem('source-missing', { value }, { path: `${path}.${value}` }))
  ];
}

function missingSources(assessment: AssessmentData): string[] {
  const leaves = SETTING_KEYS.flatMap((key) => [...leavesOf(assessment, key).keys()]);
  if (assessment.secondAttempt) leaves.push('secondAttempt.best');
  return leaves.filter((leaf) => !Object.hasOwn(assessment.sources, leaf));
}

function checkRubric({ categories }: RubricData): Problem[] {
  const problems = [
    ...repeatedIds(categories, 'rubric.categories'),
    ...repeatedIds(categories.flatMap(({ criteria }) => criteria), 'rubric criteria')
  ];
  categories.forEach((category, index) => {
    const path = `rubric.categories[${index}]`;
    const rows = category.criteria.reduce((sum, { max }) => sum + exact(max, 2), 0);
    const max = exact(category.max, 2);
    // A bonus category may hold more rows than it gives points for; a base category's max is their sum.
    if (category.bonus ? rows < max : rows !== max) {
      const detail = { category: category.id, rows: rows / 100, max: category.max };
      problems.push(problem('category-sum', detail, { path: `${path}.max` }));
    }
    category.criteria.forEach((criterion, row) => problems.push(...checkCriterion(criterion, `${path}.criteria[${row}]`)));
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
  if ('parts' in criterion) problems.push(...repeatedIds(criterion.parts, `${path}.parts`));
  if (criterion.method === 'deductions') {
    criterion.parts.forEach((part, index) => {
      if (part.kind !== 'absent') return;
      const at = { path: `${path}.parts[${index}]` };
      if (part.deduct === undefined && !part.zeroes) problems.push(problem('missing-key', { key: 'deduct' }, at));
      if (part.deduct !== undefined && part.zeroes) {
        problems.push(problem('superfluous-input', { key: 'deduct', why: 'zeroes-decides' }, at));
      }
    });
  }
  return problems;
}

function repeatedIds(list: readonly { id: string }[], path: string): Problem[] {
  return list.flatMap(({ id }, index) =>
    list.findIndex((each) => each.id === id) < index
      ? [problem('duplicate-id', { id }, { path: `${path}[${index}].id` })]
      : []
  );
}

