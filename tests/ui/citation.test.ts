/** Where a citation leads to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOf, articlesOf, chineseNumber } from '#lib/ui/policy/citation.ts';

const DIGITS = '零一二三四五六七八九';

/** As an article's number is written. */
function written(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const ten =
    tens === 0
      ? hundreds > 0 && ones > 0
        ? '零'
        : ''
      : `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`;
  return `${hundreds > 0 ? `${DIGITS[hundreds]}百` : ''}${ten}${ones > 0 ? DIGITS[ones] : ''}`;
}

describe('a number in Chinese', () => {
  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (n) => {
        expect(chineseNumber(written(n))).toBe(n);
      })
    );
  });

  it.each(['', '条', '十十', '九一', '百'])('%j is none', (text) => {
    expect(chineseNumber(text)).toBeNull();
  });
});

describe('a citation', () => {
  it.each([
    ['乌人社规〔2023〕1号 第十九条（二）', ['art-19']],
    ['《办法》 第十六条 资助资金使用；第二十一条、第二十二条', ['art-16', 'art-21', 'art-22']],
    ['京人社能发〔2011〕275号 第六部分（四）', ['part-6']],
    ['乌人社规〔2023〕1号 附件2 第9行', ['annex-2']],
    ['《办法》 附表 第1行', ['annex']],
    ['第十九条（一）、第十九条（二）', ['art-19']],
    ['别处', []]
  ])('%s names %j', (citation, anchors) => {
    expect(articlesOf(citation).map(({ anchor }) => anchor)).toEqual(anchors);
    expect(anchorOf(citation)).toBe(anchors[0] ?? null);
  });
});
