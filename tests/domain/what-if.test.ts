/** What-if: any setting, cited ones too; who would change; decisions that fit no longer are set aside. */
import { expect, test } from 'vitest';
import { whatIf, type SettingChange } from '#lib/domain/what-if.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { ninety, override, sheet, sixty, tie, tiedRound } from '../cli/urumqi-sheets.ts';

const loaded = loadPolicy(shippedFolder('urumqi-2023'));
if (!loaded.ok) throw new Error('urumqi-2023');
const policy = loaded.value;

/** The answer's changes as lines: participant, grade before → after. */
function changesOf(round: unknown, ...changes: SettingChange[]) {
  const answer = whatIf(policy, round, changes);
  if (!answer.ok) return answer.problems.map(({ code, path }) => `${code} at ${path ?? ''}`);
  return answer.value.changes.map(
    ({ participant, before, after }) => `${participant} ${before?.grade} → ${after?.grade}`
  );
}

const set = (path: string, value: unknown): SettingChange => ({ path, value });

test('a cited threshold, by id and by place', () => {
  const expected = ['C pass → fail', 'D pass → fail'];
  expect(changesOf(tiedRound(), set('grades.bands.pass.min', 61))).toEqual(expected);
  expect(changesOf(tiedRound(), set('grades.bands.1.min', 61))).toEqual(expected);
  expect(changesOf(tiedRound(), set('grades.bands.pass.min', 60))).toEqual([]);
});

test('the cap: another, none, and one where there was none', () => {
  const stay = ['A undecided → excellent', 'B undecided → excellent'];
  expect(changesOf(tiedRound(), set('cap.percent', 50))).toEqual(stay);
  expect(changesOf(tiedRound(), set('cap', null))).toEqual(stay);
  expect(changesOf(tiedRound({ settings: {} }), set('cap.percent', 0))).toEqual([
    'A excellent → pass',
    'B excellent → pass'
  ]);
});

test('several values together', () => {
  const changes = [set('cap', null), set('grades.on', 'base'), set('quorum', 2)];
  expect(changesOf(tiedRound(), ...changes)).toEqual([
    'A undecided → undefined',
    'B undecided → undefined',
    'C pass → undefined',
    'D pass → undefined'
  ]);
});

test('decisions that fit no longer are set aside, the others stay', () => {
  const round = tiedRound({
    settings: { cap: { percent: 25, strict: false } },
    sheets: [sheet('A', ninety), sheet('B', ninety), sheet('C', ninety), sheet('D', sixty)],
    decisions: [override(), tie({ participants: ['A', 'B', 'C'], order: ['C', 'B', 'A'] })]
  });
  const answer = whatIf(policy, round, [set('cap.percent', 50)]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  expect(answer.value.setAside).toEqual([1]);
  expect(answer.value.results.quota).toBe(3);
  expect(answer.value.results.results.map(({ grade }) => grade)).toEqual([
    'excellent',
    'excellent',
    'excellent',
    'pass'
  ]);
  const uncapped = whatIf(policy, round, [set('cap', null)]);
  expect(uncapped.ok && uncapped.value.setAside).toEqual([0, 1]);
});

test('it is hypothetical: settings as tried, no digest', () => {
  const answer = whatIf(policy, tiedRound(), [set('quorum', 1)]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  expect(answer.value).toMatchObject({
    hypothetical: true,
    settings: { quorum: 1 },
    setAside: [],
    changes: []
  });
  expect(answer.value.results).not.toHaveProperty('digest');
});

test('a path that leads nowhere, and a value that does not fit, are named', () => {
  for (const path of [
    'weather',
    'cap.colour',
    'grades.bands.good.min',
    'grades.bands.9.min',
    'quorum.x',
    'cap.percent.x'
  ]) {
    expect(changesOf(tiedRound(), set(path, 1))).toEqual(['unknown-setting at ']);
  }
  expect(changesOf(tiedRound(), set('cap.percent', 'lots'))).toEqual([
    'not-a-number at settings.cap.percent'
  ]);
  expect(changesOf(tiedRound({ date: 'x' }), set('quorum', 1))).toEqual(['bad-date at date']);
  expect(changesOf(tiedRound({ decisions: [tie(), tie()] }), set('quorum', 1))).toEqual([
    'duplicate-decision at decisions[1]'
  ]);
  const unknown = whatIf(policy, tiedRound(), [set('x', 1)]);
  expect(!unknown.ok && unknown.problems[0]?.detail).toMatchObject({
    known: expect.arrayContaining([
      'grades.bands.pass.min',
      'cap.percent',
      'quorum',
      'tieBreak',
      'aggregation.method'
    ]) as unknown
  });
});
