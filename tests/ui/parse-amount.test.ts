/** What a person types into a field of the sheet → the number it is, and nothing that it might be. */
import { describe, expect, it } from 'vitest';
import { amountText, parseAmount } from '#lib/ui/sheet/parse-amount.ts';

describe('a number is read as it was typed', () => {
  it.each([
    ['7.5', 7.5],
    [' 7.5 ', 7.5],
    ['７．５', 7.5],
    ['7。5', 7.5],
    ['　12　', 12],
    ['7.', 7],
    ['.5', 0.5],
    ['007', 7],
    ['0', 0],
    ['+3', 3],
    ['-3', -3],
    ['－３', -3],
    ['−3', -3],
    ['0.1234', 0.1234],
    ['2000000000', 2_000_000_000]
  ])('%s', (text, number) => {
    expect(parseAmount(text)).toBe(number);
  });

  it('minus nothing is nothing, and not the other zero', () => {
    expect(Object.is(parseAmount('-0'), 0)).toBe(true);
  });
});

describe('nothing is nothing', () => {
  it.each(['', ' ', '　'])('"%s"', (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });
});

describe('what is no number stays the text that it is', () => {
  it.each([
    '7,5',
    '1,000',
    '7 5',
    '七点五',
    '1e3',
    '0x10',
    '7.5.1',
    '--3',
    'Infinity',
    '万元',
    '.',
    '1/2',
    '约 7'
  ])('%s', (text) => {
    expect(parseAmount(text, '万元')).toBe(text);
  });

  it('more digits than a number of the program can hold', () => {
    expect(parseAmount('1.00000000000000000001')).toBe('1.00000000000000000001');
  });
});

describe('a unit behind the number', () => {
  it.each([
    ['7.5万元', '万元', 7.5],
    ['7.5 万', '万元', 7.5],
    ['22㎡', '㎡', 22],
    ['22 m2', '㎡', 22],
    ['22 M²', '㎡', 22],
    ['5名', '人', 5]
  ])('%s in a field of %s', (text, unit, number) => {
    expect(parseAmount(text, unit)).toBe(number);
  });

  it.each([
    ['75000元', '万元'],
    ['7.5万', '元'],
    ['2人', '万元']
  ])('%s is not taken for %s', (text, unit) => {
    expect(parseAmount(text, unit)).toBe(text);
  });

  it('is read away where the field has none of its own', () => {
    expect(parseAmount('3 项')).toBe(3);
  });
});

describe('what stands in the field', () => {
  it('is what was entered, also when that is wrong', () => {
    expect([7.5, '7,5', undefined, null, true].map(amountText)).toEqual(['7.5', '7,5', '', '', 'true']);
  });
});
