/** What the list of rounds can be asked for, and its order. Pure. */
import { byText, type ListQuery, type ListShape } from '#lib/ui/list-query.ts';

export interface ListedRound {
  code: string;
  title: string;
  /** null: the city's own */
  authority: string | null;
  date: string;
  state: string;
}

/** @param states in the order in which a round passes through them */
export const roundShape = (states: readonly string[]) =>
  ({
    sorts: ['date', 'title', 'code', 'state'],
    first: 'date',
    // The newest first, names from their beginning.
    descending: ['date'],
    filters: { state: states },
    perPage: 20
  }) satisfies ListShape;

/** @param states in the order in which a round passes through them */
export function foundRounds<R extends ListedRound>(
  rounds: readonly R[],
  { text, filters: { state = '' }, sort, isDescending }: ListQuery,
  states: readonly string[]
): R[] {
  const wanted = text.toLowerCase();
  const compare = (a: R, b: R): number => {
    if (sort === 'state') return states.indexOf(a.state) - states.indexOf(b.state);
    const key = sort === 'title' || sort === 'code' ? sort : 'date';
    return byText(a[key], b[key]);
  };
  return rounds
    .filter((each) => state === '' || each.state === state)
    .filter(({ title, code }) => `${title}\n${code}`.toLowerCase().includes(wanted))
    .sort((a, b) => (isDescending ? -1 : 1) * compare(a, b) || byText(a.code, b.code));
}
