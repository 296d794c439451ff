/** Studios and their figures: which are verified, which are missing, in what order they are asked for. Pure. */
import { byText, pageOf, type ListPage, type ListQuery, type ListShape } from '#lib/ui/list-query.ts';
import type { Paper } from '#lib/ui/papers/paper.ts';

export interface Figure {
  id: string;
  title: string;
  max: number;
  citation: string;
  unit: string;
  isWhole: boolean;
  required: number;
}

export interface Check {
  id: string;
  participant: string;
  criterion: string;
  revision: number;
  amount: number;
  checkedBy: string;
  checkedOn: string;
  note: string | null;
  at: number;
  papers: readonly Paper[];
}

export interface Studio {
  id: string;
  code: string;
  name: string;
  status: 'graded' | 'deferred' | 'withdrawn';
}

export interface FactRow extends Studio {
  /** in the order of the figures; the one in use, null: not verified */
  amounts: (number | null)[];
  missing: number;
}

export const factShape = {
  sorts: ['code', 'name', 'missing'],
  first: 'code',
  descending: ['missing'],
  filters: { show: ['missing'], studio: 'any' },
  perPage: 50
} satisfies ListShape;

/** @param checks each figure's in the order of their revisions */
export function factRows(
  studios: readonly Studio[],
  figures: readonly Figure[],
  checks: readonly Check[]
): FactRow[] {
  const latest = new Map(checks.map((each) => [`${each.participant} ${each.criterion}`, each.amount]));
  return studios.map((studio) => {
    const amounts = figures.map(({ id }) => latest.get(`${studio.code} ${id}`) ?? null);
    const missing = studio.status === 'graded' ? amounts.filter((each) => each === null).length : 0;
    return { ...studio, amounts, missing };
  });
}

export function factPage(rows: readonly FactRow[], query: ListQuery): ListPage<FactRow> {
  return pageOf(foundFacts(rows, query), query, factShape);
}

/** All that the address asks for, in its order. */
export function foundFacts(rows: readonly FactRow[], query: ListQuery): FactRow[] {
  const { text, sort, isDescending, filters } = query;
  const wanted = text.toLowerCase();
  const sign = isDescending ? -1 : 1;
  return rows
    .filter(({ name, code }) => `${name}\n${code}`.toLowerCase().includes(wanted))
    .filter(({ missing }) => filters['show'] !== 'missing' || missing > 0)
    .sort(
      (a, b) =>
        sign *
          (sort === 'missing'
            ? a.missing - b.missing
            : byText(sort === 'name' ? a.name : a.code, sort === 'name' ? b.name : b.code)) ||
        byText(a.code, b.code)
    );
}

/** The next with something to verify, after one of them and from the beginning again. */
export function nextMissing(rows: readonly FactRow[], after: string): FactRow | undefined {
  const place = rows.findIndex(({ code }) => code === after);
  const turned = [...rows.slice(place + 1), ...rows.slice(0, Math.max(0, place))];
  return turned.find(({ missing }) => missing > 0);
}

export const missingIn = (rows: readonly FactRow[]): { studios: number; figures: number } => ({
  studios: rows.filter(({ missing }) => missing > 0).length,
  figures: rows.reduce((sum, { missing }) => sum + missing, 0)
});

/** The figure's field in the form, and those of its note and proof. */
export const amountField = (criterion: string): string => `amount:${criterion}`;
export const noteField = (criterion: string): string => `note:${criterion}`;
export const paperField = (criterion: string): string => `paper:${criterion}`;
