/** How the list of studios is asked for by its address, and what each row of it shows. Pure. */
import type { GradeView } from '#lib/ui/result-view.ts';
import { PER_PAGE, type ListQuery, type ListShape } from '#lib/ui/list-query.ts';

export const SORTS = ['code', 'name', 'authority', 'unit', 'leader', 'trade', 'recognisedOn'] as const;
export type StudioSort = (typeof SORTS)[number];

export const SHAPE: ListShape = {
  sorts: SORTS,
  first: 'code',
  descending: ['recognisedOn'],
  filters: { authority: 'any', trade: 'any', policy: 'any', year: 'any', grade: 'any' },
  perPage: PER_PAGE
};

export interface StudioLine {
  code: string;
  name: string;
  authority: string;
  unit: string;
  leader: string;
  trade: string;
  recognisedOn: string | null;
  last: { round: string; title: string; total: number | null; grade: GradeView | null } | null;
}

/** As the service is asked, but for the page. */
export function askedOf({ text, filters, sort, isDescending }: ListQuery) {
  const given = Object.entries({ ...filters, search: text }).filter(([, value]) => value !== '');
  return {
    ...(Object.fromEntries(given) as Partial<
      Record<'search' | 'authority' | 'trade' | 'policy' | 'year' | 'grade', string>
    >),
    sort: SORTS.find((each) => each === sort) ?? 'code',
    descending: isDescending
  };
}
