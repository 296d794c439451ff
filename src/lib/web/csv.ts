/** A list as a file of rows. */
import { toCsv, type CsvCell } from '#lib/ui/csv.ts';
import { attachmentNamed } from './file-name.ts';

/** @param name without ending, in any script */
export const csvAnswer = (name: string, rows: readonly (readonly CsvCell[])[]): Response =>
  new Response(toCsv(rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachmentNamed(`${name}.csv`),
      'cache-control': 'no-store'
    }
  });
