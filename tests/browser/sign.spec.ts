/** Review, signature, seal, paper, and a sheet that comes back. */
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { asNumber } from '#lib/domain/points.ts';
import { fillRow, FINGER, MOUSE, allSent, openSheet, row, toStudios } from './support/sheet.ts';
import { answersFor, rubricOf, scored } from './support/sheet-answers.ts';
import { expectInRow } from './support/sheet-keys.ts';
import { saveAnswers, sealedEditions, sendBack, sheetRow, signatures } from './support/sheet-server.ts';
import {
  drawByFinger,
  drawByMouse,
  frame,
  isSealed,
  sealedHash,
  shownHash,
  submit,
  submitButton,
  toReview
} from './support/sheet-sign.ts';
import { expect, test, type Page } from './support/test.ts';

const RUBRIC = rubricOf('urumqi-2023');
const ANSWERS = answersFor(RUBRIC, 2);
const EXPECTED = scored(RUBRIC, ANSWERS);

const review = async (page: Page, sheet: string): Promise<void> => {
  await page.goto(`/sheets/${sheet}/sign`);
  await expect(page.getByRole('table', { name: '考核评分表' })).toBeVisible();
};

test('open rows are named, nothing can be signed, and each leads to its row', async ({ page, workbench }) => {
  const sheet = workbench.sheets.expert.S01!;
  const { team: _team, media: _media, ...most } = ANSWERS;
  await saveAnswers(workbench, sheet, { ...most, awards: { met: 'yes' } });
  await toStudios(page);
  await review(page, sheet);
  await expect(page.getByRole('heading', { name: '还有 3 项未评完' })).toBeVisible();
  await expect(frame(page)).toHaveCount(0);
  await expect(submitButton(page)).toHaveCount(0);
  for (const name of ['第 9 行 技术技能团队', '第 23 行 媒体报道', '第 24 行 国家专利或自治区级以上奖项']) {
    await expect(page.getByRole('button', { name })).toBeVisible();
  }
  await page.getByRole('button', { name: '第 23 行 媒体报道' }).click();
  await expectInRow(page, 23);
  await expect(row(page, 23)).toBeInViewport();
  await page.goBack();
  await page.getByRole('button', { name: '去评第 9 行' }).click();
  await expectInRow(page, 9);
  await fillRow(row(page, 9), MOUSE, RUBRIC.criteria[8]!, ANSWERS.team!);
  await page.goBack();
  await expect(page.getByRole('heading', { name: '还有 2 项未评完' })).toBeVisible();
});

test('the official table says of every row what the sheet says, with subtotals and sums', async ({
  page,
  workbench
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await saveAnswers(workbench, sheet, ANSWERS);
  await toStudios(page);
  await review(page, sheet);
  const figures = async (selector: string): Promise<number[]> =>
    (await page.locator(selector).allInnerTexts()).map(Number);
  expect(await figures('.document td.points')).toEqual(EXPECTED.rows.map(({ points }) => asNumber(points!)));
  expect(await figures('.document tr.subtotal td.figure:nth-of-type(2)')).toEqual(
    EXPECTED.subtotals.map(asNumber)
  );
  expect(await figures('.document .sums td.figure:nth-of-type(2)')).toEqual(
    [EXPECTED.base, EXPECTED.bonus, EXPECTED.total].map(asNumber)
  );
  await expect(page.locator('.document')).toContainText('示范工作室 01');
  await expect(page.locator('.document')).toContainText('示范批次');
  await expect(page.locator('.document'), 'the pseudonym, not the name').not.toContainText('专家甲');
});

test('nothing is submitted without a signature, nor when the question is answered with no', async ({
  page,
  workbench
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await saveAnswers(workbench, sheet, ANSWERS);
  await toStudios(page);
  await review(page, sheet);
  await expect(submitButton(page)).toBeDisabled();
  await drawByMouse(page);
  await expect(submitButton(page)).toBeEnabled();
  await page.getByRole('button', { name: '清除重签' }).click();
  await expect(submitButton(page)).toBeDisabled();
  await drawByMouse(page);
  await submitButton(page).click();
  const dialog = page.getByRole('dialog', { name: '提交后不能修改' });
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(dialog).toHaveCount(0);
  await submitButton(page).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect((await sheetRow(workbench, sheet)).state).toBe('draft');
});

test('a sheet that changed at the server since it was shown is not sealed', async ({ page, workbench }) => {
  const sheet = workbench.sheets.expert.S01!;
  await saveAnswers(workbench, sheet, ANSWERS);
  await toStudios(page);
  await review(page, sheet);
  const before = await shownHash(page).innerText();
  await drawByMouse(page);
  // Between the last news and the signature, as another device would.
  await saveAnswers(workbench, sheet, { signboard: { met: 'no' } });
  await submit(page, MOUSE);
  await expect(page.getByRole('heading', { name: '没有封存，请看原因' })).toBeVisible();
  expect(await sealedEditions(workbench, sheet)).toEqual([]);
  await expect(shownHash(page)).not.toHaveText(before);
});

test.describe('on a tablet', () => {
  test.use({ hasTouch: true });

  test('signed by finger: sealed with its hash, locked, printed with its signature', async ({
    page,
    workbench
  }) => {
    const sheet = workbench.sheets.expert.S01!;
    await saveAnswers(workbench, sheet, ANSWERS);
    await toStudios(page);
    await openSheet(page, sheet);
    await toReview(page, FINGER);
    const hash = await shownHash(page).innerText();
    await drawByFinger(page);
    await submit(page, FINGER);
    await isSealed(page);
    const [edition] = await sealedEditions(workbench, sheet);
    expect(edition).toMatchObject({ contentHash: hash, entries: ANSWERS, total: EXPECTED.total });
    const [signed, ...more] = await signatures(workbench, sheet);
    expect(more).toEqual([]);
    const strokes = signed!.strokes as unknown[][];
    expect(strokes[0]!.length).toBeGreaterThan(5);
    await expect(sealedHash(page)).toHaveText(hash);
    await expect(frame(page)).toHaveCount(0);

    await openSheet(page, sheet);
    await expect(row(page, 1).locator('fieldset.inputs')).toHaveAttribute('disabled', '');
    await expect(page.getByText('已签名封存').first()).toBeVisible();

    await page.goto(`/sheets/${sheet}/print`);
    await expect(sealedHash(page)).toHaveText(hash);
    const picture = page.locator('.document footer img');
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('link', { name: '回到我的工作室' })).toBeHidden();
  });
});

test('a returned sheet says why at the rows in question, takes changes, and is signed anew', async ({
  page,
  workbench
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await saveAnswers(workbench, sheet, ANSWERS);
  await sealByService(workbench, sheet);
  await sendBack(workbench, sheet, '第 9 行人数与花名册不符', ['team', 'trainees']);
  await toStudios(page);
  await expect(page.getByText('退回：第 9 行人数与花名册不符')).toBeVisible();
  await openSheet(page, sheet, 9);
  for (const number of [9, 18]) {
    await expect(row(page, number)).toContainText('退回原因：第 9 行人数与花名册不符');
  }
  await expect(row(page, 10)).not.toContainText('退回原因');
  await review(page, sheet);
  await expect(page.getByRole('heading', { name: '退回后须重新签名' })).toBeVisible();
  await expect(submitButton(page)).toBeDisabled();

  await openSheet(page, sheet, 9);
  const people = row(page, 9).getByRole('textbox', { name: '数量' });
  await people.fill('2');
  await allSent(page, 25);
  await toReview(page, MOUSE);
  await drawByMouse(page);
  const hash = await shownHash(page).innerText();
  await submit(page, MOUSE);
  await isSealed(page);
  const editions = await sealedEditions(workbench, sheet);
  expect(editions.map(({ edition }) => edition)).toEqual([1, 2]);
  expect(editions[1]).toMatchObject({ contentHash: hash, entries: { ...ANSWERS, team: { amount: 2 } } });
  expect((await signatures(workbench, sheet)).length).toBe(2);
});

test('a sheet that comes back while it is on the screen opens again and says why', async ({
  page,
  workbench
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await saveAnswers(workbench, sheet, ANSWERS);
  await sealByService(workbench, sheet);
  await toStudios(page);
  await openSheet(page, sheet);
  await expect(page.getByText('已签名封存').first()).toBeVisible();
  await sendBack(workbench, sheet, '请核对人数', ['team']);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(row(page, 9)).toContainText('退回原因：请核对人数');
  await expect(page.getByText('评分表已退回，请按退回原因修改')).toBeVisible();
  await expect(row(page, 1).locator('fieldset.inputs')).toBeEnabled();
});

/** As another device of the same expert did before. */
const sealByService = (workbench: Parameters<typeof sheetRow>[0], sheet: string) =>
  workbench.inStore(async (system) => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
    const signature = { png, strokes: [[{ x: 1, y: 1 }]] };
    const { edition } = await sheetRow(workbench, sheet);
    const key = `seal-${edition}`;
    await submitSheet(system, workbench.actors.expert, { sheet, edition, signature }, { key });
  });
