/** The scoring page in a browser: what comes over the wire, cold and warm, and when a slow tablet can be used. */
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { LAUNCH } from '../browser/support/browser.ts';

const SLOWER = 4;
/** ms without a long task */
const QUIET = 500;
const LOADS = 5;

export interface Cookie {
  name: string;
  value: string;
}

export interface Fetched {
  requests: number;
  /** with headers */
  bytes: number;
  script: number;
  style: number;
  data: number;
}

export interface PageFigures {
  cold: Fetched;
  warm: Fetched;
  signIn: Fetched;
  /** ms from the navigation, of each load */
  usable: number[];
  interactive: number[];
}

export async function measurePage(
  address: string,
  sheet: string,
  cookies: readonly Cookie[]
): Promise<PageFigures> {
  const browser = await chromium.launch(LAUNCH);
  try {
    const open = () => signedIn(browser, address, cookies);
    const page = `${address}/sheets/${sheet}`;
    const context = await open();
    const cold = await fetched(context, page);
    // As a tablet of every day: the account's data and the files are on the device.
    const warm = await fetched(context, page);
    await context.close();
    const stranger = await signedIn(browser, address, []);
    const signIn = await fetched(stranger, `${address}/sign-in`);
    await stranger.close();
    const times = [];
    for (let load = 0; load < LOADS; load++) times.push(await timed(await open(), page));
    return {
      cold,
      warm,
      signIn,
      usable: times.map(({ usable }) => usable),
      interactive: times.map(({ interactive }) => interactive)
    };
  } finally {
    await browser.close();
  }
}

async function signedIn(browser: Browser, url: string, cookies: readonly Cookie[]): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1024, height: 768 },
    // It would fetch every file of the program beside the page.
    serviceWorkers: 'block'
  });
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url })));
  return context;
}

const PARTS: Readonly<Record<string, 'script' | 'style' | 'data'>> = {
  Script: 'script',
  Stylesheet: 'style',
  Fetch: 'data'
};

async function fetched(context: BrowserContext, url: string): Promise<Fetched> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const types = new Map<string, string>();
  const sum: Fetched = { requests: 0, bytes: 0, script: 0, style: 0, data: 0 };
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId);
    // From the cache nothing comes over the wire.
    if (type === undefined || encodedDataLength === 0) return;
    sum.requests++;
    sum.bytes += encodedDataLength;
    const part = PARTS[type];
    if (part) sum[part] += encodedDataLength;
  });
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  await page.close();
  return sum;
}

interface Seen {
  usable?: number;
  lastLong: number;
}

declare global {
  var benchSeen: Seen;
}

/** Runs in the page before anything else of it. */
function watch(): void {
  const seen: Seen = { lastLong: 0 };
  globalThis.benchSeen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.lastLong = startTime + duration;
  }).observe({ type: 'longtask', buffered: true });
  const look = (): void => {
    const control = document.querySelector('#row-1 .inputs :is(input, button):not(:disabled)');
    if (control && control.getBoundingClientRect().height > 0) seen.usable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function timed(context: BrowserContext, url: string): Promise<{ usable: number; interactive: number }> {
  const page = await context.newPage();
  await page.addInitScript(watch);
  const session = await context.newCDPSession(page);
  await slow(session);
  await page.goto(url);
  const found = await interactiveAt(page);
  await context.close();
  return found;
}

const slow = (session: CDPSession): Promise<unknown> =>
  session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });

async function interactiveAt(page: Page): Promise<{ usable: number; interactive: number }> {
  await page.waitForFunction((quiet) => {
    const { usable, lastLong } = globalThis.benchSeen;
    return usable !== undefined && performance.now() - Math.max(usable, lastLong) > quiet;
  }, QUIET);
  return page.evaluate(() => {
    const { usable = NaN, lastLong } = globalThis.benchSeen;
    return { usable, interactive: Math.max(usable, lastLong) };
  });
}
