/** What people click in a round, from the draft to the notice; in the words of the pages. */
import { expect, type Locator, type Page } from '@playwright/test';
import { deliberation } from '#i18n/zh-CN/deliberation.ts';
import { facts } from '#i18n/zh-CN/facts.ts';
import { publicPages } from '#i18n/zh-CN/public.ts';
import { publicity } from '#i18n/zh-CN/publicity.ts';
import { settle } from '#i18n/zh-CN/settle.ts';
import { setup } from '#i18n/zh-CN/setup.ts';
import { PEOPLE } from '../support/template.ts';

const OFFICE = '示范市评议科';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** A field by its name, once the page answers to it. */
async function fill(page: Page, name: string, value: string): Promise<void> {
  const field = page.locator(`[name="${name}"]:not([type=hidden])`).first();
  await field.fill(value);
  await expect(field).toHaveValue(value);
}

export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
}

export async function create(page: Page, code: string, title: string): Promise<void> {
  await goTo(page, '/rounds/new');
  await fill(page, 'code', code);
  await fill(page, 'title', title);
  await fill(page, 'date', '2026-06-30');
  await button(page, setup.create.submit).click();
  await page.waitForURL(`**/rounds/${code}/setup**`);
}

export async function prepare(page: Page, code: string, studios: readonly string[]): Promise<void> {
  const step = (name: string): Promise<void> => goTo(page, `/rounds/${code}/setup?step=${name}`);
  await step('participants');
  await page.locator('summary', { hasText: setup.participants.byList.heading }).click();
  await fill(page, 'codes', studios.join('\n'));
  await fill(page, 'reason', '示范理由：按文件要求提前考核');
  await button(page, setup.participants.byList.submit).click();
  await expect(page.locator('tbody').getByText(setup.participants.isIn, { exact: true })).toHaveCount(
    studios.length
  );

  await step('panels');
  for (const name of [PEOPLE.expert, PEOPLE.otherExpert]) {
    await page.getByRole('checkbox', { name: new RegExp(name) }).check();
  }
  await fill(page, 'newPanel', '第一组');
  await button(page, setup.panels.add.submit).click();
  await expect(page.getByText(setup.panels.count(2))).toBeVisible();

  await step('draw');
  await fill(page, 'perStudio', '2');
  await button(page, setup.draw.submit).click();
  await expect(button(page, setup.draw.again)).toBeVisible();

  await step('settings');
  await fill(page, 'settings.cap.percent', '34');
  await page.locator('[name="settings.cap.strict"]').selectOption('false');
  await button(page, setup.save).click();
  await expect(page.getByText(setup.settings.changed, { exact: true }).first()).toBeVisible();

  await step('check');
  await button(page, setup.check.open).click();
  await page.getByRole('dialog').getByRole('button', { name: setup.check.open, exact: true }).click();
  await page.waitForURL(`**/rounds/${code}/progress`);
}

/** One figure, as it was found in the papers. */
export async function verifyFirst(page: Page, code: string, amount: string): Promise<void> {
  await goTo(page, `/rounds/${code}/facts`);
  await page.locator('tbody a').first().click();
  await fill(page, 'amount:matching-funds', amount);
  await fill(page, 'checkedBy', '示范核实人');
  await button(page, facts.form.save).click();
  await expect(page.getByText(/已登记.*1 项数据/u)).toBeVisible();
}

export async function beginDeliberation(page: Page, code: string): Promise<void> {
  await goTo(page, `/rounds/${code}/deliberation`);
  await button(page, deliberation.ready.begin).click();
  await expect(page.getByText(deliberation.intro)).toBeVisible();
}

/** @param first who gets the seat; in the form the second */
export async function recordBallot(page: Page, code: string, first: string): Promise<void> {
  await goTo(page, `/rounds/${code}/deliberation`);
  await button(page, deliberation.ties.up(first)).click();
  await fill(page, 'by', '第一评议组');
  await fill(page, 'minutes', '示范纪要第 1 号：到会全体表决');
  await button(page, deliberation.ties.record).click();
  await expect(page.getByRole('heading', { name: deliberation.decisions.heading })).toBeVisible();
}

export const settleButton = (page: Page) => button(page, settle.settle.submit);

/** An act that must happen once, whoever clicks how often: up to its last click, the click, and how to see that it is done. */
export interface Once {
  prepare: (page: Page) => Promise<void>;
  last: (page: Page) => Locator;
  done: (page: Page) => Locator;
}

export const settling = (code: string): Once => ({
  prepare: (page) => goTo(page, `/rounds/${code}/settle`),
  last: settleButton,
  done: (page) => page.getByText(/已于 .* 核定（第 1 次）/u)
});

const confirmIn = (page: Page, name: string): Locator =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });

export const publishing = (code: string): Once => ({
  async prepare(page) {
    await goTo(page, `/rounds/${code}/publicity`);
    await fill(page, 'days', '1');
    await page.locator('[name=kind]').selectOption('calendar');
    await fill(page, 'contact', OFFICE);
    // As it will be published stands beside it by then.
    await expect(page.locator('.preview').getByText(OFFICE)).toBeVisible();
    await button(page, publicity.compose.open).click();
    await expect(confirmIn(page, publicity.compose.publish)).toBeVisible();
  },
  last: (page) => confirmIn(page, publicity.compose.publish),
  done: (page) => page.getByRole('heading', { level: 1, name: /公示中/u })
});

export const finalising = (code: string): Once => ({
  async prepare(page) {
    await goTo(page, `/rounds/${code}/publicity`);
    await button(page, publicity.finalise.submit).click();
    await expect(confirmIn(page, publicity.finalise.submit)).toBeVisible();
  },
  last: (page) => confirmIn(page, publicity.finalise.submit),
  done: (page) => page.getByRole('heading', { level: 1, name: publicity.heading.final })
});

/**
 * Two tabs click twice at the same moment; a third, that knows nothing of it, clicks after them. Whoever came too late is
 * told so, or sees it done; and once the page is loaded again, every tab sees it done.
 */
export async function insist(page: Page, { prepare, last, done }: Once): Promise<void> {
  const context = page.context();
  const tabs = [page, await context.newPage(), await context.newPage()] as const;
  for (const tab of tabs) await prepare(tab);
  const [one, two, three] = tabs;
  const answered = (tab: Page) => expect(done(tab).or(refusal(tab)).first()).toBeVisible();
  await Promise.all([last(one).dblclick(), last(two).dblclick()]);
  await Promise.all([answered(one), answered(two)]);
  await last(three).click();
  await answered(three);
  for (const tab of tabs) {
    await tab.reload({ waitUntil: 'networkidle' });
    await expect(done(tab).first()).toBeVisible();
  }
  await two.close();
  await three.close();
}

const refusal = (page: Page): Locator => page.getByText(/本批次现为/u);

/** @returns the receipt’s number as the page shows it: in two groups */
export async function object(page: Page, studio: string): Promise<string> {
  await goTo(page, '/notices');
  await page.locator('main a[href*="/notices/"]').first().click();
  await page.getByRole('link', { name: publicPages.object.heading }).first().click();
  await page.locator('[name=participant]').selectOption(studio);
  await fill(page, 'text', '示范异议：请核对配套资金。');
  await fill(page, 'name', '示范来信人');
  await fill(page, 'contact', '000-00000000');
  await button(page, publicPages.object.submit).click();
  await expect(page.getByRole('heading', { name: publicPages.receipt.heading })).toBeVisible();
  const receipt = /[2-9A-HJ-NP-Z]{5} [2-9A-HJ-NP-Z]{5}/u.exec(await page.locator('main').innerText())?.[0];
  if (receipt === undefined) throw new Error('no receipt');
  return receipt;
}

export async function dismiss(page: Page, code: string, receipt: string, reason: string): Promise<void> {
  await goTo(page, `/rounds/${code}/publicity`);
  const card = page.locator('article', { hasText: receipt.replace(' ', '') });
  await card.locator('summary').click();
  await card.getByRole('radio', { name: publicity.objections.outcomes.dismissed }).check();
  await card.locator('[name=reason]').fill(reason);
  await card.getByRole('button', { name: publicity.objections.submit, exact: true }).click();
  await expect(card.getByText(reason)).toBeVisible();
}
