/**
 * chart.js with the few parts that are used, loaded by whoever shows a chart and only in a browser. `chart.js/auto` would
 * bring 71 kB where these are about 50.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import { configurationOf } from './configuration.ts';
import { endLabels, type Shown } from './end-labels.ts';
import { paperPalette, themePalette, watchTheme } from './palette.ts';
import type { ChartSpec } from './spec.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  annotation
);

export interface Drawn {
  show(spec: ChartSpec): void;
  /** frames a place; −1: none */
  point(place: number): void;
  destroy(): void;
}

export interface Drawing {
  spec: ChartSpec;
  /** a press on a place */
  onplace?: (place: number) => void;
}

export function draw(canvas: HTMLCanvasElement, { spec, onplace }: Drawing): Drawn {
  const shown: Shown = { spec, palette: themePalette(), cursor: -1 };
  const chart = new Chart(canvas, { ...configured(shown), plugins: [endLabels(() => shown)] });
  canvas.addEventListener('click', press);
  const unwatch = watchTheme((forPaper) => {
    shown.palette = forPaper ? paperPalette() : themePalette();
    repaint();
  });

  function configured(now: Shown): ReturnType<typeof configurationOf> {
    return configurationOf(now.spec, now.palette);
  }
  function repaint(): void {
    const { data, options } = configured(shown);
    chart.data = data;
    if (options) chart.options = options;
    chart.update('none');
  }
  function press(event: MouseEvent): void {
    const axis = shown.spec.kind === 'columns' ? 'x' : 'y';
    const [hit] = chart.getElementsAtEventForMode(event, 'index', { intersect: false, axis }, true);
    if (hit) onplace?.(hit.index);
  }

  return {
    show(next) {
      shown.spec = next;
      repaint();
    },
    point(place) {
      shown.cursor = place;
      chart.draw();
    },
    destroy() {
      unwatch();
      canvas.removeEventListener('click', press);
      chart.destroy();
    }
  };
}

/** A picture on paper: drawn anew in the light colours, without a cursor, at a size of its own. */
export function picture(spec: ChartSpec, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const shown: Shown = { spec, palette: paperPalette(), cursor: -1 };
  const { type, data, options } = configurationOf(spec, shown.palette);
  const chart = new Chart(canvas, {
    type,
    data,
    options: { ...options, responsive: false, devicePixelRatio: 2 },
    plugins: [endLabels(() => shown)]
  });
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext('2d')?.drawImage(canvas, 0, 0);
  chart.destroy();
  return copy;
}

export { paperPalette };
