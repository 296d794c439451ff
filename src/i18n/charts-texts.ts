/** The words around every chart. */
export interface ChartsTexts {
  /** what is shown: the chart, or its numbers */
  shown: string;
  chart: string;
  table: string;
  png: string;
  csv: string;
  /** what the downloads are called for who does not see the chart beside them */
  pngOf(title: string): string;
  csvOf(title: string): string;
  /** how the chart is used without a mouse */
  keys: string;
  keysWithLinks: string;
  loading: string;
  failed: string;
  /** what takes part in one place of the chart */
  place(name: string, values: readonly string[]): string;
  none: string;
  legend: string;
  /** the line below a picture */
  source(day: string): string;
}
