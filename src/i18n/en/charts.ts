/** The words around every chart. */
import type { ChartsTexts } from '../charts-texts.ts';

export const charts: ChartsTexts = {
  shown: 'Shown as',
  chart: 'Chart',
  table: 'Table',
  png: 'PNG',
  csv: 'CSV',
  pngOf: (title) => `Download PNG: ${title}`,
  csvOf: (title) => `Download CSV: ${title}`,
  keys: 'Arrow keys go from one to the next.',
  keysWithLinks: 'Arrow keys go from one to the next, Enter opens its studios.',
  loading: 'Drawing…',
  failed: 'The chart could not be drawn; please see the table.',
  place: (name, values) => `${name}: ${values.length === 0 ? 'none' : values.join(', ')}`,
  none: 'none',
  legend: 'Legend',
  source: (day) => `匠评 · made on ${day}`
};
