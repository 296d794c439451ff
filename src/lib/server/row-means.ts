/** The published mean of every row of a table, over the sheets that count: what a list of means and an overview rest on. */
import { aggregate, sum, type Aggregate } from '#lib/domain/aggregate.ts';
import { divideHalfUp, type Hundredths } from '#lib/domain/points.ts';
import type { AggregationData } from '#lib/domain/policy.ts';

/** A sealed sheet's figures, in hundredths. */
export interface SheetFigures {
  participant: string;
  expert: string;
  /** by criterion, in the rubric's order */
  points: readonly Hundredths[];
  base: Hundredths;
  bonus: Hundredths;
  total: Hundredths;
}

/** @param own the sheets of one participant, at least one */
export function rowMeans(
  own: readonly SheetFigures[],
  aggregation: AggregationData,
  rows: number
): Pick<Aggregate, 'figures' | 'kept'> & { means: Hundredths[] } {
  const sheets = own.map((each) => ({ ...each, entries: {}, subtotals: [] }));
  const { kept, figures } = aggregate(sheets, aggregation);
  const pointsOf = new Map(sheets.map(({ expert, points }) => [expert, points]));
  const means = Array.from({ length: rows }, (_, index) =>
    divideHalfUp(
      sum(kept, ({ expert }) => pointsOf.get(expert)?.[index] ?? 0),
      kept.length
    )
  );
  return { figures, kept, means };
}
