/**
 * A round's settings as a form: each single value of the policy with where it comes from, and the way back from what was
 * typed. Fields are called as the problems of the settings name them. Must not know: words, how any of it is stored.
 */
import { citationOf, type Source } from '#lib/domain/citation.ts';
import { sourceOf, type AssessmentData } from '#lib/domain/policy.ts';
import type { SettingsData } from '#lib/domain/round.ts';
import { leavesOf, SETTING_KEYS } from '#lib/domain/settings.ts';

export type SettingKind = 'points' | 'percent' | 'count' | 'choice' | 'order';

export interface SettingField {
  /** of the form, and of the problems: `settings.grades.bands[1].min` */
  name: string;
  /** of the policy: `grades.bands.pass.min` */
  path: string;
  kind: SettingKind;
  /** a band's title, for its least score */
  band: string | null;
  /** as the form has it */
  value: string;
  /** the policy's own */
  usual: string;
  isChanged: boolean;
  /** the article that fixes it: then it cannot be changed here */
  citation: string | null;
  /** why the value was chosen where the text leaves it open */
  reason: string | null;
}

/** Of grades.on, aggregation.method, cap.strict. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'grades.on': ['total', 'base'],
  'aggregation.method': ['mean', 'trimmed-mean'],
  'cap.strict': ['true', 'false']
};
/** A tie is broken by at most so many figures in a form. */
export const TIE_BREAKS = 3;

export function settingFields(policy: AssessmentData, settings: SettingsData): SettingField[] {
  const now: AssessmentData = { ...policy, ...withoutUndefined(settings) };
  const field = (
    name: string,
    path: string,
    kind: SettingKind,
    read: (of: AssessmentData) => string,
    band: string | null = null
  ): SettingField => {
    const source = sourceFor(policy, path);
    const [value, usual] = [read(now), read(policy)];
    return {
      name: `settings.${name}`,
      path,
      kind,
      band,
      value,
      usual,
      isChanged: value !== usual,
      citation: citationOf(source),
      reason: source && 'local' in source ? source.reason : null
    };
  };
  const bands = policy.grades?.bands ?? [];
  const minOf = (id: string) => (of: AssessmentData) =>
    String(of.grades?.bands.find((band) => band.id === id)?.min ?? '');
  return [
    ...(policy.grades === null
      ? []
      : [
          field('grades.on', 'grades.on', 'choice', ({ grades }) => grades?.on ?? ''),
          // The last band is from 0, by what a band is.
          ...bands
            .slice(0, -1)
            .map(({ id, title }, index) =>
              field(`grades.bands[${index}].min`, `grades.bands.${id}.min`, 'points', minOf(id), title)
            ),
          field('cap.percent', 'cap.percent', 'percent', ({ cap }) =>
            cap === null ? '' : String(cap.percent)
          ),
          field('cap.strict', 'cap.strict', 'choice', ({ cap }) => (cap === null ? '' : String(cap.strict)))
        ]),
    field('aggregation.method', 'aggregation.method', 'choice', ({ aggregation }) => aggregation.method),
    field('aggregation.trimFrom', 'aggregation.trimFrom', 'count', ({ aggregation }) =>
      String(aggregation.trimFrom)
    ),
    field('quorum', 'quorum', 'count', ({ quorum }) => String(quorum)),
    field('tieBreak', 'tieBreak', 'order', ({ tieBreak }) => tieBreak.join(' '))
  ];
}

/** A policy without a cap says so once, for the whole of it. */
const sourceFor = (policy: AssessmentData, path: string): Source | undefined =>
  sourceOf(policy, path) ?? sourceOf(policy, path.split('.')[0] ?? path);

/**
 * The settings that were typed: a part that says what the policy says is left out, so that it stays the policy's. A number
 * that is none is NaN, which the schema refuses with its own words.
 */
export function settingsOf(policy: AssessmentData, typed: (name: string) => string): SettingsData {
  const number = (name: string): number => {
    const text = typed(`settings.${name}`).normalize('NFKC').trim();
    return /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  };
  const given: AssessmentData = {
    ...policy,
    aggregation: {
      method: typed('settings.aggregation.method') as AssessmentData['aggregation']['method'],
      trimFrom: number('aggregation.trimFrom')
    },
    quorum: number('quorum'),
    tieBreak: Array.from({ length: TIE_BREAKS }, (_, place) => typed(`settings.tieBreak[${place}]`)).filter(
      (id) => id !== ''
    )
  };
  if (policy.grades !== null) {
    const { bands } = policy.grades;
    given.grades = {
      on: typed('settings.grades.on') as 'total' | 'base',
      bands: bands.map((band, index) =>
        index === bands.length - 1 ? band : { ...band, min: number(`grades.bands[${index}].min`) }
      )
    };
    given.cap =
      typed('settings.cap.percent').trim() === ''
        ? null
        : { percent: number('cap.percent'), strict: typed('settings.cap.strict') === 'true' };
  }
  const settings: SettingsData = {};
  for (const key of SETTING_KEYS) {
    if (!sameLeaves(leavesOf(given, key), leavesOf(policy, key)))
      Object.assign(settings, { [key]: given[key] });
  }
  return settings;
}

const sameLeaves = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean =>
  a.size === b.size && [...a].every(([path, value]) => Object.is(value, b.get(path)));

const withoutUndefined = (settings: SettingsData): Partial<AssessmentData> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
