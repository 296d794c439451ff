/** What can be wrong with a list as a file, before anything in it is understood. Sentences are made of these at the edge. */

export type CsvFault =
  | { code: 'empty' | 'encoding' | 'markup' | 'workbook' | 'other' | 'no-rows' }
  | { code: 'size' | 'rows'; found?: number; most: number }
  | { code: 'control'; line: number }
  /** a quotation mark that opens and never closes, or stands where none may: between these lines */
  | { code: 'quote'; line: number; to: number }
  | { code: 'column-missing'; column: string }
  | { code: 'column-repeated'; column: string; header: string };

export type Read<T> = { ok: true; value: T } | { ok: false; faults: CsvFault[] };
