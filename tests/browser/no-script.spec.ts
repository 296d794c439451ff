/** A browser with JavaScript off: one can come in, read what is to be done, and print a sheet. */
import { issueCode } from '#lib/server/services/issue-code.ts';
import { OPERATOR } from '#lib/server/operator.ts';
import { asNumber } from '#lib/domain/points.ts';
import { answersFor, rubricOf, scored } from './support/sheet-answers.ts';
import { saveAnswers } from './support/sheet-server.ts';
import { enter, expect, PEOPLE, SAMPLE_PASSWORD, signIn, test } from './support/test.ts';

const RUBRIC = rubricOf('urumqi-2023');

test.use({ javaScriptEnabled: false });

test('an expert signs in, finds the way from the home page, and reads the printed sheet with all its figures', async ({
  page,
  workbench
}) => {
  const sheet = workbench.sheets.expert.S01!;
  const answers = answersFor(RUBRIC, 2);
  const expected = scored(RUBRIC, answers);
  await saveAnswers(workbench, sheet, answers);
  await signIn(page, 'expert');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '打印的评分表' })).toBeVisible();
  await page.getByRole('link', { name: '示范工作室 01' }).click();
  await expect(page).toHaveURL(new RegExp(`/sheets/${sheet}/print$`, 'u'));
  const figures = await page.locator('.document td.points').allInnerTexts();
  expect(figures.map(Number)).toEqual(expected.rows.map(({ points }) => asNumber(points!)));
  const sums = await page.locator('.document .sums td.figure:nth-of-type(2)').allInnerTexts();
  expect(sums.map(Number)).toEqual([expected.base, expected.bonus, expected.total].map(asNumber));
});

test('the pages that need JavaScript say so and show the way', async ({ page, workbench }) => {
  await signIn(page, 'expert');
  for (const path of ['/studios', `/sheets/${workbench.sheets.expert.S01!}`]) {
    await page.goto(path);
    // Playwright's own text matching leaves <noscript> out.
    expect(await page.locator('body').innerText(), path).toContain('JavaScript');
    await expect(page.locator('a[href="/"]').first(), path).toBeVisible();
  }
});

test('the page after sign-in is not an empty one', async ({ page }) => {
  await enter(page, PEOPLE.expert, SAMPLE_PASSWORD);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  expect((await page.locator('body').innerText()).trim()).not.toBe('');
});

test('somebody new sets a password with the code of the link', async ({ page, workbench }) => {
  const { code } = await workbench.inStore((system) =>
    issueCode(system, OPERATOR, { user: workbench.actors.staff.user })
  );
  await page.goto(`/welcome?${new URLSearchParams({ name: PEOPLE.staff, code: code ?? '' }).toString()}`);
  await page.locator('input[name=password]').fill('四季分明-长街-2026');
  await page.locator('input[name=again]').fill('四季分明-长街-2027');
  await page.locator('form button[type=submit]').last().click();
  await expect(page.getByText('两次输入的密码不一样')).toBeVisible();
  await expect(page.locator('input[name=name]')).toHaveValue(PEOPLE.staff);
  await page.locator('input[name=password]').fill('四季分明-长街-2026');
  await page.locator('input[name=again]').fill('四季分明-长街-2026');
  await page.locator('form button[type=submit]').last().click();
  await expect(page).toHaveURL(`${workbench.origin}/`);
});

test('the home page of each role links to the pages of the role, and they open', async ({
  page,
  context
}) => {
  for (const who of ['manager', 'official', 'staff', 'administrator'] as const) {
    await context.clearCookies();
    await signIn(page, who);
    const links = await page
      .locator('nav a, main a')
      .evaluateAll((all) => [...new Set(all.map((each) => (each as HTMLAnchorElement).pathname))]);
    expect(links.length, who).toBeGreaterThan(0);
    for (const path of links) {
      const answer = await page.goto(path);
      expect(answer?.status(), `${who} ${path}`).toBe(200);
      await expect(page.locator('h1').first(), `${who} ${path}`).toBeVisible();
    }
  }
});
