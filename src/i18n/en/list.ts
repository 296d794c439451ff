/** The words that every list shares. */
import type { ListTexts } from '../list-texts.ts';

export const list: ListTexts = {
  search: 'Search',
  apply: 'Search',
  clear: 'Clear filters',
  all: 'All',
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  export: 'Export CSV',
  found: (from, to, total) =>
    from <= 1 && to === total ? `${total} in all` : `${from} to ${to} of ${total}`,
  noneFit: { heading: 'Nothing fits', text: 'Try another word, or clear the filters.' }
};
