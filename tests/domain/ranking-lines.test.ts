/** Where the cap line and the thresholds lie in a ranking. */
import { expect, test } from 'vitest';
import { gradeRound } from '#lib/domain/grade-round.ts';
import { rankingLines } from '#lib/domain/ranking-lines.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { full, ninety, override, round, sheet, sixty, studio, tie, tiedRound } from '../cli/urumqi-sheets.ts';

const loaded = loadPolicy(shippedFolder('urumqi-2023'));
if (!loaded.ok) throw new Error('urumqi-2023');
const policy = loaded.value;

function linesOf(value: unknown) {
  const read = readRound(value, policy);
  const graded = read.ok ? gradeRound(read.value) : read;
  if (!read.ok || !graded.ok) throw new Error('not valid');
  return rankingLines(read.value.assessment, graded.value);
}

const sixtyOne = { ...sixty, technicians: { counts: { 'senior-technician': 1 } } };
const excellent = { title: '优秀', min: 90 };
const pass = { title: '合格', min: 60 };
const lost = { ...sixty, projects: { points: 0 } };

test('a tie across the line, undecided and decided', () => {
  const tied = { before: 1, quota: 1, tie: { rank: 1, participants: 2, decided: false } };
  expect(linesOf(tiedRound()).cap).toEqual(tied);
  expect(linesOf(tiedRound({ decisions: [tie()] })).cap).toEqual({
    ...tied,
    tie: { ...tied.tie, decided: true }
  });
});

test('a clear line, one that leaves nobody out, one of no seats, and none', () => {
  const clear = tiedRound({
    sheets: [sheet('A', full), sheet('B', ninety), sheet('C', sixty), sheet('D', sixty)]
  });
  expect(linesOf(clear).cap).toEqual({ before: 1, quota: 1, tie: null });
  expect(linesOf(tiedRound({ decisions: [override()] })).cap).toBeNull();
  const noSeats = tiedRound({ settings: { cap: { percent: 24.99, strict: true } } });
  expect(linesOf(noSeats).cap).toEqual({ before: 0, quota: 0, tie: null });
  expect(linesOf(round()).cap).toBeNull();
});

test('thresholds lie below the last who reach them', () => {
  const four = tiedRound({
    sheets: [sheet('A', full), sheet('B', ninety), sheet('C', sixtyOne), sheet('D', lost)]
  });
  expect(linesOf(four).thresholds).toEqual([
    { ...excellent, before: 2 },
    { ...pass, before: 3 }
  ]);
  expect(linesOf(round()).thresholds, 'all above').toEqual([]);
  expect(linesOf(round({ sheets: [sheet('A', lost)] })).thresholds, 'all below').toEqual([]);
  expect(linesOf(round({ assessment: 'annual' })).thresholds, 'no grades').toEqual([]);
});

test('a vetoed studio stands below all lines, whatever its score', () => {
  const vetoed = round({
    participants: [studio('A', { vetoes: [{ trigger: 'idle', note: 'x' }] }), studio('B'), studio('C')],
    sheets: [sheet('A', full), sheet('B', ninety), sheet('C', sixty)]
  });
  expect(linesOf(vetoed).thresholds).toEqual([
    { ...excellent, before: 1 },
    { ...pass, before: 2 }
  ]);
});

test('no threshold line where grades go by base and the order by total crosses it', () => {
  const bands = (policy.data.assessments[0]?.grades?.bands ?? []).slice();
  const byBase = round({
    settings: { grades: { on: 'base', bands } },
    participants: [studio('A'), studio('B')],
    // A: base 85 and bonus 10; B: base 90.
    sheets: [sheet('A', { ...full, trainees: { amount: 2 } }), sheet('B', ninety)]
  });
  expect(linesOf(byBase).thresholds).toEqual([]);
});
