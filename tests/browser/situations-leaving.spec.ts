/** Somebody leaves a device: what was not sent waits there for the same account, and nothing else of a person is left. */
import { expect, PEOPLE, signIn, type Page, type Workbench } from './support/test.ts';
import { test } from './support/line.ts';
import {
  answer,
  atServer,
  databasesOf,
  note,
  onDevice,
  openSheet,
  openStudios,
  promised,
  row,
  ROWS,
  saveElsewhere,
  strips,
  wake
} from './support/visit.ts';

const sheetOf = (workbench: Workbench): string => workbench.sheets.expert.S01 ?? '';

test('sign-out with something unsent: stay, send first, or leave it on the device', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  const sheet = sheetOf(workbench);
  const { user } = workbench.actors.expert;
  const dialog = page.getByRole('dialog');
  const leave = async (): Promise<void> => {
    await page.locator('summary').first().click();
    await page.getByRole('button', { name: '退出登录' }).click();
  };
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheet);
  line.weather = 'down';
  await answer(page, 1);
  await expect.poll(async () => (await promised(page)).waiting).toBe(1);
  await page.goto('/studios');
  await page.getByRole('heading', { name: '示范工作室 01' }).waitFor();
  await leave();
  await expect(dialog).toContainText('还有 1 项只在这台设备上');
  await dialog.getByRole('button', { name: '不退出' }).click();
  await expect(dialog).toHaveCount(0);
  await leave();
  await dialog.getByRole('button', { name: '先发送再退出' }).click();
  await expect(dialog).toContainText('没有发送成功');
  line.weather = 'clear';
  await dialog.getByRole('button', { name: '先发送再退出' }).click();
  await page.waitForURL('**/sign-in');
  expect((await atServer(workbench, sheet)).changes).toHaveLength(1);
  expect(await databasesOf(page)).not.toContain(`jiangping:${user}`);
});

test('signed out with something unsent: it waits, closed, and goes when the same account signs in again', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  const sheet = sheetOf(workbench);
  const { user } = workbench.actors.expert;
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheet);
  line.weather = 'failing';
  await note(page, 2, '留在本机的话');
  await expect.poll(async () => (await promised(page)).waiting).toBe(1);
  await page.goto('/studios');
  await page.getByRole('heading', { name: '示范工作室 01' }).waitFor();
  await page.locator('summary').first().click();
  await page.getByRole('button', { name: '退出登录' }).click();
  line.weather = 'clear';
  await page.getByRole('dialog').getByRole('button', { name: '留在本机并退出' }).click();
  await page.waitForURL('**/sign-in');
  // Signed out is out: neither online nor without a network does the list of studios open.
  await page.goto('/studios');
  await expect(page.locator('input[name=password]')).toBeVisible();
  line.weather = 'down';
  await page.goto('/studios');
  await page.getByRole('main').waitFor();
  await expect(page.getByText('示范工作室')).toHaveCount(0);
  await expect(page.getByText(PEOPLE.expert)).toHaveCount(0);
  expect((await onDevice(page, user)).outbox).toHaveLength(1);
  line.weather = 'clear';
  await signIn(page, 'expert');
  await openSheet(page, sheet);
  await expect(strips(page).first()).toContainText('全部 1 行已存到服务器');
});

test('sign-out with nothing unsent: nothing of the account is left on the device', async ({
  workbench,
  tablet: { page }
}) => {
  const { user } = workbench.actors.expert;
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheetOf(workbench));
  await answer(page, 1);
  await expect(strips(page).first()).toContainText('全部 1 行已存到服务器');
  await page.goto('/studios');
  await page.getByRole('heading', { name: '示范工作室 01' }).waitFor();
  await page.locator('summary').first().click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL('**/sign-in');
  await expect.poll(() => databasesOf(page)).not.toContain(`jiangping:${user}`);
  const kept = await everythingKept(page);
  expect(kept).not.toContain(user);
  expect(kept).not.toContain(PEOPLE.expert);
  await page.goto('/studios');
  await expect(page.locator('input[name=password]')).toBeVisible();
});

test('sign-out with a question open: asked first, and the question is still there afterwards', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  const sheet = sheetOf(workbench);
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheet);
  line.weather = 'down';
  await note(page, 2, '还没有选的话');
  await saveElsewhere(workbench, sheet, ROWS[1]!.id, { met: 'yes' });
  line.weather = 'clear';
  await wake(page);
  await expect(strips(page).first()).toContainText('1 行与另一台设备的内容不同');
  await page.goto('/studios');
  await page.getByRole('heading', { name: '示范工作室 01' }).waitFor();
  await page.locator('summary').first().click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '留在本机并退出' }).click();
  await page.waitForURL('**/sign-in');
  await signIn(page, 'expert');
  await openSheet(page, sheet);
  await expect(row(page, 2).locator('section')).toContainText('还没有选的话');
});

/** Of the whole device, but for the program. */
const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)];
    const done = <R>(request: IDBRequest<R>): Promise<R> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name));
      for (const store of db.objectStoreNames)
        found.push(name, store, await done(db.transaction(store).objectStore(store).getAll()));
      db.close();
    }
    return JSON.stringify(found);
  });

test('what the service worker keeps is the program alone: no answer of the server, no name', async ({
  workbench,
  tablet: { page }
}) => {
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheetOf(workbench));
  await note(page, 1, '只有专家能看的话');
  await expect(strips(page).first()).toContainText('全部 1 行已存到服务器');
  await page.goto('/profile');
  await page.goto('/studios');
  await page.getByRole('heading', { name: '示范工作室 01' }).waitFor();
  const kept = await page.evaluate(async () => {
    const found: { path: string; text: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answered = await cache.match(request);
        found.push({ path: new URL(request.url).pathname, text: (await answered?.text()) ?? '' });
      }
    }
    return found;
  });
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.map(({ path }) => path)).toContain('/studios');
  for (const { path, text } of kept) {
    expect(path).not.toMatch(/^\/(api|profile|sheets)/u);
    for (const private_ of [
      PEOPLE.expert,
      '只有专家能看的话',
      workbench.actors.expert.user,
      sheetOf(workbench)
    ]) {
      // The sample's names stand in no program file.
      expect(text.includes(private_), `${path}: ${private_}`).toBe(false);
    }
  }
  // Nor does the browser's own cache keep them.
  const headers = await page.evaluate(async () =>
    Promise.all(
      ['/api/take-along', '/api/me', '/profile'].map(async (path) =>
        (await fetch(path)).headers.get('cache-control')
      )
    )
  );
  for (const header of headers) expect(header).toMatch(/no-store/u);
});
