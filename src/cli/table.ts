/** Plain columns for a terminal, in which a Chinese character is two wide. */
import stringWidth from 'string-width';

export interface Column {
  title: string;
  align: 'left' | 'right';
}

export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): { head: string; lines: string[] } {
  const widths = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[index] ?? '')))
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align ?? 'left'))
      .join('  ')
      .trimEnd();
  return { head: line(columns.map(({ title }) => title)), lines: rows.map(line) };
}

function pad(cell: string, width: number, align: Column['align']): string {
  const blank = ' '.repeat(Math.max(0, width - stringWidth(cell)));
  return align === 'left' ? cell + blank : blank + cell;
}
