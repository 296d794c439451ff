/**
 * A tablet: a browser with a profile of its own on the disk, which can be killed like a process that ran out of battery,
 * and started again on the same profile.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Cookie,
  type Page
} from '@playwright/test';
import { LAUNCH } from './browser.ts';

export interface Tablet {
  /** of the browser as it runs now */
  readonly context: BrowserContext;
  readonly page: Page;
  /** kill -9 of the browser and of all its processes */
  kill(): Promise<void>;
  /**
   * Again on the same profile, after a kill or a close. Cookies that were there at the kill are given back: Chromium
   * writes them only every half minute, and a visit lasts longer than that.
   */
  start(): Promise<void>;
  /** in good order */
  close(): Promise<void>;
}

const AS_A_TABLET: BrowserContextOptions = {
  viewport: { width: 1024, height: 768 },
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai'
};

export async function makeTablet(
  baseURL: string,
  options: BrowserContextOptions = {},
  watch: (context: BrowserContext) => void = () => undefined
): Promise<Tablet & { remove: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'jiangping-tablet-'));
  const launch = async (): Promise<BrowserContext> => {
    const launched = await chromium.launchPersistentContext(profile, {
      ...LAUNCH,
      ...AS_A_TABLET,
      ...options,
      baseURL
    });
    watch(launched);
    return launched;
  };
  let cookies: Cookie[] = [];
  let context = await launch();
  return {
    get context() {
      return context;
    },
    get page() {
      const [page] = context.pages();
      if (!page) throw new Error('the tablet is off');
      return page;
    },
    async kill() {
      cookies = await context.cookies();
      const closed = new Promise<void>((done) => context.once('close', () => done()));
      for (const pid of processesOf(profile)) end(pid);
      await closed;
      while (processesOf(profile).length > 0) await sleep(20);
    },
    async start() {
      context = await launch();
      await context.addCookies(cookies);
    },
    close: () => context.close(),
    async remove() {
      await context.close().catch(() => undefined); // killed before
      for (const pid of processesOf(profile)) end(pid);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  };
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone with its parent
  }
}

/** The browser that was started on this profile, first, and all that come from it. */
function processesOf(profile: string): number[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,args='], {
    encoding: 'utf8',
    maxBuffer: 1 << 26
  }).split('\n');
  const all = lines.flatMap((line) => {
    const [, pid, parent, state = '', words = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined || state.startsWith('Z')
      ? []
      : [{ pid: Number(pid), parent: Number(parent), words }];
  });
  const found = all.filter(({ words }) => words.includes(`--user-data-dir=${profile}`)).map(({ pid }) => pid);
  for (const pid of found) {
    // The list grows while it is walked: children of children too.
    for (const each of all) if (each.parent === pid && !found.includes(each.pid)) found.push(each.pid);
  }
  return found;
}
