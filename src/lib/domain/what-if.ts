/**
 * The same round under other settings, cited ones too: who would change. Hypothetical by construction:
 * it has no digest, cannot be bundled, and writes nothing.
 */
import { gradeRound } from './grade-round.ts';
import type { AssessmentData, Policy } from './policy.ts';
import { isPlainObject, problem, type Checked } from './problem.ts';
import { readRound, type Round } from './read-round.ts';
import type { Result, ResultsBody } from './results.ts';
import { gradeSettingAside, withSheets } from './set-aside.ts';
import { SETTING_KEYS } from './settings.ts';

/** One value to try, at a path such as `cap.percent` or `grades.bands.pass.min`. */
export interface SettingChange {
  path: string;
  value: unknown;
}

type Standing = Pick<Result, 'total' | 'rank' | 'grade' | 'reason'>;

export interface WhatIf {
  hypothetical: true;
  settings: Record<string, unknown>;
  /** null: not among the results */
  changes: { participant: string; before: Standing | null; after: Standing | null }[];
  /** indexes of recorded decisions that fit no longer and were left out */
  setAside: number[];
  results: ResultsBody;
}

export function whatIf(policy: Policy, value: unknown, changes: readonly SettingChange[]): Checked<WhatIf> {
  const round = readRound(value, policy);
  if (!round.ok) return round;
  const before = gradeRound(round.value);
  return before.ok ? whatIfOf(round.value, before.value, changes) : before;
}

/** The same of a round that is read and graded already: its sheets are not scored again. */
export function whatIfOf(
  round: Round,
  before: ResultsBody,
  changes: readonly SettingChange[]
): Checked<WhatIf> {
  const settings = settingsWith(round, changes);
  if (!settings.ok) return settings;
  const tried = { ...round.data, settings: settings.value };
  const after = gradeSettingAside(tried, (value) =>
    withSheets(value, round.policy, round.sheets, { mayChangeCited: true })
  );
  if (!after.ok) return after;
  const { results, setAside } = after.value;
  return {
    ok: true,
    value: {
      hypothetical: true,
      settings: Object.fromEntries(changes.map(({ path, value }) => [path, value])),
      changes: compare(before, results),
      setAside: setAside.map(({ index }) => index),
      results
    }
  };
}

function settingsWith(
  { data, assessment }: Round,
  changes: readonly SettingChange[]
): Checked<Record<string, unknown>> {
  const settings: Record<string, unknown> = { ...data.settings };
  const known = SETTING_KEYS.flatMap((key) => pathsOf(key, assessment[key]));
  const problems = changes.flatMap(({ path, value }) => {
    const [key = '', ...rest] = path.split('.');
    const root = SETTING_KEYS.find((each) => each === key);
    if (root === undefined) return [problem('unknown-setting', { setting: path, known })];
    const base = structuredClone(settings[root] ?? valueOf(assessment, root));
    const set = setAt(base, rest, value);
    if (set === undefined) return [problem('unknown-setting', { setting: path, known })];
    settings[root] = set;
    return [];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: settings };
}

/** A cap to try where there is none starts as one that yields to an override. */
function valueOf(assessment: AssessmentData, key: (typeof SETTING_KEYS)[number]): unknown {
  return key === 'cap' && !assessment.cap ? { percent: 0, strict: false } : assessment[key];
}

/** Bands are named by id or by place. Undefined where the path leads nowhere. */
function setAt(base: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(base)) {
    const index = base.findIndex(
      (item, place) => (isPlainObject(item) && item.id === key) || String(place) === key
    );
    if (index < 0) return undefined;
    const inner = setAt(base[index], rest, value);
    return inner === undefined ? undefined : base.with(index, inner);
  }
  if (!isPlainObject(base) || !Object.hasOwn(base, key)) return undefined;
  const inner = setAt(base[key], rest, value);
  return inner === undefined ? undefined : { ...base, [key]: inner };
}

function pathsOf(path: string, value: unknown): string[] {
  if (Array.isArray(value)) {
    const named = value.filter(isPlainObject);
    return named.length === 0 ? [path] : named.flatMap((item) => pathsOf(`${path}.${String(item.id)}`, item));
  }
  if (!isPlainObject(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(`${path}.${key}`, inner));
}

function compare(before: ResultsBody, after: ResultsBody): WhatIf['changes'] {
  const was = new Map(before.results.map((result) => [result.participant, standing(result)]));
  const now = new Map(after.results.map((result) => [result.participant, standing(result)]));
  const changes: WhatIf['changes'] = [];
  for (const participant of new Set([...was.keys(), ...now.keys()])) {
    const change = { participant, before: was.get(participant) ?? null, after: now.get(participant) ?? null };
    if (JSON.stringify(change.before) !== JSON.stringify(change.after)) changes.push(change);
  }
  return changes;
}

const standing = ({ total, rank, grade, reason }: Result): Standing => ({ total, rank, grade, reason });
