/** The list of districts and supervising bodies: what its address asks for, and its order. Pure. */
import { byText, type ListQuery, type ListShape } from '../list-query.ts';

export const KINDS = ['district', 'supervising-body'] as const;

export const AUTHORITY_SHAPE = {
  sorts: ['name', 'kind', 'units', 'studios', 'users'],
  first: 'kind',
  descending: ['units', 'studios', 'users'],
  filters: { kind: KINDS }
} as const satisfies ListShape;

export interface ListedAuthority {
  name: string;
  kind: (typeof KINDS)[number];
  units: number;
  studios: number;
  users: number;
}

export function authoritiesAsked<A extends ListedAuthority>(
  all: readonly A[],
  { text, filters, sort, isDescending }: ListQuery
): A[] {
  const wanted = text.toLowerCase();
  const direction = isDescending ? -1 : 1;
  return all
    .filter(({ kind }) => !filters.kind || filters.kind === kind)
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => direction * compare(a, b, sort) || byText(a.name, b.name));
}

function compare(a: ListedAuthority, b: ListedAuthority, sort: string): number {
  switch (sort) {
    case 'units':
    case 'studios':
    case 'users':
      return a[sort] - b[sort];
    case 'name':
      return byText(a.name, b.name);
    default:
      return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  }
}
