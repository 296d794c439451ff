/** The public's pages know a language and nothing of anybody: whoever is signed in sees them as a stranger does. */
import { isSample } from '#lib/web/desk-data.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { language }, setHeaders }) => {
  // The language is that of the reader, and what is typed into a form comes back in the page.
  setHeaders({ 'cache-control': 'private, no-store' });
  return { language, isSample: isSample() };
};
