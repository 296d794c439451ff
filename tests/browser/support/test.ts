/** What the browser tests are written with: `workbench`, `tablet`, `signIn`, and a watch for broken content security. */
import { test as plain, type BrowserContext, type Page } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../../scripts/demo/sample-password.ts';
import { makeCity, type City } from './city.ts';
import { makeTablet, type Tablet } from './tablet.ts';
import { PEOPLE, type Person } from './template.ts';
import { makeWorkbench, type Workbench } from './workbench.ts';

export { expect, type Page } from '@playwright/test';
export { SAMPLE_PASSWORD } from '../../../scripts/demo/sample-password.ts';
export { PEOPLE, type Person } from './template.ts';
export type { Tablet } from './tablet.ts';
export type { Workbench } from './workbench.ts';

interface Fixtures {
  /** a running server with a store of this test's own */
  workbench: Workbench;
  /** a browser with a profile of its own, which can be killed */
  tablet: Tablet;
  /** what pages of `context` and `tablet` did against the content security policy; asserted to be empty after each test */
  violations: string[];
}

interface WorkerFixtures {
  /** a running server with the demo's city, shared by the tests of a worker: only to be looked at */
  city: City;
}

export const test = plain.extend<Fixtures, WorkerFixtures>({
  city: [
    // eslint-disable-next-line no-empty-pattern -- as below
    async ({}, use) => {
      const city = await makeCity();
      await use(city);
      await city.remove();
    },
    { scope: 'worker' }
  ],
  // eslint-disable-next-line no-empty-pattern -- the runner reads the names of the parameters
  workbench: async ({}, use) => {
    const workbench = await makeWorkbench();
    await use(workbench);
    await workbench.remove();
  },
  baseURL: async ({ workbench }, use) => use(workbench.origin),
  tablet: async ({ workbench, violations }, use) => {
    const tablet = await makeTablet(workbench.origin, {}, (context) => watch(context, violations));
    await use(tablet);
    await tablet.remove();
  },
  violations: [
    async ({ context }, use) => {
      const found: string[] = [];
      watch(context, found);
      await use(found);
      if (found.length > 0) throw new Error(`against the content security policy:\n${found.join('\n')}`);
    },
    { auto: true }
  ]
});

export function watch(context: BrowserContext, found: string[]): void {
  context.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy|violates the following/i.test(text)) found.push(text);
  });
}

/** Types name and password into the page of sign-in and waits until it has let in. @param origin default: the test's own */
export async function signIn(page: Page, who: Person, origin = ''): Promise<void> {
  await enter(page, PEOPLE[who], SAMPLE_PASSWORD, origin);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Only types and sends: for those who are not let in. */
export async function enter(page: Page, name: string, password: string, origin = ''): Promise<void> {
  await page.goto(`${origin}/sign-in`, { waitUntil: 'networkidle' });
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=password]').fill(password);
  await page.locator('form button[type=submit]').last().click();
}
