/** The derivation of the settle page: every step that the engine recorded is told, with its article and its numbers. */
import { describe, expect, test } from 'vitest';
import { settleTexts } from '#i18n/settle.ts';
import { messagesIn } from '#i18n/index.ts';
import { explain } from '#lib/domain/explain.ts';
import { gradeRound } from '#lib/domain/grade-round.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { stepsOf } from '#lib/ui/settle/steps.ts';
import type { StepView } from '#lib/ui/settle/view.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { ninety, override, sheet, sixty, tie, tiedRound } from '../cli/urumqi-sheets.ts';

const loaded = loadPolicy(shippedFolder('urumqi-2023'));
if (!loaded.ok) throw new Error('urumqi-2023');
const policy = loaded.value;

function stepsFor(value: unknown, studio: string, language: 'zh-CN' | 'en' = 'zh-CN'): StepView[] {
  const round = readRound(value, policy, { mayChangeCited: true });
  const graded = round.ok ? gradeRound(round.value) : round;
  if (!round.ok || !graded.ok) throw new Error('the round is not valid');
  const found = explain(round.value, graded.value, studio);
  if (!found) throw new Error(studio);
  const { undecided } = messagesIn(language).grades;
  return stepsOf(found, { steps: settleTexts(language).derivation.steps, undecided });
}

const numbers = (steps: StepView[]) => steps.map(({ before, after }) => `${before ?? ''} | ${after ?? ''}`);

describe('a tie at the cap', () => {
  test('is told from the mean to the seats that are left', () => {
    const steps = stepsFor(tiedRound(), 'A');
    expect(numbers(steps)).toContain('25% × 4 | 1 个');
    const last = steps.at(-1)!;
    expect(last.text).toContain('不得自动取舍');
    expect(last.after).toBe('待决定');
    expect(steps.some(({ text }) => text.startsWith('按总分排名，与'))).toBe(true);
  });

  test('names the decision, and the seats that were added', () => {
    const round = tiedRound({
      settings: { cap: { percent: 25, strict: false } },
      sheets: [sheet('A', ninety), sheet('B', ninety), sheet('C', ninety), sheet('D', sixty)],
      decisions: [override(), tie({ participants: ['A', 'B', 'C'], order: ['C', 'B', 'A'] })]
    });
    const [inside, outside] = [stepsFor(round, 'C'), stepsFor(round, 'A')];
    expect(numbers(inside)).toContain('1 → 2 | 2 个');
    expect([inside.at(-1)?.after, outside.at(-1)?.after]).toEqual(['优秀', '合格']);
    expect(inside.at(-1)?.detail).toContain('、');
  });
});

test('a threshold is shown with its article, a local choice with its reason', () => {
  const steps = stepsFor(tiedRound({ settings: {} }), 'A');
  const band = steps.find(({ text }) => text === '达到优秀门槛')!;
  expect(band.before).toMatch(/^9\d\.\d\d ≥ 90$/);
  expect(band.citation).toContain('第十九条');
  expect(band.local).toBeNull();
  const mean = steps.find(({ text }) => text.includes('封存评分表'))!;
  expect(mean.citation).toBeNull();
  expect(mean.local).not.toBeNull();
});

test('whoever misses the last threshold is told by how little', () => {
  const steps = stepsFor(tiedRound({ settings: { grades: { on: 'total', bands: BANDS } } }), 'D');
  const band = steps.find(({ text }) => text === '未达到合格门槛')!;
  expect(band.before).toMatch(/^\d\d\.\d\d < 61$/);
  expect(band.after).toBe('不合格');
});

const BANDS = [
  { id: 'excellent', title: '优秀', min: 90 },
  { id: 'pass', title: '合格', min: 61 },
  { id: 'fail', title: '不合格', min: 0 }
];

test('the same steps in English', () => {
  const [chinese, english] = [stepsFor(tiedRound(), 'A'), stepsFor(tiedRound(), 'A', 'en')];
  expect(english).toHaveLength(chinese.length);
  expect(english.at(-1)?.after).toBe('undecided');
});
