/** Plain columns for a terminal, in which a Chinese character is two wide. */
import { eastAsianWidth } from 'get-east-asian-width';

export interface Column {
  title: string;
  align: 'left' | 'right';
}

export function table(
  columns: readonly Column[],
  given: readonly (readonly string[])[]
): { head: string; lines: string[] } {
  const rows = given.map((row) => row.map(visible));
  const widths = columns.map(({ title }, index) =>
    rows.reduce((width, row) => Math.max(width, widthOf(row[index] ?? '')), widthOf(title))
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align ?? 'left'))
      .join('  ')
      .trimEnd();
  return { head: line(columns.map(({ title }) => title)), lines: rows.map(line) };
}

function pad(cell: string, width: number, align: Column['align']): string {
  const blank = ' '.repeat(Math.max(0, width - widthOf(cell)));
  return align === 'left' ? cell + blank : blank + cell;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  return width;
}

/** A name with a line break or an escape sequence in it must not draw rows of its own. */
const visible = (cell: string): string => cell.replaceAll(/\p{Cc}/gu, '␦');
