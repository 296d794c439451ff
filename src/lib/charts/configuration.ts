/** A spec and a palette → chart.js's configuration. Part of what is loaded in the browser only, with chart.js. */
import type { ChartConfiguration, ChartDataset, ChartOptions, ScriptableContext } from 'chart.js';
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import { hatched } from './hatch.ts';
import type { Palette } from './palette.ts';
import {
  figure,
  highestAt,
  labelAt,
  sumAt,
  type ChartLine,
  type ChartSeries,
  type ChartSpec
} from './spec.ts';

export type Config = ChartConfiguration<'bar' | 'line', { x: number; y: number }[] | (number | null)[]>;
type Data = ChartDataset<'bar' | 'line', { x: number; y: number }[] | (number | null)[]>;

const FONT = 12;
/** Between bars of a histogram stays a hairline. */
const HISTOGRAM_FILL = 0.97;

export function configurationOf(spec: ChartSpec, palette: Palette): Config {
  const isLying = spec.kind !== 'columns';
  const font = { family: palette.family, size: FONT };
  return {
    type: spec.kind === 'dots' ? 'line' : 'bar',
    data: { labels: [...spec.places], datasets: spec.series.map((each) => datasetOf(spec, each, palette)) },
    options: {
      indexAxis: isLying ? 'y' : 'x',
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      layout: { padding: { top: isLying ? 4 : 22, right: isLying ? labelRoom(spec) : 12 } },
      scales: {
        x: isLying ? valueAxis(spec, palette, font) : placeAxis(spec, palette, font),
        y: isLying ? placeAxis(spec, palette, font) : valueAxis(spec, palette, font)
      },
      plugins: {
        legend: { display: false },
        annotation: {
          clip: false,
          annotations: (spec.lines ?? []).map((line) => annotationOf(spec, line, palette))
        },
        tooltip: {
          mode: 'index',
          intersect: false,
          axis: isLying ? 'y' : 'x',
          backgroundColor: palette.ink,
          titleColor: palette.surface,
          bodyColor: palette.surface,
          titleFont: font,
          bodyFont: font,
          displayColors: false,
          animation: false,
          callbacks: {
            title: ([item]) => spec.places[item?.dataIndex ?? 0] ?? '',
            label: ({ dataset, dataIndex, datasetIndex }) => {
              const value = spec.series[datasetIndex]?.values[dataIndex];
              if (value === null || value === undefined) return '';
              return `${dataset.label ?? ''} ${figure(value, spec)} ${spec.unit ?? ''}`.trim();
            }
          }
        }
      }
    }
  };
}

function datasetOf(spec: ChartSpec, { label, tone, values }: ChartSeries, palette: Palette): Data {
  const colour = palette.tones[tone];
  const fill =
    tone === 'last'
      ? ({ chart }: ScriptableContext<'bar' | 'line'>) => hatched(chart.ctx, colour, palette.hatch)
      : tone === 'open'
        ? palette.surface // no grade yet: an outline
        : colour;
  const edges = spec.edges;
  const data = edges
    ? values.map((value, index) => ({
        x: ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2,
        y: value ?? 0
      }))
    : [...values];
  if (spec.kind === 'dots') {
    return {
      type: 'line',
      label,
      data,
      showLine: false,
      pointRadius: 6,
      pointHoverRadius: 6,
      pointBackgroundColor: colour,
      pointBorderColor: palette.surface,
      pointBorderWidth: 1.5
    };
  }
  return {
    type: 'bar',
    label,
    data,
    backgroundColor: fill,
    hoverBackgroundColor: fill,
    // A stacked part ends in a hairline of the ground, so that two parts never run into one.
    borderColor: tone === 'open' ? palette.ink2 : palette.surface,
    borderWidth: tone === 'open' ? 1.5 : spec.isStacked ? 0.75 : 0,
    barPercentage: edges ? 1 : 0.78,
    categoryPercentage: edges ? HISTOGRAM_FILL : 1,
    maxBarThickness: edges ? undefined : spec.kind === 'columns' ? 56 : 24,
    ...(spec.isStacked ? { stack: 'all' } : {})
  } as Data;
}

type Axis = NonNullable<NonNullable<ChartOptions<'bar' | 'line'>['scales']>[string]>;
type Font = { family: string; size: number };

function placeAxis(spec: ChartSpec, palette: Palette, font: Font): Axis {
  const { edges } = spec;
  const shared = {
    stacked: spec.isStacked ?? false,
    border: { color: palette.ink2 },
    grid: { display: false }
  };
  if (edges) {
    return {
      ...shared,
      type: 'linear',
      offset: false,
      min: edges[0],
      max: edges.at(-1),
      ticks: {
        color: palette.ink3,
        font,
        stepSize: (edges[1] ?? 1) - (edges[0] ?? 0),
        autoSkipPadding: 8,
        maxRotation: 0
      }
    };
  }
  return {
    ...shared,
    type: 'category',
    border: { display: spec.kind === 'columns', color: palette.ink2 },
    ticks: {
      color: palette.ink,
      font: spec.kind === 'columns' ? font : { ...font, size: 13 },
      autoSkip: false,
      maxRotation: spec.kind === 'columns' ? 30 : 0
    }
  };
}

/** Lying bars say their figures at their ends: their axis shows only where it has a line or goes below zero. */
function valueAxis(spec: ChartSpec, palette: Palette, font: Font): Axis {
  const goesBelow = spec.series.some(({ values }) => values.some((value) => (value ?? 0) < 0));
  const isShown = spec.kind !== 'bars' || goesBelow || (spec.lines ?? []).length > 0;
  // Without an axis the longest bar takes the whole width.
  const range = spec.range ?? (isShown ? undefined : { from: 0, to: longestOf(spec) });
  return {
    type: 'linear',
    stacked: spec.isStacked ?? false,
    beginAtZero: spec.kind !== 'dots',
    grace: range ? 0 : '4%',
    ...(range ? { min: range.from, max: range.to } : {}),
    border: { display: false },
    grid: {
      display: isShown,
      color: ({ tick }: { tick?: { value: number } }) =>
        tick?.value === 0 && goesBelow ? palette.ink2 : palette.line
    },
    ticks: {
      display: isShown,
      color: palette.ink3,
      font,
      maxTicksLimit: 6,
      ...(spec.decimals === undefined ? { precision: 0 } : {})
    }
  };
}

const longestOf = (spec: ChartSpec): number =>
  Math.max(
    1,
    ...spec.places.map((_, place) => (spec.isStacked ? sumAt(spec, place) : highestAt(spec, place)))
  );

function annotationOf(spec: ChartSpec, { at, label, kind }: ChartLine, palette: Palette): AnnotationOptions {
  const isUpright = spec.kind !== 'columns' || spec.edges !== undefined;
  return {
    type: 'line',
    ...(isUpright ? { xMin: at, xMax: at } : { yMin: at, yMax: at }),
    borderColor: palette.ink,
    borderWidth: 1.5,
    ...(kind === 'threshold' ? { borderDash: [4, 3] } : {}),
    label: {
      display: true,
      content: label,
      position: isUpright && spec.kind === 'columns' ? 'end' : 'start',
      yAdjust: isUpright ? -20 : 0,
      backgroundColor: palette.surface,
      color: palette.ink,
      font: { family: palette.family, size: FONT, weight: 'bold' },
      padding: 2
    }
  };
}

/** Enough at the right of lying bars for the longest label. A Chinese character is as wide as two digits. */
function labelRoom(spec: ChartSpec): number {
  const widths = spec.places.map((_, place) =>
    Array.from(labelAt(spec, place)).reduce((sum, each) => sum + (each > '\u2E80' ? 12 : 7), 0)
  );
  return Math.max(24, ...widths) + 10;
}
