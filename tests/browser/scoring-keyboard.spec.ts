/** From the list of studios to the sealed sheet without a finger or a mouse. */
import { allSent, expectShown, openSheet, row, toStudios } from './support/sheet.ts';
import { answersFor, rubricOf, scored } from './support/sheet-answers.ts';
import { expectInRow, fillByKeys, focused, tabTo } from './support/sheet-keys.ts';
import { sealedEditions, storedEntries } from './support/sheet-server.ts';
import { isSealed, shownHash } from './support/sheet-sign.ts';
import { expect, signIn, test } from './support/test.ts';

const RUBRIC = rubricOf('urumqi-2023');

test('a whole sheet is filled in, reviewed, signed with a mark and sealed by the keyboard alone', async ({
  page,
  workbench
}) => {
  test.setTimeout(120_000);
  const sheet = workbench.sheets.expert.S01!;
  const answers = answersFor(RUBRIC, 3);
  const expected = scored(RUBRIC, answers);
  await signIn(page, 'expert');
  await expect(page.getByRole('heading', { name: '3 家待评' })).toBeVisible();
  await tabTo(page, /^开始评分：示范工作室 01$/u);
  await page.keyboard.press('Enter');
  await expect(row(page, 1)).toBeVisible();

  await tabTo(page, /^加分项目/u);
  await page.keyboard.press('Tab');
  await expectInRow(page, 1);
  await fillByKeys(page, RUBRIC, answers);
  await expectShown(page, RUBRIC, expected);
  await allSent(page, 25);
  expect(await storedEntries(workbench, sheet)).toEqual(answers);

  await tabTo(page, /^复核并签名$/u);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: '考核评分表' })).toBeVisible();
  await tabTo(page, /^不方便手写？$/u);
  await page.keyboard.press('Enter');
  await tabTo(page, /^画押代替签名$/u);
  await page.keyboard.press('Enter');
  await expect(page.getByText('已画押').first()).toBeVisible();
  const hash = await shownHash(page).innerText();
  await tabTo(page, /^签名并提交$/u);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  if (!/^提交$/u.test((await focused(page)).name)) await tabTo(page, /^提交$/u);
  await page.keyboard.press('Enter');
  await isSealed(page);
  const editions = await sealedEditions(workbench, sheet);
  expect(editions).toMatchObject([{ contentHash: hash, entries: answers, total: expected.total }]);
});

test('the keys walk both ways: Ctrl+arrows, Enter, and Shift+Tab back to the row before', async ({
  page,
  workbench
}) => {
  await toStudios(page);
  await openSheet(page, workbench.sheets.expert.S01!, 2);
  await expectInRow(page, 2);
  await page.keyboard.press('Control+ArrowDown');
  await expectInRow(page, 3);
  await page.keyboard.press('Enter');
  await expectInRow(page, 4);
  await page.keyboard.press('Control+ArrowUp');
  await expectInRow(page, 3);
  await page.keyboard.press('Shift+Tab');
  await expectInRow(page, 2);
  await expect(row(page, 2)).toHaveClass(/\bnow\b/u);
});

test('focus goes forward through a row as it stands on the screen, and every stop has a name with its row', async ({
  page,
  workbench
}) => {
  await toStudios(page);
  await openSheet(page, workbench.sheets.expert.S01!, 7);
  await expectInRow(page, 7);
  await page.keyboard.type('20');
  const stops: string[] = [(await focused(page)).name];
  for (;;) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at.row !== 'row-7') break;
    stops.push(at.name);
  }
  const name = '第 7 行 学习交流场所';
  expect(stops).toEqual([
    `${name}, 数量（㎡）`,
    `${name}, 得分`,
    `${name}, 备注`,
    `${name}, 拍照`,
    `${name}, 选文件`
  ]);
});
