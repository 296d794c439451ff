/** How the list of experts is asked for by its address. Pure. */
import { PER_PAGE, type ListQuery, type ListShape } from '#lib/ui/list-query.ts';

export const EXPERT_SORTS = ['name', 'affiliation', 'unit', 'authority'] as const;

export const EXPERT_SHAPE: ListShape = {
  sorts: EXPERT_SORTS,
  first: 'name',
  filters: { authority: 'any' },
  perPage: PER_PAGE
};

/** As the service is asked, but for the page. */
export const askedOf = ({ text, filters: { authority = '' }, sort, isDescending }: ListQuery) => ({
  ...(text === '' ? {} : { search: text }),
  ...(authority === '' ? {} : { authority }),
  sort: EXPERT_SORTS.find((each) => each === sort) ?? 'name',
  descending: isDescending
});
