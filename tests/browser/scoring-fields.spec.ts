/** What a field does with what is typed: wrong values, figures that differ, undo, the way to what is open; and what is said. */
import type { Locator } from '@playwright/test';
import { MOUSE, MET, allSent, equation, fillRow, openSheet, row, toStudios, type } from './support/sheet.ts';
import { rubricOf } from './support/sheet-answers.ts';
import { expectInRow, focused } from './support/sheet-keys.ts';
import { checkFigure, storedEntries, storedPoints } from './support/sheet-server.ts';
import { expect, test, type Page } from './support/test.ts';

const { criteria } = rubricOf('urumqi-2023');
const FUNDS = 6;
const PREMISES = 7;
const TEAM = 9;

const points = (page: Page, number: number): Locator => row(page, number).locator('.points b');
const amount = (page: Page, number: number): Locator =>
  row(page, number).getByRole('textbox', { name: '数量' });
/** What a screen reader is told of a row once it has come to rest. */
const said = (page: Page, number: number): Locator => row(page, number).getByRole('status');

const WRONG_AMOUNTS = [
  ['7,5', FUNDS, '不是数字，请只填数字，如 7.5'],
  ['abc', FUNDS, '不是数字，请只填数字，如 7.5'],
  ['75000元', FUNDS, '不是数字，请只填数字，如 7.5'],
  ['-1', FUNDS, '数量不能小于 0'],
  ['1.00001', FUNDS, '小数最多 4 位'],
  ['1.5', TEAM, '不是整数，请填整数'],
  ['9999999999', FUNDS, '数太大，最多']
] as const;
const WRONG_POINTS = [
  ['99', '99 分超过满分 5 分'],
  ['-1', '得分不能小于 0'],
  ['0.3', '0.3 分不在档上，每档 0.5 分，可给 0 或 0.5 分'],
  ['三', '不是数字']
] as const;

test.describe('what is typed wrong', () => {
  test('as an amount stays in its field with the reason and counts nothing', async ({ page, workbench }) => {
    const sheet = workbench.sheets.expert.S01!;
    await toStudios(page);
    await openSheet(page, sheet, FUNDS);
    for (const [typed, number, reason] of WRONG_AMOUNTS) {
      await amount(page, number).fill('');
      await type(amount(page, number), MOUSE, typed);
      await amount(page, number).blur();
      await expect(amount(page, number)).toHaveValue(typed);
      await expect(row(page, number)).toContainText(reason);
      await expect(amount(page, number)).toHaveAccessibleDescription(new RegExp(escaped(reason), 'u'));
      await expect(points(page, number)).toHaveText('–');
      await expect(equation(page)).toHaveText(['0', '0', '0']);
      await expect
        .soft(amount(page, number), typed)
        .toHaveAttribute('aria-invalid', 'true', { timeout: 500 });
    }
    await expect.poll(() => storedEntries(workbench, sheet)).toMatchObject({ team: { amount: 1.5 } });
    await page.reload();
    await expect(amount(page, TEAM)).toHaveValue('1.5');
    await expect(row(page, TEAM)).toContainText('不是整数，请填整数');
    expect(await storedPoints(workbench, sheet)).toEqual({ 'matching-funds': null, team: null });
  });

  test('as points stays in its field with the reason and counts nothing', async ({ page, workbench }) => {
    await toStudios(page);
    await openSheet(page, workbench.sheets.expert.S01!, PREMISES);
    await type(amount(page, PREMISES), MOUSE, '20');
    const given = row(page, PREMISES).getByRole('spinbutton', { name: '得分' });
    for (const [typed, reason] of WRONG_POINTS) {
      await given.fill('');
      await type(given, MOUSE, typed);
      await given.blur();
      await expect(given).toHaveValue(typed);
      await expect(row(page, PREMISES)).toContainText(reason);
      await expect(points(page, PREMISES)).toHaveText('–');
      await expect(equation(page)).toHaveText(['0', '0', '0']);
      await expect.soft(given, typed).toHaveAttribute('aria-invalid', 'true', { timeout: 500 });
    }
  });

  test('the reason goes and the points come as soon as it is mended', async ({ page, workbench }) => {
    const sheet = workbench.sheets.expert.S01!;
    await toStudios(page);
    await openSheet(page, sheet, FUNDS);
    await type(amount(page, FUNDS), MOUSE, '7,5');
    await expect(row(page, FUNDS)).toContainText('不是数字');
    await amount(page, FUNDS).fill('7.5');
    await expect(row(page, FUNDS)).not.toContainText('不是数字');
    await expect(amount(page, FUNDS)).not.toHaveAttribute('aria-invalid');
    await expect(points(page, FUNDS)).toHaveText('16');
    await expect.poll(() => storedEntries(workbench, sheet)).toEqual({ 'matching-funds': { amount: 7.5 } });
  });
});

test('full-width digits, spaces and the unit are read as the number that they say', async ({
  page,
  workbench
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await toStudios(page);
  await openSheet(page, sheet, FUNDS);
  for (const [typed, figure, given] of [
    ['７．５', 7.5, '16'],
    ['8。5', 8.5, '18'],
    [' 6.5 ', 6.5, '14'],
    ['5.5万元', 5.5, '12'],
    ['4.50', 4.5, '10']
  ] as const) {
    await amount(page, FUNDS).fill('');
    await type(amount(page, FUNDS), MOUSE, typed);
    await expect(points(page, FUNDS)).toHaveText(given);
    await expect
      .poll(() => storedEntries(workbench, sheet))
      .toEqual({ 'matching-funds': { amount: figure } });
    await amount(page, FUNDS).blur();
    await expect(amount(page, FUNDS)).toHaveValue(String(figure));
  }
});

test('a checked figure is taken by a press; another one asks for a note, and counts as whole with it', async ({
  page,
  workbench
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await checkFigure(workbench, 'S01', 'matching-funds', 7.5);
  await toStudios(page);
  await openSheet(page, sheet, FUNDS);
  const take = row(page, FUNDS).getByRole('button', { name: '取用核实数据 7.5 万元' });
  await take.click();
  await expect(amount(page, FUNDS)).toHaveValue('7.5');
  await expect(points(page, FUNDS)).toHaveText('16');
  await expect(row(page, FUNDS).locator('.points')).not.toContainText('待补');

  await amount(page, FUNDS).fill('8');
  await expect(row(page, FUNDS)).toContainText('填报 8 万元，核实 7.5 万元，请在备注写明不一致的原因');
  await expect(row(page, FUNDS).locator('.points')).toContainText('待补');
  await type(row(page, FUNDS).getByRole('textbox', { name: '备注' }), MOUSE, '后到账 0.5 万元');
  await expect(row(page, FUNDS).locator('.points')).not.toContainText('待补');
  await expect
    .poll(() => storedEntries(workbench, sheet))
    .toEqual({ 'matching-funds': { amount: 8, note: '后到账 0.5 万元' } });
});

test('undo takes back one change after the other, by its button and by Ctrl+Z, at the server too', async ({
  page,
  workbench
}) => {
  const sheet = workbench.sheets.expert.S01!;
  await toStudios(page);
  await openSheet(page, sheet, 2);
  const choose = (number: number, word: string) =>
    row(page, number).locator('.choice label').filter({ hasText: word }).click();
  await choose(2, MET.yes);
  await choose(3, MET.no);
  await choose(2, MET.no);
  await page.getByRole('button', { name: '撤销：年度计划' }).click();
  await expect(points(page, 2)).toHaveText('2');
  await expectInRow(page, 2);
  await page.keyboard.press('Control+z');
  await expect(points(page, 3)).toHaveText('–');
  await expectInRow(page, 3);
  await expect(page.getByText('已撤销“管理规定上墙”的改动')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(points(page, 2)).toHaveText('–');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('没有可以撤销的改动')).toBeVisible();
  await expect(page.getByRole('button', { name: '撤销', exact: true })).toBeDisabled();
  await expect.poll(() => storedPoints(workbench, sheet)).toMatchObject({ 'annual-plan': null });
});

test('typed figures are taken back whole, not digit by digit', async ({ page, workbench }) => {
  await toStudios(page);
  await openSheet(page, workbench.sheets.expert.S01!, FUNDS);
  await type(amount(page, FUNDS), MOUSE, '7.5');
  await amount(page, FUNDS).blur();
  await page.getByRole('button', { name: '撤销：配套资金' }).click();
  await expect(amount(page, FUNDS)).toHaveValue('');
  await expect(points(page, FUNDS)).toHaveText('–');
});

test('the button of what is open goes to the next open row, and from the end to the first', async ({
  page,
  workbench
}) => {
  await toStudios(page);
  await openSheet(page, workbench.sheets.expert.S01!, 1);
  for (const number of [2, 3, 25]) {
    const criterion = criteria[number - 1]!;
    await fillRow(row(page, number), MOUSE, criterion, { met: 'no' });
  }
  await row(page, 1).locator('h3').click();
  const next = page.getByRole('button', { name: '未评 22 项，到下一个未评项' });
  await next.click();
  await expectInRow(page, 4);
  await expect(row(page, 4)).toBeInViewport();
  await row(page, 24).locator('h3').click();
  await next.click();
  await expectInRow(page, 1);
});

test('review is blocked while rows are open, and says why to a screen reader too', async ({
  page,
  workbench
}) => {
  await toStudios(page);
  await openSheet(page, workbench.sheets.expert.S01!);
  const review = page.getByRole('button', { name: '复核并签名' });
  await expect(review).toHaveAttribute('aria-disabled', 'true');
  await expect(review).toHaveAccessibleDescription('还有 25 项未评，评完才能签名');
  await review.click({ force: true });
  await expect(page).toHaveURL(/\/sheets\/[^/]+$/u);
});

test.describe('a screen reader is told', () => {
  test('row, points, reason and total after a change, once, when it has come to rest', async ({
    page,
    workbench
  }) => {
    await toStudios(page);
    await openSheet(page, workbench.sheets.expert.S01!, FUNDS);
    await type(amount(page, FUNDS), MOUSE, '7.5');
    await expect(said(page, FUNDS)).toHaveText(
      '第 6 行 配套资金 16 分，满分 20 分。7.5 万元，缺 2.5 万元，按满 1 万元计 2 个，每个扣 2 分。总分 16 分'
    );
    await row(page, 2).locator('.choice label').filter({ hasText: MET.yes }).click();
    await expect(said(page, 2)).toHaveText('第 2 行 年度计划 2 分，满分 2 分。有，满分。总分 18 分');
  });

  test('what is wrong with a value', async ({ page, workbench }) => {
    await toStudios(page);
    await openSheet(page, workbench.sheets.expert.S01!, FUNDS);
    await type(amount(page, FUNDS), MOUSE, 'abc');
    await expect(said(page, FUNDS)).toHaveText(
      '第 6 行 配套资金。“abc”不是数字，请只填数字，如 7.5。总分 0 分'
    );
  });

  test('what undo has made of the row that it leads to', async ({ page, workbench }) => {
    await toStudios(page);
    await openSheet(page, workbench.sheets.expert.S01!, FUNDS);
    await amount(page, FUNDS).fill('7.5');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('status').filter({ hasText: '已撤销“配套资金”的改动' })).toBeVisible();
    await expectInRow(page, FUNDS);
    expect((await focused(page)).name).toBe('第 6 行 配套资金, 数量（万元）');
  });

  test('what is kept where', async ({ page, workbench }) => {
    await toStudios(page);
    await openSheet(page, workbench.sheets.expert.S01!, 2);
    await row(page, 2).locator('.choice label').filter({ hasText: MET.yes }).click();
    await allSent(page, 1);
    await workbench.stop();
    await row(page, 3).locator('.choice label').filter({ hasText: MET.yes }).click();
    await expect(page.getByRole('status').filter({ hasText: '离线 · 本机已保存 1 项更改' })).toBeVisible();
  });
});

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
