/** Points of what an expert entered, by the round's frozen table: the server's own, whatever a device showed. */
import { problem, type Fault, type Problem } from '#lib/domain/problem.ts';
import type { Rubric } from '#lib/domain/rubric.ts';
import { scoreEntries, scoreEntry, type ScoredSheet } from '#lib/domain/score-sheet.ts';
import type { Entry } from './db/values.ts';

export interface RowScore {
  /** hundredths; null while the input is not whole */
  points: number | null;
  problems: Problem[];
}

/** @returns undefined where the table has no such row */
export function scoreRow(
  rubric: Rubric,
  id: string,
  entry: Entry,
  fact: number | undefined
): RowScore | undefined {
  const criterion = rubric.criteria.find((each) => each.id === id);
  if (!criterion) return undefined;
  const problems: Problem[] = [];
  const points = scoreEntry(criterion, entry, fact, faultsInto(problems, id)) ?? null;
  return { points: problems.length > 0 ? null : points, problems };
}

export type WholeSheet = Pick<ScoredSheet, 'subtotals' | 'base' | 'bonus' | 'total'> & {
  /** by the rubric's order */
  points: number[];
};

/** A sheet that may be sealed, or every row that stands in the way. */
export function scoreSheet(
  rubric: Rubric,
  entries: Readonly<Record<string, Entry>>,
  facts: ReadonlyMap<string, number>
): { ok: true; value: WholeSheet } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = [];
  const scored = scoreEntries(rubric, entries, facts, (criterion) => faultsInto(problems, criterion));
  if (!scored || problems.length > 0) return { ok: false, problems };
  const points = rubric.criteria.map(
    ({ id }) => scoreRow(rubric, id, entries[id] ?? {}, facts.get(id))?.points ?? 0
  );
  return { ok: true, value: { ...scored, points } };
}

const faultsInto =
  (problems: Problem[], criterion: string): Fault =>
  (code, detail, key) => {
    const path = `entries.${criterion}${key === undefined ? '' : `.${key}`}`;
    problems.push(problem(code, detail, { criterion, path }));
    return undefined;
  };
