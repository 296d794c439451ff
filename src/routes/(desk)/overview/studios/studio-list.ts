/** Which studios are behind a bar, as rows of a list. Pure. */
import type { OverviewTexts } from '#i18n/overview-texts.ts';
import { INTERVAL } from '#lib/domain/distribution.ts';
import type { GradeView } from '#lib/ui/result-view.ts';
import { gradeView } from '../../rounds/[code]/ranking-view.ts';
import type { Asked } from '../asked.ts';
import type { Overview, OverviewResult } from '../overview-data.ts';

export interface ListedStudio extends Omit<OverviewResult, 'grade' | 'total'> {
  grade: GradeView | null;
  total: string;
}

interface More {
  grade: string | null;
  /** the lower end of an interval of totals */
  from: string | null;
}

export function fitting(
  { results, grades, most }: Overview,
  { grade, from }: More,
  none: string
): ListedStudio[] {
  const bands = grades?.bands ?? [];
  const least = from === null || from === '' ? null : Number(from) * 100;
  const fits = (each: OverviewResult): boolean =>
    (grade === null || each.grade === grade) && (least === null || isWithin(each.total, least, most * 100));
  return results
    .filter(fits)
    .sort((a, b) => (b.total ?? -1) - (a.total ?? -1))
    .map(({ grade: own, total, ...rest }) => ({
      ...rest,
      grade: gradeView(bands, own),
      total: total === null ? none : (total / 100).toFixed(2)
    }));
}

/** The last interval holds its upper end too: who reached everything. */
function isWithin(total: number | null, least: number, most: number): boolean {
  if (total === null || Number.isNaN(least)) return false;
  const end = least + INTERVAL * 100;
  return total >= least && (total < end || (total === most && end >= most));
}

/** What the list is of, in words. */
export function partsOf(
  { year, grades }: Overview,
  asked: Asked,
  { grade, from }: More,
  texts: OverviewTexts
): string[] {
  const band = grades?.bands.find(({ id }) => id === grade);
  const interval =
    from === null || from === '' ? [] : [texts.scores.within(Number(from), Number(from) + INTERVAL)];
  return [year, asked.district, asked.trade, band?.title, ...interval].filter((part) => part !== undefined);
}
