/** Which articles a citation names, and where the page of a policy shows what rests on each. Pure. */

export interface Article {
  /** the fragment of its place on the page: `art-19` */
  anchor: string;
  /** as the citation writes it: 第十九条 */
  label: string;
}

const DIGITS = '零一二三四五六七八九';

/** 十九 → 19; null for what is no number. Articles count to some hundreds at most. */
export function chineseNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const match =
    /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return null;
  const [, hundreds, tens, ten, ones] = match;
  const digit = (sign: string | undefined): number => (sign === undefined ? 0 : DIGITS.indexOf(sign));
  return (
    digit(hundreds) * 100 + (ten === undefined ? 0 : tens === undefined ? 10 : digit(tens) * 10) + digit(ones)
  );
}

/** 第十九条 · 第六部分 · 附件2 第9行 · 附表 */
const PLACES = /第([零一二三四五六七八九十百\d]+)(条|部分)|附[件表录](\d*)/gu;

/** In the order in which they are named, each once; none where the citation names no place that we know. */
export function articlesOf(citation: string): Article[] {
  const found = new Map<string, Article>();
  for (const [label, number, kind, annex] of citation.matchAll(PLACES)) {
    const value = number === undefined ? null : chineseNumber(number);
    if (kind !== undefined && value === null) continue;
    const anchor =
      kind === undefined
        ? `annex${annex === '' ? '' : `-${annex}`}`
        : `${kind === '条' ? 'art' : 'part'}-${value}`;
    if (!found.has(anchor)) found.set(anchor, { anchor, label });
  }
  return [...found.values()];
}

/** Where a citation leads to on the policy's page; the page itself where it names no article. */
export const anchorOf = (citation: string): string | null => articlesOf(citation)[0]?.anchor ?? null;
