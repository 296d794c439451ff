/** A year's figures → the sentences and charts of the overview. Pure: it counts nothing itself (domain/year-figures.ts). */
import type { OverviewTexts, YearFacts } from '#i18n/overview-texts.ts';
import type { ChartSeries, ChartTone, ChartView } from '#lib/charts/spec.ts';
import { shareOf } from '#lib/domain/distribution.ts';
import type { GradesData } from '#lib/domain/policy.ts';
import { SPREAD_EDGES, yearFigures, type Spread, type YearFigures } from '#lib/domain/year-figures.ts';
import type { FigureView } from '#lib/ui/overview/view.ts';
import { gradeView } from '../rounds/[code]/ranking-view.ts';
import type { Overview } from './overview-data.ts';

export interface OverviewView {
  finding: string;
  figures: FigureView[];
  charts: ChartView[];
  notes: string[];
}

interface Words {
  texts: OverviewTexts;
  /** an address of the list of studios behind a part of a chart */
  listOf: (asked: Record<string, string>) => string;
}

/** So many rows of the table stand in the chart; all of them in its numbers. */
const SHOWN_ROWS = 7;

const points = (hundredths: number): string => (hundredths / 100).toFixed(2);
const percent = (tenths: number): string => `${tenths / 10}%`;

export function overviewView(overview: Overview, words: Words): OverviewView {
  const { texts } = words;
  const bands = overview.grades?.bands ?? [];
  const figures = yearFigures({
    ...overview,
    bands: bands.map(({ id }) => id),
    studios: overview.results
  });
  const file = (name: string): string => `${overview.year}-${name}`;
  const charts = [
    ...(bands.length > 0 ? [districtChart(figures, bands, words, file('districts'))] : []),
    scoreChart(figures, overview, words, file('scores')),
    ...(figures.lost.length > 0 ? [lostChart(figures, words, file('lost'))] : []),
    ...(bands.length > 0 && figures.years.length > 1
      ? [historyChart(figures, bands, words, file('years'))]
      : []),
    ...(bands.length > 0 && figures.trades.some(({ place }) => place !== null)
      ? [tradeChart(figures, bands, words, file('trades'))]
      : []),
    ...(figures.agreement.studios > 0 ? [agreementChart(figures, words, file('agreement'))] : []),
    ...(figures.coverage.registered > 0 ? [coverageChart(overview, figures, words, file('coverage'))] : [])
  ];
  return {
    finding: texts.finding(factsOf(overview.year, figures, bands)),
    figures: figuresOf(figures, overview, bands, texts),
    charts,
    notes: [
      ...(overview.sameThresholds ? [] : [texts.sameThresholds]),
      ...(figures.agreement.studios > 0 ? [texts.agreement.note] : []),
      texts.partsNeedNotAddUp
    ]
  };
}

type Bands = GradesData['bands'];

function factsOf(
  year: string,
  { grades, failing, studios, mean, previous, lost }: YearFigures,
  bands: Bands
): YearFacts {
  const last = bands.at(-1);
  return {
    year,
    studios,
    failing:
      last && failing !== null ? { title: last.title, count: grades.at(-1) ?? 0, share: failing } : null,
    mean,
    previous: previous && { year: previous.year, failing: previous.failing, mean: previous.mean },
    lost: lost[0]?.key.title ?? null
  };
}

function figuresOf(
  { studios, failing, grades, mean, previous, coverage }: YearFigures,
  { rounds }: Overview,
  bands: Bands,
  { figures: texts }: OverviewTexts
): FigureView[] {
  const before = previous?.year ?? '';
  const last = bands.at(-1);
  const share = shareOf(coverage.assessed, coverage.registered);
  const compared = (text: string): string => (previous ? text : texts.first);
  return [
    {
      value: String(studios),
      unit: `${texts.studios} · ${texts.rounds(rounds.length)}`,
      note: compared(texts.more(studios - (previous?.studios ?? 0), before))
    },
    ...(last && failing !== null
      ? [
          {
            value: percent(failing),
            unit: texts.failing(last.title),
            note: [
              texts.failingOf(grades.at(-1) ?? 0),
              previous?.failing == null
                ? texts.first
                : texts.points(failing - previous.failing, before, percent(previous.failing))
            ].join(' · ')
          }
        ]
      : []),
    ...(mean === null
      ? []
      : [
          {
            value: points(mean),
            unit: texts.mean,
            note:
              previous?.mean == null
                ? texts.first
                : texts.meanBefore(points(mean - previous.mean), before, points(previous.mean))
          }
        ]),
    ...(share === null
      ? []
      : [
          {
            value: percent(share),
            unit: texts.coverage,
            note: texts.coverageOf(coverage.assessed, coverage.registered)
          }
        ])
  ];
}

const toneOf = (bands: Bands, id: string): ChartTone => gradeView(bands, id)?.shape ?? 'middle';

/** One series a grade, best first. */
const seriesOf = (bands: Bands, rows: readonly { grades: number[] }[]): ChartSeries[] =>
  bands.map(({ id, title }, index) => ({
    label: title,
    tone: toneOf(bands, id),
    values: rows.map(({ grades }) => grades[index] ?? 0)
  }));

/** Bars of places by grade, with the table that says the same. */
function byGrade(
  rows: readonly Spread[],
  bands: Bands,
  column: string,
  { texts, listOf }: Words,
  filter: string
): Pick<ChartView, 'table' | 'chart'> {
  const places = rows.map(({ place }) => place ?? texts.unknown);
  const links = rows.map(({ place }) => (place === null ? null : listOf({ [filter]: place })));
  const total = (index: number): number => rows.reduce((sum, { grades }) => sum + (grades[index] ?? 0), 0);
  return {
    table: {
      columns: [column, ...bands.map(({ title }) => title), texts.total],
      rows: rows.map(({ grades, studios }, index) => [places[index] ?? '', ...grades, studios]),
      totals: [
        texts.total,
        ...bands.map((_, index) => total(index)),
        rows.reduce((sum, { studios }) => sum + studios, 0)
      ],
      links
    },
    chart: {
      kind: 'bars',
      isStacked: true,
      places,
      series: seriesOf(bands, rows),
      labels: rows.map(({ grades }) => grades.join(' / ')),
      links,
      unit: texts.unit
    }
  };
}

function districtChart(
  { districts, grades }: YearFigures,
  bands: Bands,
  words: Words,
  fileName: string
): ChartView {
  const texts = words.texts.districts;
  const failing = grades.at(-1) ?? 0;
  const title = bands.at(-1)?.title ?? '';
  const worst = [...districts].sort((a, b) => (b.grades.at(-1) ?? 0) - (a.grades.at(-1) ?? 0))[0];
  return {
    title:
      failing === 0 || !worst
        ? texts.none(title)
        : texts.finding(worst.place ?? words.texts.unknown, worst.grades.at(-1) ?? 0, failing, title),
    measure: texts.measure,
    fileName,
    ...byGrade(districts, bands, texts.column, words, 'district')
  };
}

function tradeChart({ trades }: YearFigures, bands: Bands, words: Words, fileName: string): ChartView {
  const texts = words.texts.trades;
  const [most] = trades;
  return {
    title: texts.finding(most?.place ?? words.texts.unknown, most?.studios ?? 0),
    measure: texts.measure,
    fileName,
    ...byGrade(trades, bands, texts.column, words, 'trade')
  };
}

function historyChart(
  { years, mean, previous }: YearFigures,
  bands: Bands,
  { texts }: Words,
  fileName: string
): ChartView {
  const own = texts.history;
  return {
    title: own.finding(
      mean === null ? '–' : points(mean),
      previous?.mean == null ? null : points(previous.mean),
      previous?.year ?? ''
    ),
    measure: own.measure,
    fileName,
    table: {
      columns: [own.column, ...bands.map(({ title }) => title), texts.studios, texts.mean],
      rows: years.map(({ year, grades, studios, mean: own }) => [
        year,
        ...grades,
        studios,
        own === null ? null : own / 100
      ])
    },
    chart: {
      kind: 'columns',
      isStacked: true,
      places: years.map(({ year }) => year),
      series: seriesOf(bands, years),
      unit: texts.unit
    }
  };
}

function scoreChart(
  figures: YearFigures,
  overview: Overview,
  { texts, listOf }: Words,
  fileName: string
): ChartView {
  const { intervals, scores, scored } = figures;
  const own = texts.scores;
  const bands = overview.grades?.bands ?? [];
  const [best] = bands;
  // Thresholds hold for the total, and only where every round had the same.
  const marks = overview.grades?.on === 'total' && overview.sameThresholds ? bands : [];
  const reached = best
    ? overview.results.filter(({ total }) => total !== null && total >= Math.round(best.min * 100))
    : [];
  const words = intervals.map(({ from, to }) => own.within(from, to));
  const links = intervals.map(({ from }) => listOf({ from: String(from) }));
  const heads = bands.length > 0 ? bands.map(({ title }) => title) : [texts.studios];
  return {
    title:
      best && marks.length > 1
        ? own.finding(
            reached.length,
            best.title,
            best.min,
            reached.filter(({ grade }) => grade !== best.id).length
          )
        : own.plain(scored),
    measure: own.measure(scored, overview.most),
    fileName,
    table: {
      columns: [own.column, ...heads],
      rows: words.map((word, index) => [word, ...scores.map((counts) => counts[index] ?? 0)]),
      totals: [texts.total, ...scores.map((counts) => counts.reduce((sum, count) => sum + count, 0))],
      links
    },
    chart:
      intervals.length === 0
        ? null
        : {
            kind: 'columns',
            isStacked: true,
            places: words,
            edges: [...intervals.map(({ from }) => from), intervals.at(-1)?.to ?? 0],
            series: scores.map((values, index) => ({
              label: bands[index]?.title ?? '',
              tone: bands[index] ? toneOf(bands, bands[index].id) : 'accent',
              values
            })),
            lines: marks
              .slice(0, -1)
              .map(({ title, min }) => ({ at: min, label: own.threshold(title, min), kind: 'threshold' })),
            links,
            unit: texts.unit
          }
  };
}

function lostChart({ lost }: YearFigures, { texts }: Words, fileName: string): ChartView {
  const own = texts.lost;
  const shown = lost.slice(0, SHOWN_ROWS);
  const [first, second] = shown;
  const both = [first, second].filter((row) => row !== undefined);
  return {
    title: own.finding(
      both.map(({ key }) => key.title),
      points(both.reduce((sum, row) => sum + row.lost, 0))
    ),
    measure: own.measure(shown.length),
    fileName,
    table: {
      columns: [own.row, own.lost, own.most, own.share, texts.studios],
      rows: lost.map(({ key, lost: missed, max, studios }) => [
        key.title,
        missed / 100,
        max / 100,
        (shareOf(missed, max) ?? 0) / 10,
        studios
      ])
    },
    chart: {
      kind: 'bars',
      isStacked: true,
      places: shown.map(({ key }) => key.title),
      series: [
        { label: own.lost, tone: 'accent', values: shown.map((row) => row.lost / 100) },
        { label: own.most, tone: 'ground', values: shown.map((row) => (row.max - row.lost) / 100) }
      ],
      labels: shown.map((row) => `${points(row.lost)} / ${row.max / 100}`),
      says: shown.map((row) => own.said(points(row.lost), row.max / 100)),
      decimals: 2
    }
  };
}

function agreementChart({ agreement }: YearFigures, { texts }: Words, fileName: string): ChartView {
  const own = texts.agreement;
  const places = SPREAD_EDGES.map((from, index) => {
    const to = SPREAD_EDGES[index + 1];
    return to === undefined ? own.above(from) : own.within(from, to);
  });
  const { counts, mean, beyond, studios, limit } = agreement;
  return {
    title: own.finding(points(mean ?? 0), beyond),
    measure: own.measure(studios, limit === null ? null : String(limit / 100)),
    fileName,
    table: {
      columns: [own.column, texts.studios],
      rows: places.map((place, index) => [place, counts[index] ?? 0]),
      totals: [texts.total, studios]
    },
    chart: {
      kind: 'columns',
      places,
      series: [{ label: '', tone: 'accent', values: counts }],
      unit: texts.unit
    }
  };
}

function coverageChart(
  { coverage }: Overview,
  figures: YearFigures,
  { texts }: Words,
  fileName: string
): ChartView {
  const own = texts.coverage;
  const all = figures.coverage;
  const share = (assessed: number, registered: number): number => (shareOf(assessed, registered) ?? 0) / 10;
  return {
    title: own.finding(all.assessed, all.registered, `${share(all.assessed, all.registered)}%`),
    measure: own.measure,
    fileName,
    table: {
      columns: [own.column, own.assessed, own.left, own.registered, own.share],
      rows: coverage.map(({ district, assessed, registered }) => [
        district,
        assessed,
        registered - assessed,
        registered,
        share(assessed, registered)
      ]),
      totals: [
        texts.total,
        all.assessed,
        all.registered - all.assessed,
        all.registered,
        share(all.assessed, all.registered)
      ]
    },
    chart: {
      kind: 'bars',
      isStacked: true,
      places: coverage.map(({ district }) => district),
      series: [
        { label: own.assessed, tone: 'accent', values: coverage.map(({ assessed }) => assessed) },
        {
          label: own.left,
          tone: 'ground',
          values: coverage.map(({ assessed, registered }) => registered - assessed)
        }
      ],
      labels: coverage.map(({ assessed, registered }) => `${assessed} / ${registered}`),
      unit: texts.unit
    }
  };
}
