/** What the device itself does to somebody who is scoring: no room, nothing kept, two tabs, a newer program. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../scripts/setup.mjs';
import { photograph } from '../../scripts/demo/pictures.ts';
import { expect, signIn, type Page, type Workbench } from './support/test.ts';
import { test } from './support/line.ts';
import {
  answer,
  atServer,
  enter,
  note,
  onDevice,
  openSheet,
  openStudios,
  promised,
  row,
  stripButton,
  strips,
  wake
} from './support/visit.ts';

const sheetOf = (workbench: Workbench): string => workbench.sheets.expert.S01 ?? '';
const allStrips = async (page: Page): Promise<string> => (await strips(page).allInnerTexts()).join('\n');

/** Bytes that are left to the site: with 1, nothing more fits. */
async function leaveRoom(page: Page, quotaSize?: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  await session.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(quotaSize === undefined ? {} : { quotaSize })
  });
  if (quotaSize !== undefined) return;
  await session.detach();
}

test('no room on the device: the row says that it is not kept, it goes straight to the server, and is kept again later', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  test.setTimeout(120_000);
  const sheet = sheetOf(workbench);
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheet);
  line.weather = 'down';
  await leaveRoom(page, 1);
  // Chromium goes by what it measured last, for half a minute.
  await sleep(31_000);
  await note(page, 2, '存不下的话'.repeat(200));
  await expect(strips(page).first()).toContainText('本机存储空间已满');
  await expect(row(page, 2)).toContainText('这一行没能存到本机');
  await expect(row(page, 2).locator('textarea').first()).toHaveValue('存不下的话'.repeat(200));
  // A photograph that was not kept is not shown as if it were.
  await enter(page, 3);
  await row(page, 3)
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: photograph(1) });
  await expect(page.getByText('本机存储空间已满，照片没有保存')).toBeVisible();
  await expect(row(page, 3).locator('img')).toHaveCount(0);
  line.weather = 'clear';
  await answer(page, 1);
  await expect
    .poll(async () => (await atServer(workbench, sheet)).entries.map(({ criterion }) => criterion))
    .toContain('organisation');
  await leaveRoom(page);
  await page.locator('div:has(> p[role=status])').getByRole('button').first().click();
  await expect(strips(page).first()).toContainText('全部 2 行已存到服务器');
  expect((await atServer(workbench, sheet)).changes).toHaveLength(2);
});

test('a browser that keeps nothing: said so, and scoring works while there is a network', async ({
  workbench,
  tablet
}) => {
  const sheet = sheetOf(workbench);
  await tablet.context.addInitScript(() => {
    const refuse = (): IDBOpenDBRequest => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse });
  });
  const { page } = tablet;
  await signIn(page, 'expert');
  await page.goto('/studios');
  await page.getByRole('heading', { name: '示范工作室 01' }).waitFor();
  await expect(page.getByText('浏览器不让保存：关闭本页后，没有发送的内容会丢失。')).toBeVisible();
  await expect(strips(page).first()).toContainText('浏览器不让本页保存数据');
  await openSheet(page, sheet);
  await answer(page, 1);
  await note(page, 2, '在线写的话');
  await expect.poll(async () => (await atServer(workbench, sheet)).entries.length).toBe(2);
  await expect(strips(page).first()).toContainText('浏览器不让本页保存数据');
  await page.reload();
  await expect(row(page, 1).locator('input:checked')).toHaveCount(1);
});

test('two tabs of one account: each shows what was done in the other, one sends, nothing twice', async ({
  workbench,
  line,
  tablet
}) => {
  const sheet = sheetOf(workbench);
  const { page: first } = tablet;
  await signIn(first, 'expert');
  await openStudios(first);
  await openSheet(first, sheet);
  const second = await tablet.context.newPage();
  await openSheet(second, sheet);
  line.weather = 'down';
  await answer(first, 1);
  await expect(row(second, 1).locator('input:checked')).toHaveCount(1);
  await note(second, 2, '第二页写的话');
  await enter(first, 2);
  await expect(row(first, 2).locator('textarea').first()).toHaveValue('第二页写的话');
  await answer(second, 1, true);
  await expect(row(first, 1).locator('label.chosen, label:has(input:checked)').first()).toContainText('否');
  // Tried before, the first answer keeps its place; the second goes after it.
  const { outbox } = await onDevice(first, workbench.actors.expert.user);
  await expect.poll(async () => (await promised(first)).waiting).toBe(outbox.length);
  line.weather = 'clear';
  line.heard.length = 0;
  await Promise.all([wake(first), wake(second)]);
  for (const page of [first, second])
    await expect.poll(() => allStrips(page)).toContain('全部 2 行已存到服务器');
  expect(line.heard.filter((each) => each === 'POST /api/changes').length).toBe(outbox.length - 1);
  const { changes, conflicts } = await atServer(workbench, sheet);
  expect(changes).toHaveLength(outbox.length);
  expect(conflicts).toEqual([]);
  expect((await onDevice(first, workbench.actors.expert.user)).outbox).toEqual([]);
});

test('a newer program: offered, not forced, taken, and the work is still there', async ({
  workbench,
  line,
  tablet
}) => {
  test.setTimeout(90_000);
  const sheet = sheetOf(workbench);
  const { page } = tablet;
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheet);
  const before = process.env.JIANGPING_BUILD;
  const folder = newerBuild(resolve(ROOT, before ?? 'build'));
  try {
    await workbench.stop();
    process.env.JIANGPING_BUILD = folder;
    await workbench.start();
    line.weather = 'down';
    await answer(page, 1);
    line.weather = 'clear';
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect.poll(() => allStrips(page)).toContain('有新版本');
    // Work goes on, on the program that is open.
    await page.evaluate(() => Object.assign(globalThis, { isTheSamePage: true }));
    line.weather = 'down';
    await note(page, 2, '更新之前写的话');
    await expect.poll(() => allStrips(page)).toContain('本机已保存');
    expect(await page.evaluate(() => 'isTheSamePage' in globalThis)).toBe(true);
    expect(await cachesOf(page)).toHaveLength(2);
    await stripButton(page, '现在更新').click();
    await expect.poll(() => page.evaluate(() => 'isTheSamePage' in globalThis).catch(() => true)).toBe(false);
    await row(page, 1).waitFor();
    await expect.poll(() => allStrips(page)).not.toContain('有新版本');
    expect(await cachesOf(page)).toHaveLength(1);
    expect((await cachesOf(page))[0]).toContain('newer');
    await enter(page, 2);
    await expect(row(page, 2).locator('textarea').first()).toHaveValue('更新之前写的话');
    line.weather = 'clear';
    await wake(page);
    await expect(strips(page).first()).toContainText('全部 2 行已存到服务器');
    expect((await atServer(workbench, sheet)).changes).toHaveLength(2);
  } finally {
    if (before === undefined) delete process.env.JIANGPING_BUILD;
    else process.env.JIANGPING_BUILD = before;
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The same program under another name of its version, beside the one that is there: its modules are found from there. */
function newerBuild(build: string): string {
  const folder = mkdtempSync(join(resolve(build, '..'), 'newer-build-'));
  cpSync(build, folder, { recursive: true });
  const file = join(folder, 'client/service-worker.js');
  for (const packed of ['.br', '.gz']) if (existsSync(file + packed)) rmSync(file + packed);
  const text = readFileSync(file, 'utf8');
  const other = text.replace('jiangping-', 'jiangping-newer-');
  if (other === text) throw new Error('the service worker has another cache name');
  writeFileSync(file, other);
  return folder;
}

const cachesOf = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

test('pages that need the network say so, and lead back to the sheets that do not', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  await signIn(page, 'expert');
  await openStudios(page);
  line.weather = 'down';
  for (const path of ['/profile', '/', `/sheets/${sheetOf(workbench)}/print`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: '现在没有网络' }), path).toBeVisible();
    await page.getByRole('link', { name: '我的工作室' }).click();
    await expect(page.getByRole('heading', { name: '示范工作室 01' })).toBeVisible();
  }
});
