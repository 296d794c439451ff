/** What app.html cannot say by itself: the language and theme of the reader, and that a page is drawn by JavaScript. */
import { benchTexts } from '#i18n/bench.ts';
import type { Language } from '#i18n/messages.ts';
import type { Theme } from '#lib/ui/preferences.ts';

/** @param isDrawnHere the page is empty until the browser's own program draws it */
export function documentOf(html: string, language: Language, theme: Theme, isDrawnHere: boolean): string {
  const titled = html.replace(
    '<html lang="zh-CN" data-theme="system">',
    `<html lang="${language}" data-theme="${theme}">`
  );
  if (!isDrawnHere) return titled;
  const { text, home } = benchTexts(language).noScript;
  return titled.replace('<body>', `<body><noscript><p>${text}</p><p><a href="/">${home}</a></p></noscript>`);
}
