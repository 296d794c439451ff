/**
 * A round's settings over its policy: each given value replaces the policy's whole, and may change
 * only what is local. Gives the assessment as it holds for the round, in the policy's own shape.
 */
import { citationOf } from './citation.ts';
import { sourceOf, type AssessmentData, type GradesData } from './policy.ts';
import { append, problem, type Problem } from './problem.ts';
import type { RubricData } from './rubric.ts';
import type { SettingsData } from './round.ts';

type SettingKey = 'grades' | 'cap' | 'aggregation' | 'quorum' | 'tieBreak';
export const SETTING_KEYS: readonly SettingKey[] = ['grades', 'cap', 'aggregation', 'quorum', 'tieBreak'];

type Leaf = string | number | boolean | null;

/** The single values below a setting, by path: `grades.bands.pass.min`, `cap.percent`, `tieBreak`. */
export function leavesOf(assessment: Pick<AssessmentData, SettingKey>, key: SettingKey): Map<string, Leaf> {
  switch (key) {
    case 'grades':
      return gradesLeaves(assessment.grades);
    case 'cap':
      return flat('cap', assessment.cap);
    case 'aggregation':
      return flat('aggregation', assessment.aggregation);
    case 'quorum':
      return new Map([['quorum', assessment.quorum]]);
    case 'tieBreak':
      return new Map([['tieBreak', assessment.tieBreak.join(' ')]]);
  }
}

function flat(key: string, value: Readonly<Record<string, Leaf>> | null): Map<string, Leaf> {
  if (value === null) return new Map([[key, null]]);
  return new Map(Object.entries(value).map(([name, leaf]) => [`${key}.${name}`, leaf]));
}

function gradesLeaves(grades: GradesData | null): Map<string, Leaf> {
  if (grades === null) return new Map([['grades', null]]);
  const leaves = new Map<string, Leaf>([['grades.on', grades.on]]);
  for (const { id, title, min } of grades.bands) {
    leaves.set(`grades.bands.${id}.title`, title);
    leaves.set(`grades.bands.${id}.min`, min);
  }
  return leaves;
}

export interface AppliedSettings {
  assessment: AssessmentData;
  problems: Problem[];
}

/** @param mayChangeCited a what-if run may change any value */
export function applySettings(
  policy: AssessmentData,
  settings: SettingsData,
  rubric: RubricData,
  mayChangeCited = false
): AppliedSettings {
  const assessment: AssessmentData = { ...policy, sources: { ...policy.sources } };
  const problems: Problem[] = [];
  for (const key of SETTING_KEYS) {
    if (settings[key] === undefined) continue;
    Object.assign(assessment, { [key]: settings[key] });
    const changed = changedLeaves(policy, assessment, key);
    for (const path of changed) {
      const citation = citationOf(sourceOf(policy, path));
      if (citation === null || mayChangeCited) {
        assessment.sources[path] = { local: true, reason: '本批次设定' };
      } else {
        problems.push(
          problem('setting-cited', { setting: path, citation }, { path: settingPath(settings, path) })
        );
      }
    }
    if (key === 'grades' && !mayChangeCited)
      append(problems, [...addedBands(policy, settings), ...reorderedBands(policy, settings)]);
  }
  return { assessment, problems: [...problems, ...checkAssessment(assessment, rubric, 'settings')] };
}

/** Leaves that the policy has and the round gives otherwise or not at all, and those that only the round has. */
function changedLeaves(policy: AssessmentData, assessment: AssessmentData, key: SettingKey): string[] {
  const before = leavesOf(policy, key);
  const after = leavesOf(assessment, key);
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}

/** A new band takes scores from the known band below its least score: refused where that band's range is cited. */
function addedBands(policy: AssessmentData, settings: SettingsData): Problem[] {
  const known = policy.grades?.bands ?? [];
  return (settings.grades?.bands ?? []).flatMap((band, index) => {
    if (known.some(({ id }) => id === band.id)) return [];
    const below = known.find(({ min }) => min <= band.min);
    const citation = below ? citationOf(sourceOf(policy, `grades.bands.${below.id}.min`)) : null;
    const path = `settings.grades.bands[${index}]`;
    return citation === null
      ? []
      : [problem('setting-cited', { setting: `grades.bands.${band.id}`, citation }, { path })];
  });
}

/**
 * Which grade is better than which, which is the best and which the last, is part of what a cited title says:
 * a cap and a failure's consequences hang on it.
 */
function reorderedBands(policy: AssessmentData, settings: SettingsData): Problem[] {
  const known = (policy.grades?.bands ?? []).map(({ id }) => id);
  const given = (settings.grades?.bands ?? []).map(({ id }) => id);
  const isMoved = (id: string): boolean => {
    const place = given.indexOf(id);
    const isEnd = (id === known[0] && place > 0) || (id === known.at(-1) && place < given.length - 1);
    const passed = known.some((other) => {
      const otherPlace = given.indexOf(other);
      const [wasAbove, isAbove] = [known.indexOf(other) < known.indexOf(id), otherPlace < place];
      return otherPlace >= 0 && wasAbove !== isAbove && other !== id;
    });
    return place >= 0 && (isEnd || passed);
  };
  const citations = known
    .filter(isMoved)
    .map((id) => citationOf(sourceOf(policy, `grades.bands.${id}.title`)));
  const citation = citations.find((each) => each !== null);
  return citation === undefined
    ? []
    : [problem('setting-cited', { setting: 'grades.bands', citation }, { path: 'settings.grades.bands' })];
}

function settingPath(settings: SettingsData, leaf: string): string {
  const [, id, name] = /^grades\.bands\.(.+)\.(title|min)$/.exec(leaf) ?? [];
  const index = settings.grades?.bands.findIndex((band) => band.id === id) ?? -1;
  if (id === undefined) return `settings.${leaf}`;
  return index < 0 ? 'settings.grades.bands' : `settings.grades.bands[${index}].${name}`;
}

/** What must hold between the values of an assessment, of a policy as of a round. */
export function checkAssessment(
  { grades, cap, tieBreak }: Pick<AssessmentData, 'grades' | 'cap' | 'tieBreak'>,
  rubric: RubricData,
  path: string
): Problem[] {
  const problems: Problem[] = [];
  const bands = grades?.bands ?? [];
  bands.forEach(({ id, min }, index) => {
    const at = { path: `${path}.grades.bands[${index}]` };
    const above = bands[index - 1];
    // A result's grade says `undecided` where a tie waits for the panel.
    if (id === 'undecided') problems.push(problem('bad-id', { found: id }, at));
    if (bands.findIndex((band) => band.id === id) < index) problems.push(problem('duplicate-id', { id }, at));
    const isLast = index === bands.length - 1;
    if ((above && above.min <= min) || (isLast && min !== 0)) {
      problems.push(problem('bands-out-of-order', { band: id }, at));
    }
  });
  // A cap moves a participant to the next band, which must not be the last (rule 5 of the domain).
  if (cap && bands.length < 3)
    problems.push(problem('cap-needs-bands', { bands: bands.length }, { path: `${path}.cap` }));
  const known = ['base', ...rubric.categories.map(({ id }) => id)];
  tieBreak.forEach((category, index) => {
    const at = { path: `${path}.tieBreak[${index}]` };
    if (!known.includes(category)) problems.push(problem('unknown-category', { category, known }, at));
    else if (tieBreak.indexOf(category) < index) problems.push(problem('duplicate-id', { id: category }, at));
  });
  return problems;
}
