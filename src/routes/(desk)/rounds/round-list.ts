/** Which rounds a list shows, in which order, which page of them: all of it stands in the address. Pure. */

export interface ListedRound {
  code: string;
  title: string;
  /** null: the city's own */
  authority: string | null;
  date: string;
  state: string;
}

export const SORTS = ['date', 'title', 'code', 'state'] as const;
export type Sort = (typeof SORTS)[number];

export interface RoundQuery {
  text: string;
  /** '': every one */
  state: string;
  sort: Sort;
  isDescending: boolean;
  /** from 1 */
  page: number;
}

export const PER_PAGE = 20;

export interface RoundPage<R> {
  rows: R[];
  total: number;
  /** places within what was found, from 1; 0 where nothing was */
  from: number;
  to: number;
  page: number;
  pages: number;
}

/** Nonsense in an address is as good as nothing. */
export function roundQuery({ searchParams }: URL, states: readonly string[]): RoundQuery {
  const asked = searchParams.get('sort');
  const sort = SORTS.find((each) => each === asked) ?? 'date';
  const page = Number(searchParams.get('page') ?? '1');
  return {
    text: (searchParams.get('q') ?? '').trim(),
    state: states.find((each) => each === searchParams.get('state')) ?? '',
    sort,
    // The newest first, names from their beginning.
    isDescending: (searchParams.get('order') ?? (sort === 'date' ? 'desc' : 'asc')) === 'desc',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1
  };
}

/** The part of an address after `?`; what is usual is left out. */
export function addressOf({ text, state, sort, isDescending, page }: RoundQuery): string {
  const query = new URLSearchParams();
  if (text !== '') query.set('q', text);
  if (state !== '') query.set('state', state);
  if (sort !== 'date') query.set('sort', sort);
  if (isDescending !== (sort === 'date')) query.set('order', isDescending ? 'desc' : 'asc');
  if (page > 1) query.set('page', String(page));
  return `?${query.toString()}`;
}

/** @param states in the order in which a round passes through them */
export function roundPage<R extends ListedRound>(
  rounds: readonly R[],
  query: RoundQuery,
  states: readonly string[]
): RoundPage<R> {
  const wanted = query.text.toLowerCase();
  const found = rounds
    .filter(({ state }) => query.state === '' || state === query.state)
    .filter(({ title, code }) => `${title}\n${code}`.toLowerCase().includes(wanted))
    .sort((a, b) => (query.isDescending ? -1 : 1) * compare(a, b, query.sort, states) || by(a.code, b.code));
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(query.page, pages);
  const start = (page - 1) * PER_PAGE;
  const rows = found.slice(start, start + PER_PAGE);
  return {
    rows,
    total: found.length,
    from: found.length === 0 ? 0 : start + 1,
    to: start + rows.length,
    page,
    pages
  };
}

function compare(a: ListedRound, b: ListedRound, sort: Sort, states: readonly string[]): number {
  if (sort === 'state') return states.indexOf(a.state) - states.indexOf(b.state);
  return by(a[sort], b[sort]);
}

const collator = new Intl.Collator('zh-CN', { numeric: true });
const by = (a: string, b: string): number => collator.compare(a, b);
