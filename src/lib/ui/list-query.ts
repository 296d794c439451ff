/** What a list shows, in which order and which page of it: all of it stands in the address, so that it can be sent on. Pure. */

export interface ListShape {
  sorts: readonly string[];
  /** the usual order */
  first: string;
  /** sorts that start downwards, as the newest first */
  descending?: readonly string[];
  /** by its name in the address: the values that it takes, or any text */
  filters: Readonly<Record<string, readonly string[] | 'any'>>;
  perPage?: number;
}

export interface ListQuery {
  text: string;
  /** every filter of the shape; '': not asked for */
  filters: Readonly<Record<string, string>>;
  sort: string;
  isDescending: boolean;
  /** from 1 */
  page: number;
}

export interface ListPage<R> {
  rows: R[];
  total: number;
  /** places within what was found, from 1; 0 where nothing was */
  from: number;
  to: number;
  page: number;
  pages: number;
}

export const PER_PAGE = 50;

/** Nonsense in an address is as good as nothing. */
export function readQuery({ searchParams }: URL, shape: ListShape): ListQuery {
  const asked = searchParams.get('sort');
  const sort = shape.sorts.find((each) => each === asked) ?? shape.first;
  const page = Number(searchParams.get('page') ?? '1');
  const usual = startsDown(shape, sort) ? 'desc' : 'asc';
  return {
    text: (searchParams.get('q') ?? '').trim(),
    filters: Object.fromEntries(
      Object.entries(shape.filters).map(([name, values]) => {
        const given = (searchParams.get(name) ?? '').trim();
        return [name, values === 'any' || values.includes(given) ? given : ''];
      })
    ),
    sort,
    isDescending: (searchParams.get('order') ?? usual) === 'desc',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1
  };
}

/** The part of an address from `?` on; what is usual is left out. */
export function addressOf({ text, filters, sort, isDescending, page }: ListQuery, shape: ListShape): string {
  const query = new URLSearchParams();
  if (text !== '') query.set('q', text);
  for (const [name, value] of Object.entries(filters)) if (value !== '') query.set(name, value);
  if (sort !== shape.first) query.set('sort', sort);
  if (isDescending !== startsDown(shape, sort)) query.set('order', isDescending ? 'desc' : 'asc');
  if (page > 1) query.set('page', String(page));
  return `?${query.toString()}`;
}

/** As a press on a column's head asks for: the own order first, once more turns it round. */
export const sortedBy = (query: ListQuery, shape: ListShape, sort: string): ListQuery => ({
  ...query,
  sort,
  isDescending: sort === query.sort ? !query.isDescending : startsDown(shape, sort),
  page: 1
});

export const isNarrowed = ({ text, filters }: ListQuery): boolean =>
  text !== '' || Object.values(filters).some((value) => value !== '');

/** One page of rows that are found and sorted already. */
export function pageOf<R>(
  rows: readonly R[],
  query: ListQuery,
  { perPage = PER_PAGE }: ListShape
): ListPage<R> {
  const page = pageWithin(rows.length, query.page, perPage);
  const start = (page.page - 1) * perPage;
  return { ...page, rows: rows.slice(start, start + perPage) };
}

/** The same for a list that the store pages: which rows to ask it for is `from`. */
export function pageWithin(total: number, asked: number, perPage = PER_PAGE): Omit<ListPage<never>, 'rows'> {
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(asked, pages);
  const start = (page - 1) * perPage;
  return { total, pages, page, from: total === 0 ? 0 : start + 1, to: Math.min(total, start + perPage) };
}

const startsDown = ({ descending = [] }: ListShape, sort: string): boolean => descending.includes(sort);

const collator = new Intl.Collator('zh-CN', { numeric: true });
/** As people expect names and numbers in a list: S2 before S10. */
export const byText = (a: string, b: string): number => collator.compare(a, b);
