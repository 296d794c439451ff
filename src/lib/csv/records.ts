/** The text of a list → its records, each with its line; comma, semicolon or tab, whichever the first line uses. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Read } from './fault.ts';

export interface CsvRecord {
  /** in the file, from 1: where it begins */
  line: number;
  cells: string[];
}

const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Excel's own word for the delimiter, in a line before the first. */
const SEPARATOR_LINE = /^sep=(.)\n/i;

/** @param most records, the head not counted */
export function readRecords(given: string, most: number): Read<CsvRecord[]> {
  const stated = SEPARATOR_LINE.exec(given);
  const text = stated ? given.slice(stated[0].length) : given;
  const before = stated ? 1 : 0;
  const delimiter = DELIMITERS.find((each) => each === stated?.[1]) ?? delimiterOf(text);
  const found: CsvRecord[] = [];
  let end = 0;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      to: most + 2,
      on_record: (cells, { lines }) => {
        end = lines;
        found.push({ line: before + lines - cells.join('').split('\n').length + 1, cells });
        return null;
      }
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { lines?: number };
    const line = before + end + 1;
    return { ok: false, faults: [{ code: 'quote', line, to: Math.max(line, before + (lines ?? 0)) }] };
  }
  if (found.length > most + 1) return { ok: false, faults: [{ code: 'rows', most }] };
  return { ok: true, value: found.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) };
}

/** The one that stands most often in the first line that says something, outside quotation marks. */
function delimiterOf(text: string): Delimiter {
  const [head = ''] = /^.*\S.*$/m.exec(text) ?? [];
  const bare = head.replaceAll(/"[^"]*"?/g, '');
  const count = (delimiter: string): number => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
}
