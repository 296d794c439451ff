/** What the other browser tests stand on: a server that comes back as it was, a tablet that can be killed. */
import { expect, signIn, test, type Page } from './support/test.ts';

test('what a page kept in its database is there after kill -9 of the browser, with the server still down', async ({
  workbench,
  tablet
}) => {
  await tablet.page.goto('/sign-in');
  await keep(tablet.page, 'kept before the kill');
  await workbench.stop();
  await tablet.kill();
  await tablet.start();
  await workbench.start();
  await tablet.page.goto('/sign-in');
  expect(await kept(tablet.page)).toBe('kept before the kill');
});

test('a session outlives a stop, a kill and a start of the server', async ({ page, workbench }) => {
  await signIn(page, 'manager');
  for (const end of [() => workbench.stop(), () => workbench.kill()]) {
    await end();
    await expect(page.goto('/')).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
    await workbench.start();
    await page.goto('/');
    expect(page.url()).toBe(`${workbench.origin}/`);
  }
});

test('a killed tablet is signed in again', async ({ tablet, workbench }) => {
  await signIn(tablet.page, 'manager');
  await tablet.kill();
  expect(() => tablet.page).toThrow();
  await tablet.start();
  await tablet.page.goto('/');
  expect(tablet.page.url()).toBe(`${workbench.origin}/`);
});

const keep = (page: Page, text: string): Promise<void> =>
  page.evaluate(async (value) => {
    const asked = indexedDB.open('harness', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('texts');
    await new Promise((done) => (asked.onsuccess = done));
    const write = asked.result.transaction('texts', 'readwrite', { durability: 'strict' });
    write.objectStore('texts').put(value, 'text');
    await new Promise((done) => (write.oncomplete = done));
  }, text);

const kept = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const asked = indexedDB.open('harness', 1);
    await new Promise((done) => (asked.onsuccess = done));
    const read = asked.result.transaction('texts').objectStore('texts').get('text');
    await new Promise((done) => (read.onsuccess = done));
    return read.result as unknown;
  });
