/**
 * The sealed sheets of one participant → its published figures. Each is its own exact mean, rounded once,
 * half up, so that published parts need not add up to the published total.
 */
import { byCodePoint, divideHalfUp, type Hundredths } from './points.ts';
import type { AggregationData } from './policy.ts';
import type { ScoredSheet } from './score-sheet.ts';

/** Figures in hundredths of points. */
export interface Figures {
  base: Hundredths;
  bonus: Hundredths;
  total: Hundredths;
  /** by category, in the rubric's order */
  categories: readonly Hundredths[];
}

export interface Aggregate {
  figures: Figures;
  /** in the order of their experts' ids */
  kept: readonly ScoredSheet[];
  /** lowest, then highest */
  dropped: readonly ScoredSheet[];
}

/** @param sheets at least one */
export function aggregate(sheets: readonly ScoredSheet[], { method, trimFrom }: AggregationData): Aggregate {
  const byTotal = [...sheets].sort((a, b) => a.total - b.total || byCodePoint(a.expert, b.expert));
  const trims = method === 'trimmed-mean' && sheets.length >= trimFrom;
  const dropped = trims ? [byTotal[0], byTotal.at(-1)].filter((sheet) => sheet !== undefined) : [];
  const kept = sheets.filter((sheet) => !dropped.includes(sheet));
  kept.sort((a, b) => byCodePoint(a.expert, b.expert));
  return { figures: meanFigures(kept), kept, dropped };
}

function meanFigures(kept: readonly ScoredSheet[]): Figures {
  const mean = (pick: (sheet: ScoredSheet) => Hundredths): Hundredths =>
    divideHalfUp(sum(kept, pick), kept.length);
  return {
    base: mean((sheet) => sheet.base),
    bonus: mean((sheet) => sheet.bonus),
    total: mean((sheet) => sheet.total),
    categories: (kept[0]?.subtotals ?? []).map((_, index) => mean((sheet) => sheet.subtotals[index] ?? 0))
  };
}

/** Adds exact hundredths over sheets. */
export function sum(sheets: readonly ScoredSheet[], pick: (sheet: ScoredSheet) => Hundredths): Hundredths {
  let total = 0;
  for (const sheet of sheets) total += pick(sheet);
  return total;
}
