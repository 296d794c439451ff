/** What every form of a desk promises: sent once, nothing typed is lost, nothing is left for the next person at the computer. */
import { listExperts } from '#lib/server/services/list-experts.ts';
import { expect, signIn, test, type Page, type Workbench } from './support/test.ts';

const FORM = '/registry/experts/new';
const name = (page: Page) => page.locator('main input[name=name]');
const affiliation = (page: Page) => page.locator('main input[name=affiliation]');
const submit = (page: Page) => page.locator('main form[method=POST] button[type=submit]').last();

const experts = (workbench: Workbench) =>
  workbench.inStore(async (system) => {
    const { rows } = await listExperts(system, workbench.actors.manager, { page: { offset: 0, limit: 100 } });
    return rows.map((each) => each.name).filter((each) => each.startsWith('专家新'));
  });

async function open(page: Page): Promise<void> {
  await page.goto(FORM, { waitUntil: 'networkidle' });
}

test('what is typed survives a reload, and a session that ended meanwhile', async ({ page, workbench }) => {
  await signIn(page, 'manager');
  await open(page);
  await name(page).fill('专家新一');
  await affiliation(page).fill('示范学院');
  await page.reload({ waitUntil: 'networkidle' });
  await expect(name(page)).toHaveValue('专家新一');

  await page.context().clearCookies();
  await submit(page).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await page.locator('input[name=name]').fill('管理人员');
  await page.locator('input[name=password]').fill('示范口令-2026-匠评');
  await page.locator('form button[type=submit]').last().click();
  await page.waitForURL((url) => url.pathname === FORM);
  await expect(name(page)).toHaveValue('专家新一');
  await expect(affiliation(page)).toHaveValue('示范学院');
  expect(await experts(workbench)).toEqual([]);

  await submit(page).click();
  await expect.poll(() => experts(workbench)).toEqual(['专家新一']);
  await open(page);
  await expect(name(page)).toHaveValue('');
});

test('pressed twice, it is done once', async ({ page, workbench }) => {
  await signIn(page, 'manager');
  await open(page);
  await name(page).fill('专家新二');
  await affiliation(page).fill('示范学院');
  await submit(page).dblclick();
  await expect.poll(() => experts(workbench)).toEqual(['专家新二']);
  await page.waitForLoadState('networkidle');
  expect(await experts(workbench)).toEqual(['专家新二']);
});

test('an answer that got lost is asked for again, and is not done twice', async ({ page, workbench }) => {
  await signIn(page, 'manager');
  await open(page);
  await name(page).fill('专家新三');
  await affiliation(page).fill('示范学院');
  let lost = 0;
  const sent = (url: URL) => url.pathname === FORM && url.search !== '';
  await page.route(sent, async (route) => {
    await route.fetch();
    lost++;
    await route.abort();
  });
  await submit(page).click();
  await expect(page.getByText('没有提交')).toBeVisible();
  await expect.poll(() => lost).toBe(1);
  await page.unroute(sent);
  await submit(page).click();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => experts(workbench)).toEqual(['专家新三']);
});

test('after sign-out nothing typed is left for the next person', async ({ page }) => {
  await signIn(page, 'manager');
  await open(page);
  await name(page).fill('专家新四');
  await page.locator('header summary').click();
  await page.locator('form[action$="sign-out"] button').click();
  await page.waitForURL((url) => url.pathname !== FORM);
  await signIn(page, 'manager');
  await open(page);
  await expect(name(page)).toHaveValue('');
});
