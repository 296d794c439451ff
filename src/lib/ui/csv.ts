/** Rows → csv as Excel and WPS open it: BOM, CRLF, RFC 4180. What a program could take for a formula is made plain text. Pure. */

export type CsvCell = string | number | null;

export const toCsv = (rows: readonly (readonly CsvCell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** What a spreadsheet would run (OWASP: csv injection). A number stays one. */
const FORMULA = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/u;

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
