/**
 * Where the pictures are taken: a production server for each store, a line with its weather before it, a browser, and
 * people who are signed in. Knows no page's words but those of sign-in.
 */
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import type { Actor } from '#lib/server/access.ts';
import { listMySheets } from '#lib/server/services/list-my-sheets.ts';
import type { System } from '#lib/server/system.ts';
import { LAUNCH } from '../../tests/browser/support/browser.ts';
import { lineTo, type Line } from '../../tests/browser/support/line.ts';
import { freePort, serverProcess, type ServerProcess } from '../../tests/browser/support/server.ts';
import { SAMPLE_PASSWORD } from '../demo/sample-password.ts';
import { inStore, type StoreName } from './stores.ts';

export type Name =
  '专家甲' | '专家乙' | '专家丁' | '专家己' | '一区经办' | '管理人员' | '领导甲' | '系统管理员';

export interface House {
  server: ServerProcess;
  line: Line;
  inStore<R>(work: (system: System) => Promise<R>): Promise<R>;
  actor(name: Name): Promise<Actor>;
  /** the sheet of an expert by its place in the list of studios, from 1 */
  sheet(name: Name, place: number): Promise<{ sheet: string; code: string }>;
}

export interface Stage {
  houses: Record<StoreName, House>;
  context(store: StoreName, who: Name | null): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function buildStage(stores: Record<StoreName, string>, folder: string): Promise<Stage> {
  const browser = await chromium.launch(LAUNCH);
  const houses = {
    city: await openHouse(stores.city, folder),
    bare: await openHouse(stores.bare, folder)
  };
  const cookies = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();
  return {
    houses,
    async context(store, who) {
      const { origin } = houses[store].line;
      if (who === null) return newContext(browser, origin);
      const key = `${store}:${who}`;
      const known = cookies.get(key) ?? (await signedIn(browser, origin, who));
      cookies.set(key, known);
      return newContext(browser, origin, known);
    },
    async close() {
      await browser.close();
      for (const { line, server } of Object.values(houses)) {
        await line.close();
        await server.stop();
      }
    }
  };
}

const newContext = (
  browser: Browser,
  baseURL: string,
  storageState?: Awaited<ReturnType<BrowserContext['storageState']>>
): Promise<BrowserContext> =>
  browser.newContext({
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1024, height: 768 },
    ...(storageState && { storageState })
  });

async function signedIn(browser: Browser, origin: string, who: Name) {
  const context = await newContext(browser, origin);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.locator('input[name=name]').fill(who);
  await page.locator('input[name=password]').fill(SAMPLE_PASSWORD);
  await page.locator('form button[type=submit]').last().click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  const { cookies } = await context.storageState();
  await context.close();
  return { cookies, origins: [] };
}

async function openHouse(url: string, folder: string): Promise<House> {
  const environment = { JIANGPING_STORE: url, JIANGPING_SAMPLE: '1' };
  const server = serverProcess(await freePort(), folder, environment);
  await server.start();
  const line = await lineTo(server.port);
  const actor = (name: Name): Promise<Actor> =>
    inStore(url, ({ store }) =>
      store.read(async ({ orm, t }) => {
        const found = (await orm.select().from(t.user)).find((each) => each.name === name);
        if (!found) throw new Error(`nobody is called ${name}`);
        const { id, role, authority, expert } = found;
        return { role, user: id, authority, expert, name: `user:${id}` };
      })
    );
  return {
    server,
    line,
    inStore: (work) => inStore(url, work),
    actor,
    async sheet(name, place) {
      const who = await actor(name);
      const { sheets } = await inStore(url, (system) => listMySheets(system, who, {}));
      const found = sheets[place - 1];
      if (!found) throw new Error(`${name} has no sheet ${place}`);
      return { sheet: found.sheet, code: found.code };
    }
  };
}
