/** Figures at the ends of bars and above columns, and the frame of the keyboard's cursor: direct labels before legends. */
import type { Chart, Plugin } from 'chart.js';
import type { Palette } from './palette.ts';
import { highestAt, labelAt, sumAt, type ChartSpec } from './spec.ts';

export interface Shown {
  spec: ChartSpec;
  palette: Palette;
  /** the place with the cursor; −1: none */
  cursor: number;
}

export const endLabels = (shown: () => Shown): Plugin => ({
  id: 'end-labels',
  afterDatasetsDraw(chart) {
    const { spec, palette, cursor } = shown();
    if (spec.kind !== 'dots') drawLabels(chart, spec, palette);
    if (cursor >= 0) drawCursor(chart, spec, palette, cursor);
  }
});

function drawLabels(chart: Chart, spec: ChartSpec, palette: Palette): void {
  const { ctx } = chart;
  const isLying = spec.kind === 'bars';
  ctx.save();
  ctx.fillStyle = palette.ink2;
  ctx.font = `12px ${palette.family}`;
  ctx.textBaseline = isLying ? 'middle' : 'bottom';
  ctx.textAlign = isLying ? 'left' : 'center';
  const values = chart.scales[isLying ? 'x' : 'y'];
  spec.places.forEach((_, place) => {
    const sum = sumAt(spec, place);
    const at = chart.getDatasetMeta(0).data[place];
    if (!at || !values || (sum === 0 && spec.labels === undefined && !isLying)) return;
    const end = values.getPixelForValue(spec.isStacked ? sum : highestAt(spec, place));
    if (isLying) ctx.fillText(labelAt(spec, place), end + 6, at.y);
    else ctx.fillText(labelAt(spec, place), at.x, end - 3);
  });
  ctx.restore();
}

function drawCursor(chart: Chart, spec: ChartSpec, palette: Palette, cursor: number): void {
  const { ctx, chartArea } = chart;
  const here = chart.getDatasetMeta(0).data[cursor];
  const isLying = spec.kind !== 'columns';
  if (!here) return;
  const breadth = (isLying ? chartArea.height : chartArea.width) / Math.max(1, spec.places.length);
  ctx.save();
  ctx.strokeStyle = palette.focus;
  ctx.lineWidth = 2;
  if (isLying) ctx.strokeRect(chartArea.left + 1, here.y - breadth / 2 + 1, chartArea.width - 2, breadth - 2);
  else ctx.strokeRect(here.x - breadth / 2 + 1, chartArea.top + 1, breadth - 2, chartArea.height - 2);
  ctx.restore();
}
