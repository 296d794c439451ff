/** The language of a page is in its address: `?lang=en`, and zh-CN where nothing or nonsense is asked for. */
import { page as en } from '#i18n/en/page.ts';
import { LANGUAGES, type Language, type PageTexts } from '#i18n/messages.ts';
import { page as zhCN } from '#i18n/zh-CN/page.ts';

/** The policies' own texts, names and grades are Chinese in every language of the page. */
export const DATA_LANGUAGE: Language = 'zh-CN';

/** Only the page's words: all the messages would bring the rules' schemas into the browser. */
const TEXTS: { readonly [L in Language]: PageTexts } = { 'zh-CN': zhCN, en };

export const pageTexts = (language: Language): PageTexts => TEXTS[language];

export function languageOf({ searchParams }: URL): Language {
  const asked = searchParams.get('lang');
  return LANGUAGES.find((language) => language === asked) ?? 'zh-CN';
}

/** The id of the panel that tells how a result came about; on a phone it lies below the ranking. */
export const DERIVATION = 'derivation';

/** The address of the result page in a language, with one studio's derivation open. For `resolve` of $app/paths. */
export function resultAddress(language: Language, studio?: string): '/' | `/?${string}` {
  const query = new URLSearchParams();
  if (studio !== undefined) query.set('studio', studio);
  if (language !== 'zh-CN') query.set('lang', language);
  return query.size > 0 ? `/?${query.toString()}` : '/';
}

/** The id of a studio's link in the ranking, to come back to. */
export const rowId = (studio: string): string => `studio-${studio}`;
