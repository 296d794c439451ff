/** A group's pictures on one sheet, small, with their names: a page drawn by the same browser, as a JPEG of limited size. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { LAUNCH } from '../../tests/browser/support/browser.ts';
import type { Picture } from './camera.ts';
import { nameOf } from './looks.ts';
import type { Group } from './scene.ts';

const WIDTH = 1720;
/** px, of each small picture */
const HEIGHT = 250;
const MOST_BYTES = 400_000;
const QUALITIES = [72, 60, 50, 40, 30];

const STYLE = `
  body { margin: 0; padding: 20px; background: #e7e4de; color: #24221e; font: 15px/1.5 'Noto Sans CJK SC', sans-serif }
  h1 { margin: 0 0 12px; font-size: 22px }
  section { margin-bottom: 16px }
  h2 { margin: 0 0 4px; font-size: 15px }
  div { display: flex; flex-wrap: wrap; gap: 10px }
  figure { margin: 0; font-size: 11px; color: #555046 }
  img { display: block; height: ${HEIGHT}px; border: 1px solid #857e72 }
  .tall img { width: 190px; height: auto }
`;

export async function contactSheet(
  group: Group,
  pictures: readonly Picture[],
  out: string,
  to: string
): Promise<void> {
  const page = join(out, `${group.name}.html`);
  writeFileSync(page, htmlOf(group, pictures));
  const browser = await chromium.launch(LAUNCH);
  try {
    const tab = await browser.newPage({ viewport: { width: WIDTH, height: 600 } });
    await tab.goto(pathToFileURL(page).href);
    mkdirSync(to, { recursive: true });
    const path = join(to, `${group.name}.jpg`);
    for (const quality of QUALITIES) {
      await tab.screenshot({ path, type: 'jpeg', quality, fullPage: true });
      if (statSync(path).size <= MOST_BYTES) return;
    }
  } finally {
    await browser.close();
  }
}

function htmlOf({ title, scenes, isTall }: Group, pictures: readonly Picture[]): string {
  const sections = scenes.map((scene) => {
    const own = pictures.filter((picture) => picture.scene === scene && isShown(picture, isTall));
    const figures = own.map(
      ({ file, look }) => `<figure><img src="${file}" alt="" />${nameOf(look)}</figure>`
    );
    return `<section><h2>${scene.title}</h2><div>${figures.join('')}</div></section>`;
  });
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${STYLE}</style><main class="${isTall ? 'tall' : ''}"><h1>${title}</h1>${sections.join('')}</main></html>`;
}

/** Every size once, each theme once: the rest lies beside, in the folder of the pictures. */
const isShown = ({ look: { size, theme, language } }: Picture, isTall = false): boolean =>
  language === 'en' ||
  size.name === 'zoom' ||
  theme === (size.name === 'tablet' ? 'dark' : 'light') ||
  (size.name === 'phone' && !isTall);
