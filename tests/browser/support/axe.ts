/** axe on a page in a look: themes and languages as people choose them. Knows no page. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const LOOKS = [
  { name: '浅色，中文', language: 'zh-CN', theme: 'light', scheme: 'light' },
  { name: '深色，英文', language: 'en', theme: 'dark', scheme: 'light' },
  { name: '随系统深色，中文', language: 'zh-CN', theme: 'system', scheme: 'dark' },
  { name: '浅色，英文', language: 'en', theme: 'light', scheme: 'dark' }
] as const;
export type Look = (typeof LOOKS)[number];
/** Both themes and both languages all the same: for pages that axe takes its time for. */
export const TWO_LOOKS = LOOKS.slice(0, 2);

/** From the next page on. */
export async function wear(page: Page, origin: string, { language, theme, scheme }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.context().addCookies([
    { name: 'language', value: language, url: origin },
    { name: 'theme', value: theme, url: origin }
  ]);
}

interface Found {
  rule: string;
  where: string;
  why: string;
}

export async function checkAxe(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found: Found[] = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => ({ rule: id, where: String(node.target), why: node.failureSummary ?? '' }))
  );
  expect.soft(found, what).toEqual([]);
}
