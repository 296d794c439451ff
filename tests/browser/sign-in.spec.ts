/** Signing in, as people do it: right, wrong, too often, without JavaScript. */
import { enter, expect, PEOPLE, SAMPLE_PASSWORD, signIn, test, type Page } from './support/test.ts';

const WRONG = '用户名或密码（登录码）不正确';

test('an expert comes to the own studios, a manager to the home page', async ({
  page,
  context,
  workbench
}) => {
  await signIn(page, 'expert');
  expect(new URL(page.url()).pathname).toBe('/studios');
  await context.clearCookies();
  await signIn(page, 'manager');
  expect(page.url()).toBe(`${workbench.origin}/`);
});

test('a wrong password and an unknown name are refused in the same words, and the name stays', async ({
  page
}) => {
  await enter(page, PEOPLE.expert, '不是这个口令-2026');
  await expect(page.getByText(WRONG)).toBeVisible();
  await expect(page.locator('input[name=name]')).toHaveValue(PEOPLE.expert);
  await expect(page.locator('input[name=password]')).toHaveValue('');
  await enter(page, '没有这个人', SAMPLE_PASSWORD);
  await expect(page.getByText(WRONG)).toBeVisible();
  expect(await sessionOf(page)).toBeUndefined();
});

test('after five failures the next attempt has to wait, even with the right password', async ({ page }) => {
  for (let attempt = 1; attempt <= 5; attempt++) {
    await enter(page, PEOPLE.expert, `猜的口令-${attempt}-2026`);
    await expect(page.getByText(WRONG)).toBeVisible();
  }
  await enter(page, PEOPLE.expert, SAMPLE_PASSWORD);
  await expect(page.getByText('登录失败次数较多')).toBeVisible();
  expect(await sessionOf(page)).toBeUndefined();
});

test('signing in gives the browser a new secret: one that was planted before is worth nothing', async ({
  page,
  context,
  workbench
}) => {
  const planted = { name: 'session', value: 'planted-by-an-attacker', url: workbench.origin };
  await context.addCookies([planted]);
  await signIn(page, 'manager');
  const first = await sessionOf(page);
  expect(first).not.toBe(planted.value);
  // Whoever planted the cookie, or knew an earlier one, is nobody.
  for (const value of [planted.value, '']) {
    const answer = await fetch(`${workbench.origin}/api/me`, { headers: { cookie: `session=${value}` } });
    expect(answer.status).toBe(401);
  }
  await context.clearCookies();
  await context.addCookies([{ ...planted, value: first ?? '' }]);
  await page.request.post('/sign-out', { headers: { origin: workbench.origin }, form: {} });
  await context.clearCookies();
  await context.addCookies([{ ...planted, value: first ?? '' }]);
  await signIn(page, 'manager');
  expect(await sessionOf(page)).not.toBe(first);
});

test('the cookie of the session is out of reach of scripts and of other sites', async ({ page, context }) => {
  await signIn(page, 'manager');
  const cookie = (await context.cookies()).find(({ name }) => name === 'session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).not.toContain('session');
});

test('a session that ended in the store sends to sign-in, which says why', async ({ page, workbench }) => {
  await signIn(page, 'manager');
  await workbench.inStore(({ store }) =>
    store.tx(({ orm, t }) => orm.update(t.session).set({ endsAt: Date.now() - 1000 }))
  );
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText('本次登录已到期')).toBeVisible();
  await page.locator('input[name=name]').fill(PEOPLE.manager);
  await page.locator('input[name=password]').fill(SAMPLE_PASSWORD);
  await page.locator('input[name=password]').press('Enter');
  await expect(page).toHaveURL(`${workbench.origin}/`);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('sign-in, its refusal and sign-out all work', async ({ page }) => {
    await enter(page, PEOPLE.manager, '不是这个口令-2026');
    await expect(page.getByText(WRONG)).toBeVisible();
    await expect(page.locator('input[name=name]')).toHaveValue(PEOPLE.manager);
    await signIn(page, 'manager');
    await expect(page.locator('main')).toBeVisible();
    await page.locator('summary', { hasText: PEOPLE.manager }).click();
    await page.locator('form[action="/sign-out"] button').click();
    await expect(page).toHaveURL(/\/sign-in/);
    expect(await sessionOf(page)).toBeUndefined();
  });
});

async function sessionOf(page: Page): Promise<string | undefined> {
  return (await page.context().cookies()).find(({ name }) => name === 'session')?.value;
}
