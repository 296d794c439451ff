/** The page of components, from a development server of its own: a built one has no such page. */
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { LAUNCH } from '../../tests/browser/support/browser.ts';
import { freePort } from '../../tests/browser/support/server.ts';
import { ROOT } from '../setup.mjs';
import { mkdirSync } from 'node:fs';
import type { Picture } from './camera.ts';
import { nameOf, SIZES, THEMES, wear } from './looks.ts';
import type { Group, Scene } from './scene.ts';

const scene: Scene = {
  name: 'components',
  title: '/dev/components',
  open: async ({ page }) => {
    await page.goto('/dev/components');
    await page.locator('h2').nth(3).waitFor();
  }
};
export const parts: Group = { name: '14-components', title: '组件', isTall: true, scenes: [scene] };

const LONG_ENOUGH_MS = 120_000;

/** Whole pages only: what is looked at is every component, not what fits a window. */
export async function shootParts(store: string, out: string): Promise<Picture[]> {
  process.env.JIANGPING_STORE = store;
  const port = await freePort();
  const server = await createServer({ root: ROOT, logLevel: 'error', server: { port, strictPort: true } });
  await server.listen();
  const browser = await chromium.launch(LAUNCH);
  const taken: Picture[] = [];
  mkdirSync(join(out, parts.name), { recursive: true });
  try {
    const page = await browser.newPage({ locale: 'zh-CN' });
    page.setDefaultTimeout(LONG_ENOUGH_MS);
    await page.goto(`http://127.0.0.1:${port}/dev/components`);
    await page.locator('h2').nth(3).waitFor();
    for (const size of SIZES) {
      for (const theme of THEMES) {
        const look = { size, theme, language: 'zh-CN' } as const;
        const file = join(parts.name, `${scene.name}-${nameOf(look)}.png`);
        await wear(page, look);
        await page.screenshot({ path: join(out, file), fullPage: true, animations: 'disabled' });
        taken.push({ scene, look, file });
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return taken;
}
