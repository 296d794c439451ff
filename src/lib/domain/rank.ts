/** Places by published total, then the tie-breakers in the order named; what is still equal shares a place (1, 2, 2, 4). */
import type { Figures } from './aggregate.ts';
import type { Hundredths } from './points.ts';
import type { Category } from './rubric.ts';

export interface Ranked<T> {
  item: T;
  rank: number;
}

/** @param tieBreak `base` and category ids; where none is named, `base` */
export function rank<T extends { figures: Figures }>(
  items: readonly T[],
  tieBreak: readonly string[],
  categories: readonly Category[]
): Ranked<T>[] {
  const keys = (tieBreak.length > 0 ? tieBreak : ['base']).map((key) => valueOf(key, categories));
  const compare = (a: Figures, b: Figures): number =>
    b.total - a.total || keys.reduce((order, key) => order || key(b) - key(a), 0);
  const sorted = [...items].sort((a, b) => compare(a.figures, b.figures));
  const ranked: Ranked<T>[] = [];
  sorted.forEach((item, index) => {
    const before = ranked[index - 1];
    const shares = before && compare(before.item.figures, item.figures) === 0;
    ranked.push({ item, rank: shares ? before.rank : index + 1 });
  });
  return ranked;
}

function valueOf(key: string, categories: readonly Category[]): (figures: Figures) => Hundredths {
  if (key === 'base') return (figures) => figures.base;
  const index = categories.findIndex(({ id }) => id === key);
  return (figures) => figures.categories[index] ?? 0;
}
