/** A whole sheet by finger and by mouse, for two tables that have every method between them, up to the server. */
import { asNumber } from '#lib/domain/points.ts';
import { fill, FINGER, MOUSE, allSent, expectShown, openSheet, toStudios } from './support/sheet.ts';
import { answersFor, rubricOf, scored } from './support/sheet-answers.ts';
import { sealedEditions, storedEntries, storedPoints } from './support/sheet-server.ts';
import {
  drawByFinger,
  drawByMouse,
  isSealed,
  sealedHash,
  shownHash,
  submit,
  toReview
} from './support/sheet-sign.ts';
import { expect, test } from './support/test.ts';

const RUBRIC = rubricOf('urumqi-2023');

for (const [name, hand, draw, seed] of [
  ['finger', FINGER, drawByFinger, 1],
  ['mouse', MOUSE, drawByMouse, 2]
] as const) {
  test.describe(`by ${name}`, () => {
    test.use({ hasTouch: name === 'finger' });

    test(`a whole sheet reaches the server as the screen shows it, by ${name}`, async ({
      page,
      workbench
    }) => {
      test.setTimeout(120_000);
      const sheet = workbench.sheets.expert.S01!;
      const answers = answersFor(RUBRIC, seed);
      const expected = scored(RUBRIC, answers);
      await toStudios(page);
      await openSheet(page, sheet);
      await fill(page, hand, RUBRIC, answers);
      await expectShown(page, RUBRIC, expected);
      await allSent(page, 25);
      expect(await storedEntries(workbench, sheet)).toEqual(answers);
      expect(await storedPoints(workbench, sheet)).toEqual(
        Object.fromEntries(expected.rows.map(({ criterion, points }) => [criterion.id, points]))
      );

      await toReview(page, hand);
      const shown = page.locator('.document td.points');
      await expect(shown).toHaveText(expected.rows.map(({ points }) => String(asNumber(points!))));
      const hash = await shownHash(page).innerText();
      await draw(page);
      await submit(page, hand);
      await isSealed(page);
      const [edition, ...more] = await sealedEditions(workbench, sheet);
      expect(more).toEqual([]);
      expect(edition).toMatchObject({
        contentHash: hash,
        entries: answers,
        points: expected.rows.map(({ points }) => points),
        base: expected.base,
        bonus: expected.bonus,
        total: expected.total
      });
      await expect(sealedHash(page)).toHaveText(hash);
    });
  });
}
