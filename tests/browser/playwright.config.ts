/** The browser tests: the production build in Debian's chromium. Each test has a server and a store of its own. */
import { defineConfig } from '@playwright/test';
import { LAUNCH } from './support/browser.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './support/global-setup.ts',
  outputDir: '../../node_modules/.cache/playwright',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A browser on a busy machine can be late once; scripts/test.ts says how many needed the second attempt.
  retries: 1,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1024, height: 768 },
    launchOptions: LAUNCH,
    trace: 'off'
  }
});
