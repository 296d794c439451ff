/** The form of a round's settings: what it shows of each value, and that what was typed comes back as settings. */
import { describe, expect, test } from 'vitest';
import type { AssessmentData } from '#lib/domain/policy.ts';
import { settingsSchema, type SettingsData } from '#lib/domain/round.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder, shippedIds } from '#lib/policies/shipped.ts';
import { settingFields, settingsOf, TIE_BREAKS } from '#lib/ui/round-setup/settings-form.ts';

function assessment(policy: string, id: string): AssessmentData {
  const loaded = loadPolicy(shippedFolder(policy));
  if (!loaded.ok) throw new Error(policy);
  return loaded.value.data.assessments.find((each) => each.id === id)!;
}

/** A form as it is sent untouched, but for what is given. */
function typed(policy: AssessmentData, settings: SettingsData, changes: Record<string, string> = {}) {
  const values: Record<string, string> = {};
  for (const { name, kind, value } of settingFields(policy, settings)) {
    if (kind !== 'order') values[name] = value;
    else
      for (let place = 0; place < TIE_BREAKS; place++)
        values[`${name}[${place}]`] = value.split(' ')[place] ?? '';
  }
  return (name: string): string => ({ ...values, ...changes })[name] ?? '';
}

const KINDS = shippedIds().flatMap((id) => {
  const loaded = loadPolicy(shippedFolder(id));
  return loaded.ok ? loaded.value.data.assessments.map((each) => [id, each.id] as const) : [];
});

describe.each(KINDS)('%s %s', (policyId, id) => {
  const policy = assessment(policyId, id);

  test('untouched, it changes nothing', () => {
    expect(settingsOf(policy, typed(policy, {}))).toEqual({});
    expect(settingFields(policy, {}).every(({ isChanged }) => !isChanged)).toBe(true);
  });

  test('every value says where it comes from', () => {
    for (const field of settingFields(policy, {})) {
      expect(
        [field.citation, field.reason].filter((each) => each !== null),
        field.path
      ).toHaveLength(1);
    }
  });
});

test('what was set is shown as changed beside the usual value, and stays when the form is sent again', () => {
  const policy = assessment('urumqi-2023', 'end-of-term');
  const settings: SettingsData = {
    quorum: 3,
    cap: { percent: 20, strict: false },
    tieBreak: ['base', 'safeguards']
  };
  const changed = settingFields(policy, settings).filter(({ isChanged }) => isChanged);
  expect(changed.map(({ name, value, usual }) => [name, value, usual])).toEqual([
    ['settings.cap.percent', '20', ''],
    ['settings.cap.strict', 'false', ''],
    ['settings.quorum', '3', '1'],
    ['settings.tieBreak', 'base safeguards', 'base']
  ]);
  expect(settingsOf(policy, typed(policy, settings))).toEqual(settings);
});

test('each value can be changed alone, in whatever digits it is typed', () => {
  const policy = assessment('beijing-2023', 'biennial');
  const alone = (changes: Record<string, string>) => settingsOf(policy, typed(policy, {}, changes));
  expect(alone({ 'settings.quorum': ' ３ ' })).toEqual({ quorum: 3 });
  expect(alone({ 'settings.aggregation.method': 'trimmed-mean' })).toEqual({
    aggregation: { method: 'trimmed-mean', trimFrom: 5 }
  });
  expect(alone({ 'settings.grades.bands[0].min': '92.5' }).grades?.bands.map(({ min }) => min)).toEqual([
    92.5, 60, 0
  ]);
  expect(alone({ 'settings.cap.percent': '' })).toEqual({ cap: null });
});

test.each(['', '二', '-1', '1e2', '1.2.3'])(
  '%j is no number, and the schema says so at its field',
  (text) => {
    const policy = assessment('urumqi-2023', 'end-of-term');
    const checked = settingsSchema.safeParse(
      settingsOf(policy, typed(policy, {}, { 'settings.quorum': text }))
    );
    expect(checked.error?.issues.map(({ path }) => path.join('.'))).toEqual(['quorum']);
  }
);
