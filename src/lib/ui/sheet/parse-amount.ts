/** What a person types as a number, on any keyboard → the number it is; never a guess at what it might be. */

/** Other ways to write a unit of the tables. */
const ALSO_WRITTEN: Readonly<Record<string, readonly string[]>> = {
  '㎡': ['m2', 'm²', '平方米', '平米', '平'],
  万元: ['万'],
  人: ['名', '个'],
  名: ['人', '个'],
  项: ['个'],
  次: ['回', '场']
};

const NUMBER = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(.*)$/su;
/** Beyond this a JavaScript number would no longer say what was typed. */
const MOST_DIGITS = 15;

/**
 * A number, or the text itself where it is none, or undefined for nothing.
 * @param unit the field's own: another one behind the number (75000元 for 万元) is not read away
 */
export function parseAmount(text: string, unit?: string): number | string | undefined {
  const plain = halfWidth(text).trim();
  if (plain === '') return undefined;
  const match = NUMBER.exec(plain);
  if (!match) return text;
  const [, sign, digits = '', rest = ''] = match;
  if (digits.replace('.', '').length > MOST_DIGITS || !isUnit(rest.trim(), unit)) return text;
  const value = Number(digits);
  return sign === '-' && value !== 0 ? -value : value;
}

/** As `7.5` for ７．５, 7。5, −7.5. */
function halfWidth(text: string): string {
  return text
    .replace(/[０-９＋－．]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/。/gu, '.')
    .replace(/−/gu, '-');
}

function isUnit(text: string, unit: string | undefined): boolean {
  if (text === '') return true;
  if (unit === undefined) return /^[\p{L}㎡²]+$/u.test(text);
  return text === unit || (ALSO_WRITTEN[unit] ?? []).includes(text.toLowerCase());
}

/** What stands in the field for a value of an entry, also for one that is no number. */
export function amountText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'number' || typeof value === 'string' ? String(value) : JSON.stringify(value);
}
