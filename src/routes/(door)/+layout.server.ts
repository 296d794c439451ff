/** The pages before sign-in know a language and nothing of anybody. */
import { isSample } from '#lib/web/desk-data.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { language }, setHeaders }) => {
  // What was typed, and the code of a link, are in these pages.
  setHeaders({ 'cache-control': 'private, no-store' });
  return { language, isSample: isSample() };
};
