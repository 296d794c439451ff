/** Which browser, and how it is started: Debian's chromium in a machine without a display, as root or not. */
import type { LaunchOptions } from '@playwright/test';
import { ensureProgram } from '../../../scripts/system-packages.ts';

export const LAUNCH: LaunchOptions = {
  executablePath: await ensureProgram('chromium'),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run'
  ]
};
