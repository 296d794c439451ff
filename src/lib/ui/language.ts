/** Which language what is in, and what the parts of the result page are called in an address. */
import type { Language } from '#i18n/messages.ts';

/** The policies' own texts, names and grades are Chinese in every language of the page. */
export const DATA_LANGUAGE: Language = 'zh-CN';

/** Where a page is without the language that its address may name. */
export function pathWithoutLanguage({ pathname, searchParams }: URL): string {
  const query = new URLSearchParams(searchParams);
  query.delete('lang');
  // An action's name leads to its answer, not to its page.
  for (const name of [...query.keys()]) if (name.startsWith('/')) query.delete(name);
  return query.size > 0 ? `${pathname}?${query.toString()}` : pathname;
}

/** The id of the panel that tells how a result came about; on a phone it lies below the ranking. */
export const DERIVATION = 'derivation';

/** The id of a studio's link in the ranking, to come back to. */
export const rowId = (studio: string): string => `studio-${studio}`;

/** The part of an address that opens a studio's derivation, from `?` on. @param query what else is asked for, and stays */
export function derivationOf(studio: string, query: string): string {
  const asked = new URLSearchParams(query);
  asked.set('studio', studio);
  return `?${asked.toString()}#${DERIVATION}`;
}
