/** Just enough reading of the server's own HTML for these tests: rows, cells, texts. Not a parser of any HTML. */

export interface RankedRow {
  id: string;
  rank: string;
  name: string;
  total: string;
  grade: string;
}

/** The markup of each row between <tbody> and </tbody>, lines included. */
export function bodyRows(html: string): string[] {
  const [, body = ''] = /<tbody[^>]*>([\s\S]*?)<\/tbody>/.exec(html) ?? [];
  return body.match(/<tr[\s>][\s\S]*?<\/tr>/g) ?? [];
}

export const isLine = (row: string, kind: 'cap' | 'threshold'): boolean =>
  new RegExp(`^<tr class="${kind}[ "]`).test(row);

export function rankedRow(row: string): RankedRow | null {
  const [, id] = /id="studio-([^"]+)"/.exec(row) ?? [];
  if (id === undefined) return null;
  const cell = (name: string): string =>
    textOf(new RegExp(`<t[dh][^>]*class="(?:[^"]* )?${name}[ "][\\s\\S]*?</t[dh]>`).exec(row)?.[0] ?? '');
  return { id, rank: cell('rank'), name: cell('name'), total: cell('total'), grade: cell('grade') };
}

/** The items of the list that explains the chosen studio: the page's last one, after the stages of the round. */
export function sentences(html: string): string[] {
  const [, list = ''] = [...html.matchAll(/<ol[^>]*>([\s\S]*?)<\/ol>/g)].at(-1) ?? [];
  return (list.match(/<li[\s>][\s\S]*?<\/li>/g) ?? []).map(textOf);
}

export function mainOf(html: string): string {
  return /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
}

export function textOf(markup: string): string {
  const text = markup.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]*>/g, ' ');
  const plain = text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return plain.replace(/\s+/g, ' ').trim();
}

/** Leaves out every element marked as Chinese: what remains is what the page itself says. */
export function withoutChineseParts(markup: string): string {
  const plain = markup.replace(/<!--[\s\S]*?-->/g, '');
  return plain.replace(/<(\w+)[^>]* lang="zh-CN"[^>]*>[^<]*<\/\1>/g, '');
}
