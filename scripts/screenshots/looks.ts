/** In which sizes, themes and languages a page is drawn. Knows no page. */
import type { BrowserContext, Page } from '@playwright/test';

export interface Size {
  name: 'desk' | 'tablet' | 'phone' | 'zoom';
  width: number;
  height: number;
}

export const SIZES: readonly Size[] = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'tablet', width: 1024, height: 768 },
  { name: 'phone', width: 390, height: 844 }
];
/** What is left of a desk's screen at 200 %. */
export const ZOOM: Size = { name: 'zoom', width: 720, height: 450 };

export type Theme = 'light' | 'dark';
export const THEMES: readonly Theme[] = ['light', 'dark'];

export type Language = 'zh-CN' | 'en';

export interface Look {
  size: Size;
  theme: Theme;
  language: Language;
}

export const nameOf = ({ size, theme, language }: Look): string =>
  [size.name, theme, ...(language === 'en' ? ['en'] : [])].join('-');

/** Of the page that is open: what a choice of theme does in the product, and a window of that size. */
export async function wear(page: Page, { size, theme }: Look): Promise<void> {
  await page.setViewportSize({ width: size.width, height: size.height });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
}

/** From the next page on. */
export const speak = (context: BrowserContext, origin: string, language: Language): Promise<void> =>
  context.addCookies([{ name: 'language', value: language, url: origin }]);
