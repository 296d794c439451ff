/**
 * Language and theme of this browser. Kept in cookies that pages may read, so that a page without network and one made
 * by the server look the same. Must not know who is signed in.
 */
import { LANGUAGES, type Language } from '#i18n/messages.ts';
import type { Theme } from '#i18n/themes.ts';

export type { Theme };
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export const LANGUAGE_COOKIE = 'language';
export const THEME_COOKIE = 'theme';
/** seconds */
export const KEPT_FOR = 400 * 24 * 3600;

/** What an address or a cookie says, and zh-CN where it says nothing or nonsense. */
export const languageFrom = (...said: (string | null | undefined)[]): Language =>
  LANGUAGES.find((language) => said.find((each) => isLanguage(each)) === language) ?? 'zh-CN';

export const themeFrom = (said: string | null | undefined): Theme =>
  THEMES.find((theme) => theme === said) ?? 'system';

const isLanguage = (said: string | null | undefined): boolean => LANGUAGES.some((each) => each === said);

/** In a browser: what the last choice was. */
export function storedPreferences(): { language: Language; theme: Theme } {
  const cookies = new Map(document.cookie.split('; ').map((each) => each.split('=') as [string, string]));
  return {
    language: languageFrom(cookies.get(LANGUAGE_COOKIE)),
    theme: themeFrom(cookies.get(THEME_COOKIE))
  };
}

/** In a browser: chosen, kept, and shown at once. */
export function choose(choice: { language?: Language; theme?: Theme }): void {
  const { language, theme } = choice;
  if (language !== undefined) keep(LANGUAGE_COOKIE, language);
  if (theme !== undefined) keep(THEME_COOKIE, theme);
  show(storedPreferences());
}

/** Writes both on the document's root, where the style sheet and a screen reader look for them. */
export function show({ language, theme }: { language: Language; theme: Theme }): void {
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
}

function keep(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${KEPT_FOR}; samesite=lax`;
}
