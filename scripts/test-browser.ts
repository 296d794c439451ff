/**
 * Runs the browser tests on the production build. Further words are Playwright's: a file, `-g TEXT`, `--headed`. With
 * JIANGPING_TEST_REPORT the outcome goes to that file as JSON too.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.ts';
import { ROOT } from './setup.mjs';

ensureBuilt();
const report = process.env.JIANGPING_TEST_REPORT;
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/@playwright/test/cli.js'),
    'test',
    `--config=${join(ROOT, 'tests/browser/playwright.config.ts')}`,
    `--reporter=${report === undefined ? 'list' : 'list,json'}`,
    ...process.argv.slice(2)
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...(report !== undefined && { PLAYWRIGHT_JSON_OUTPUT_NAME: report }) }
  }
);
process.exitCode = status ?? 70;
