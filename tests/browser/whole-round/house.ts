/** The served program with people at desks of their own, and with a calendar: days pass while the server is away. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { openSystem, type System } from '#lib/server/system.ts';
import { SAMPLE_PASSWORD } from '../../../scripts/demo/sample-password.ts';
import { freePort, serverProcess } from '../support/server.ts';
import { PEOPLE, type Person, type Template } from '../support/template.ts';
import { watch } from '../support/test.ts';
import { templateOn, type Engine } from './engines.ts';

const STEP_LIMIT_MS = 30_000;
const CLOCK = pathToFileURL(join(import.meta.dirname, 'clock.mjs')).href;

export interface House extends Template {
  /** what went wrong unseen on anybody's page: against the content security policy, in a script, at the server */
  readonly faults: readonly string[];
  /** at a desk of their own, signed in */
  enter(person: Person): Promise<Page>;
  /** somebody from the street */
  stranger(): Promise<Page>;
  /** the server is away for so long; whoever was signed in signs in again */
  pass(days: number): Promise<void>;
  inStore<R>(work: (system: System) => Promise<R>): Promise<R>;
  remove(): Promise<void>;
}

export async function makeHouse(browser: Browser, engine: Engine): Promise<House> {
  const { url, folder, facts, drop } = await templateOn(engine);
  const environment = { JIANGPING_STORE: url, NODE_OPTIONS: `--import=${CLOCK}`, JIANGPING_TEST_DAYS: '0' };
  const server = serverProcess(await freePort(), folder, environment);
  try {
    await server.start();
  } catch (error) {
    await drop();
    throw error;
  }
  const origin = `http://127.0.0.1:${server.port}`;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  const open = async (): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: origin,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai'
    });
    contexts.push(context);
    watch(context, faults);
    context.on('weberror', (error) => faults.push(String(error.error())));
    context.on('response', (answer) => {
      if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`);
    });
    // What does not come is said at once, not when the whole round’s time is up.
    context.setDefaultTimeout(STEP_LIMIT_MS);
    return context.newPage();
  };
  return {
    ...facts,
    faults,
    async enter(person) {
      const page = await open();
      await page.goto('/sign-in', { waitUntil: 'networkidle' });
      await page.locator('input[name=name]').fill(PEOPLE[person]);
      await page.locator('input[name=password]').fill(SAMPLE_PASSWORD);
      await page.locator('form button[type=submit]').last().click();
      await page.waitForURL((at) => at.pathname !== '/sign-in');
      return page;
    },
    stranger: open,
    async pass(days) {
      await server.stop();
      environment.JIANGPING_TEST_DAYS = String(Number(environment.JIANGPING_TEST_DAYS) + days);
      await server.start();
    },
    async inStore(work) {
      const system = await openSystem(url, {
        report: (error) => {
          throw error;
        }
      });
      try {
        return await work(system);
      } finally {
        await system.store.close();
      }
    },
    async remove() {
      for (const context of contexts) await context.close();
      await server.kill();
      await drop();
    }
  };
}
