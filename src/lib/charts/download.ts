/** A chart or its numbers as a file, made in the browser: the picture carries its title, so that it can stand alone. */
import { toCsv } from '#lib/ui/csv.ts';
import type { ChartSpec, ChartTable } from './spec.ts';
import { heightOf, sheetOf } from './spec.ts';

const WIDTH = 960;
const HEAD = 84;
const FOOT = 36;
const MARGIN = 32;

export interface Captions {
  title: string;
  measure: string;
  /** whose numbers these are, and of which day */
  source: string;
}

export async function downloadPng(spec: ChartSpec, captions: Captions, fileName: string): Promise<void> {
  const { picture, paperPalette } = await import('./engine.ts');
  const palette = paperPalette();
  const height = Math.max(heightOf(spec), 320);
  const drawn = picture(spec, WIDTH - 2 * MARGIN, height);
  const scale = drawn.width / (WIDTH - 2 * MARGIN);
  const sheet = document.createElement('canvas');
  sheet.width = WIDTH * scale;
  sheet.height = (HEAD + height + FOOT) * scale;
  const brush = sheet.getContext('2d');
  if (!brush) return;
  brush.scale(scale, scale);
  brush.fillStyle = palette.surface;
  brush.fillRect(0, 0, WIDTH, HEAD + height + FOOT);
  brush.fillStyle = palette.ink;
  brush.font = `600 20px ${palette.family}`;
  brush.fillText(captions.title, MARGIN, 38, WIDTH - 2 * MARGIN);
  brush.fillStyle = palette.ink3;
  brush.font = `14px ${palette.family}`;
  brush.fillText(captions.measure, MARGIN, 62, WIDTH - 2 * MARGIN);
  brush.drawImage(drawn, MARGIN, HEAD, WIDTH - 2 * MARGIN, height);
  brush.font = `12px ${palette.family}`;
  brush.fillText(captions.source, MARGIN, HEAD + height + 22, WIDTH - 2 * MARGIN);
  const blob = await new Promise<Blob | null>((done) => sheet.toBlob(done, 'image/png'));
  if (blob) save(blob, `${fileName}.png`);
}

export const downloadCsv = (table: ChartTable, fileName: string): void =>
  save(new Blob([toCsv(sheetOf(table))], { type: 'text/csv;charset=utf-8' }), `${fileName}.csv`);

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
