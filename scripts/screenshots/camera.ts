/** Takes the pictures of a scene, each in its look. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { nameOf, SIZES, speak, THEMES, wear, ZOOM, type Look } from './looks.ts';
import type { Group, Scene, Set } from './scene.ts';
import type { Stage } from './stage.ts';

export interface Picture {
  scene: Scene;
  look: Look;
  /** inside the folder of the pictures */
  file: string;
}

const ENGLISH: readonly Look[] = SIZES.flatMap((size) =>
  size.name === 'desk' ? [] : [{ size, theme: 'light', language: 'en' } as const]
);

export async function shoot(stage: Stage, group: Group, scene: Scene, out: string): Promise<Picture[]> {
  const house = stage.houses[scene.store ?? 'city'];
  const context = await stage.context(scene.store ?? 'city', scene.who ?? null);
  await speak(context, house.line.origin, 'zh-CN');
  const page = await context.newPage();
  const set: Set = { page, context, house };
  const device = await context.newCDPSession(page);
  mkdirSync(join(out, group.name), { recursive: true });
  const taken: Picture[] = [];
  const take = async (look: Look): Promise<void> => {
    const file = join(group.name, `${scene.name}-${nameOf(look)}.png`);
    await handle(device, look);
    await wear(page, look);
    await settle(page);
    if (scene.at !== undefined) {
      await page.locator(scene.at).evaluate((part) => part.scrollIntoView({ block: 'center' }));
      await settle(page);
    }
    await page.screenshot({ path: join(out, file), animations: 'disabled', caret: 'hide' });
    if (scene.isWhole && look.theme === 'light' && look.size.name !== 'zoom') {
      const whole = file.replace('.png', '-whole.png');
      await page.screenshot({ path: join(out, whole), animations: 'disabled', fullPage: true });
    }
    taken.push({ scene, look, file });
  };
  try {
    await scene.open(set);
    for (const size of SIZES) {
      for (const theme of THEMES) await take({ size, theme, language: 'zh-CN' });
    }
    if (scene.isZoomedToo) await take({ size: ZOOM, theme: 'light', language: 'zh-CN' });
    if (scene.isEnglishToo) {
      await speak(context, house.line.origin, 'en');
      await (scene.again ?? drawAnew)(set);
      for (const look of ENGLISH) await take(look);
    }
  } finally {
    await scene.after?.(set);
    house.line.weather = 'clear';
    await context.close();
  }
  return taken;
}

async function drawAnew({ page }: Set): Promise<void> {
  await page.reload();
  await page.locator('h1, h2').first().waitFor();
}

/** A phone and a tablet are touched, a desk has a mouse: targets have their sizes by it. */
const handle = (device: CDPSession, { size }: Look): Promise<unknown> =>
  device.send('Emulation.setTouchEmulationEnabled', {
    enabled: size.name === 'tablet' || size.name === 'phone',
    maxTouchPoints: 5
  });

/** Fonts are there, and two frames were drawn. */
const settle = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
