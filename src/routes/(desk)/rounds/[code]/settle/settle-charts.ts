/** The charts of one round: studios by grade, and totals with the thresholds. Pure; the counting is the domain's. */
import type { SettleTexts } from '#i18n/settle-texts.ts';
import type { ChartTone, ChartView } from '#lib/charts/spec.ts';
import { histogram, intervalsOf, meanOf, shareOf } from '#lib/domain/distribution.ts';
import { readDecimal } from '#lib/domain/points.ts';
import type { Round } from '#lib/domain/read-round.ts';
import type { ResultsBody } from '#lib/domain/results.ts';
import { gradeView } from '../ranking-view.ts';

interface Given {
  round: Round;
  results: ResultsBody;
  /** of the round, for the names of files */
  code: string;
  undecided: string;
  texts: SettleTexts['charts'];
}

interface Grade {
  id: string | null;
  title: string;
  tone: ChartTone;
}

export function settleCharts(given: Given): ChartView[] {
  const { round, results } = given;
  const scored = results.results.flatMap(({ total, grade }) =>
    total === null ? [] : [{ total: readDecimal(total, 2) as number, key: grade }]
  );
  const grades = gradesOf(given);
  return [
    ...(round.assessment.grades ? [gradeChart(given, grades)] : []),
    ...(scored.length > 0 ? [scoreChart(given, grades, scored)] : [])
  ];
}

/** The bands, and those that wait for the panel where there are any; one tone where there are no grades. */
function gradesOf({ round, results, undecided }: Given): Grade[] {
  const bands = round.assessment.grades?.bands ?? [];
  if (bands.length === 0) return [{ id: null, title: '', tone: 'accent' }];
  const known = bands.map(({ id, title }): Grade => ({
    id,
    title,
    tone: gradeView(bands, id)?.shape ?? 'middle'
  }));
  const isOpen = results.results.some(({ grade }) => grade === 'undecided');
  return isOpen ? [...known, { id: 'undecided', title: undecided, tone: 'open' }] : known;
}

function gradeChart({ results, code, texts }: Given, grades: readonly Grade[]): ChartView {
  const counts = grades.map(({ id, title, tone }) => ({
    title,
    tone,
    count: results.results.filter(({ grade }) => grade === id).length
  }));
  const studios = counts.reduce((sum, { count }) => sum + count, 0);
  const percent = (count: number): number => (shareOf(count, studios) ?? 0) / 10;
  return {
    title: texts.grades.title(counts),
    measure: texts.grades.measure(studios),
    fileName: `${code}-grades`,
    table: {
      columns: [texts.grades.column, texts.grades.count, texts.grades.share],
      rows: counts.map(({ title, count }) => [title, count, percent(count)]),
      totals: [texts.total, studios, studios > 0 ? 100 : 0]
    },
    chart: {
      kind: 'bars',
      isStacked: true,
      places: counts.map(({ title }) => title),
      // A series of its own for each: the tone, and the hatching, are a series'.
      series: counts.map(({ title, tone, count }, own) => ({
        label: title,
        tone,
        values: counts.map((_, place) => (place === own ? count : null))
      })),
      labels: counts.map(({ count }) => `${count} · ${percent(count)}%`),
      unit: texts.unit
    }
  };
}

function scoreChart(
  { round, code, texts }: Given,
  grades: readonly Grade[],
  scored: readonly { total: number; key: string | null }[]
): ChartView {
  const { scores } = texts;
  const most = round.policy.data.rubric.categories.reduce((sum, { max }) => sum + max, 0);
  const intervals = intervalsOf(
    scored.map(({ total }) => total),
    most
  );
  const counts = histogram(
    intervals,
    grades.map(({ id }) => id),
    scored
  );
  const bands = round.assessment.grades?.on === 'total' ? round.assessment.grades.bands : [];
  const [best] = bands;
  const above = best ? scored.filter(({ total }) => total >= best.min * 100) : [];
  const mean = meanOf(scored.map(({ total }) => total));
  const words = intervals.map(({ from, to }) => scores.within(from, to));
  return {
    title:
      best && bands.length > 1
        ? scores.title(above.length, best.title, best.min, above.filter(({ key }) => key !== best.id).length)
        : scores.plain(scored.length, ((mean ?? 0) / 100).toFixed(2)),
    measure: scores.measure(scored.length, most),
    fileName: `${code}-scores`,
    table: {
      columns: [scores.interval, ...grades.map(({ title }) => title || texts.grades.count)],
      rows: words.map((word, index) => [word, ...grades.map(({ id }) => counts.get(id)?.[index] ?? 0)]),
      totals: [texts.total, ...grades.map(({ id }) => scored.filter(({ key }) => key === id).length)]
    },
    chart: {
      kind: 'columns',
      isStacked: true,
      places: words,
      edges: [...intervals.map(({ from }) => from), intervals.at(-1)?.to ?? 0],
      series: grades.map(({ id, title, tone }) => ({ label: title, tone, values: counts.get(id) ?? [] })),
      lines: bands
        .slice(0, -1)
        .map(({ title, min }) => ({ at: min, label: scores.threshold(title, min), kind: 'threshold' })),
      unit: texts.unit
    }
  };
}
