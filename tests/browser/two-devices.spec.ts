/** One expert on two devices: what comes together by itself, what is asked, and that nothing is decided in silence. */
import type { Browser } from '@playwright/test';
import { MET, MOUSE, allSent, openSheet, row, toStudios, type } from './support/sheet.ts';
import { focused } from './support/sheet-keys.ts';
import { keptChanges, storedEntries } from './support/sheet-server.ts';
import { expect, test, type Page, type Workbench } from './support/test.ts';

const FUNDS = 6;
const amount = (page: Page) => row(page, FUNDS).getByRole('textbox', { name: '数量' });
const choose = (page: Page, number: number, word: string) =>
  row(page, number).locator('.choice label').filter({ hasText: word }).click();
const wake = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

interface Device {
  page: Page;
  /** as in a workshop without network */
  offline(isOff: boolean): Promise<void>;
}

async function device(browser: Browser, workbench: Workbench, at: number): Promise<Device> {
  const context = await browser.newContext({ baseURL: workbench.origin });
  const page = await context.newPage();
  await toStudios(page);
  await openSheet(page, workbench.sheets.expert.S01!, at);
  return { page, offline: (isOff) => context.setOffline(isOff) };
}

/** The one enters 7.5 and sends it; the other, which has not heard of it, 8, and comes back to the network. */
async function apart(browser: Browser, workbench: Workbench): Promise<{ first: Page; second: Page }> {
  const second = await device(browser, workbench, FUNDS);
  await second.offline(true);
  const first = await device(browser, workbench, FUNDS);
  await amount(first.page).fill('7.5');
  await allSent(first.page, 1);
  await amount(second.page).fill('8');
  await type(row(second.page, FUNDS).getByRole('textbox', { name: '备注' }), MOUSE, '后到账');
  await expect(second.page.getByText('离线 · 本机已保存 1 项更改')).toBeVisible();
  await second.offline(false);
  await expect(second.page.getByText('1 行与另一台设备的内容不同')).toBeVisible();
  return { first: first.page, second: second.page };
}

test('different rows come together on both devices without a question', async ({ browser, workbench }) => {
  const sheet = workbench.sheets.expert.S01!;
  const a = await device(browser, workbench, 2);
  const b = await device(browser, workbench, 3);
  await b.offline(true);
  await choose(a.page, 2, MET.yes);
  await allSent(a.page, 1);
  await choose(b.page, 3, MET.no);
  await choose(b.page, 4, MET.yes);
  await b.offline(false);
  await allSent(b.page, 3);
  expect(await storedEntries(workbench, sheet)).toEqual({
    'annual-plan': { met: 'yes' },
    'rules-posted': { met: 'no' },
    signboard: { met: 'yes' }
  });
  await expect(row(b.page, 2).locator('.points b')).toHaveText('2');
  await wake(a.page);
  await expect(row(a.page, 3).locator('.points b')).toHaveText('0');
  await expect(row(a.page, 4).locator('.points b')).toHaveText('2');
});

test('the same row shows both contents with points and time, blocks the signature, and the server keeps its own', async ({
  browser,
  workbench
}) => {
  const { second } = await apart(browser, workbench);
  const panel = row(second, FUNDS).getByRole('region', { name: '这一行在两台设备上改成了不同的内容' });
  const mine = panel.locator('.side').filter({ hasText: '本机的' });
  const theirs = panel.locator('.side').filter({ hasText: '服务器上的' });
  const moment = /\d+ 月 \d+ 日 \d\d:\d\d 填写/u;
  await expect(mine).toContainText('8 万元');
  await expect(mine).toContainText('备注：后到账');
  await expect(mine).toContainText('16 分');
  await expect(mine).toContainText(moment);
  await expect(theirs).toContainText('7.5 万元');
  await expect(theirs).toContainText('16 分');
  await expect(theirs).toContainText(moment);
  expect(await storedEntries(workbench, workbench.sheets.expert.S01!)).toEqual({
    'matching-funds': { amount: 7.5 }
  });
  await second.goto(`/sheets/${workbench.sheets.expert.S01!}/sign`);
  await expect(second.getByRole('table', { name: '考核评分表' })).toBeVisible();
  await expect(second.locator('canvas')).toHaveCount(0);
});

for (const [side, button, entry, points] of [
  ['mine', '用本机的', { amount: 8, note: '后到账' }, '16'],
  ['theirs', '用服务器上的', { amount: 7.5 }, '16']
] as const) {
  test(`${side} is chosen: both devices and the server have it, and the other stays in the history`, async ({
    browser,
    workbench
  }) => {
    const sheet = workbench.sheets.expert.S01!;
    const { first, second } = await apart(browser, workbench);
    await row(second, FUNDS).getByRole('button', { name: button }).focus();
    await second.keyboard.press('Enter');
    await expect(row(second, FUNDS).getByRole('button', { name: button })).toHaveCount(0);
    await allSent(second, 1);
    expect((await focused(second)).row, 'the focus stays in the row').toBe(`row-${FUNDS}`);
    await expect(amount(second)).toHaveValue(String(entry.amount));
    await expect(row(second, FUNDS).locator('.points b')).toHaveText(points);
    expect(await storedEntries(workbench, sheet)).toEqual({ 'matching-funds': entry });
    await wake(first);
    await expect(amount(first)).toHaveValue(String(entry.amount));
    const inputs = (await keptChanges(workbench, sheet)).map(({ input }) => input);
    expect(inputs).toContainEqual({ amount: 7.5 });
    expect(inputs).toContainEqual({ amount: 8, note: '后到账' });
  });
}

test('the same content on both devices asks nothing', async ({ browser, workbench }) => {
  const b = await device(browser, workbench, FUNDS);
  await b.offline(true);
  const a = await device(browser, workbench, FUNDS);
  await amount(a.page).fill('7.5');
  await allSent(a.page, 1);
  await amount(b.page).fill('7.5');
  await b.offline(false);
  await allSent(b.page, 1);
  await expect(row(b.page, FUNDS).getByText('这一行在两台设备上')).toHaveCount(0);
});

test('other rows go on while a question is open, and it is still there after a reload', async ({
  browser,
  workbench
}) => {
  const { second } = await apart(browser, workbench);
  await choose(second, 2, MET.yes);
  await expect
    .poll(() => storedEntries(workbench, workbench.sheets.expert.S01!))
    .toEqual({ 'matching-funds': { amount: 7.5 }, 'annual-plan': { met: 'yes' } });
  await expect(second.getByText('1 行与另一台设备的内容不同')).toBeVisible();
  await second.reload();
  await expect(row(second, FUNDS).getByText('这一行在两台设备上')).toBeVisible();
  await expect(amount(second)).toHaveValue('8');
});
