/** Other regulations' tables: the methods and grains that urumqi-2023 has not, by mouse and by the keyboard. */
import { fill, MOUSE, allSent, expectShown, openSheet, toStudios } from './support/sheet.ts';
import { answersFor, rubricOf, scored } from './support/sheet-answers.ts';
import { fillByKeys } from './support/sheet-keys.ts';
import { openRoundUnder } from './support/sheet-round.ts';
import { storedEntries, storedPoints } from './support/sheet-server.ts';
import { expect, test } from './support/test.ts';

for (const [policy, way] of [
  ['etown-2024', 'mouse'],
  ['beijing-2023', 'keyboard']
] as const) {
  test(`a whole sheet of ${policy} by ${way}`, async ({ page, workbench }) => {
    test.setTimeout(120_000);
    const rubric = rubricOf(policy);
    const methods = rubric.criteria.map(({ method }) => method);
    expect(methods).toContain('deductions');
    const answers = answersFor(rubric, 1);
    const expected = scored(rubric, answers);
    expect(expected.rows.filter(({ state }) => state !== 'whole')).toEqual([]);
    const sheet = await openRoundUnder(workbench, policy);
    await toStudios(page);
    await openSheet(page, sheet, 1);
    await (way === 'mouse' ? fill(page, MOUSE, rubric, answers) : fillByKeys(page, rubric, answers));
    await expectShown(page, rubric, expected);
    await allSent(page, rubric.criteria.length);
    expect(await storedEntries(workbench, sheet)).toEqual(answers);
    expect(await storedPoints(workbench, sheet)).toEqual(
      Object.fromEntries(expected.rows.map(({ criterion, points }) => [criterion.id, points]))
    );
  });
}
