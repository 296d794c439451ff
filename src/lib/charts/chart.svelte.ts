/** Puts a chart on a canvas for as long as the canvas is there, and shows each new spec on it. */
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { draw as drawChart } from './engine.ts';
import type { ChartSpec } from './spec.ts';

interface Given {
  draw: typeof drawChart;
  spec: () => ChartSpec;
  /** the place framed for the keyboard */
  cursor: () => number;
  onplace: (place: number) => void;
}

export const chartOn =
  ({ draw, spec, cursor, onplace }: Given): Attachment<HTMLCanvasElement> =>
  (canvas) => {
    // chart.js keeps what it gets and writes to it: never the page's own state.
    const plain = (): ChartSpec => $state.snapshot(spec());
    const drawn = untrack(() => draw(canvas, { spec: plain(), onplace }));
    $effect(() => drawn.show(plain()));
    $effect(() => drawn.point(cursor()));
    return () => drawn.destroy();
  };
