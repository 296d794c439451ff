/**
 * The bytes of a list → its text, whichever program wrote them: UTF-8 with or without a mark, UTF-16 as Excel's “Unicode
 * text”, GB18030 as Excel in China. What is no text at all is named. Must not know what the list is about.
 */
import type { Read } from './fault.ts';

/** Of a file that is read whole, and carried in a form from the preview to the act. */
export const LARGEST_LIST = 5 * 1024 * 1024;

/** Programs' own formats, which people upload for a csv. */
const STARTS: readonly (readonly [bytes: string, why: 'workbook' | 'other'])[] = [
  ['504b0304', 'workbook'], // xlsx, and every other zip
  ['d0cf11e0a1b11ae1', 'workbook'], // xls
  ['25504446', 'other'], // pdf
  ['89504e47', 'other'],
  ['ffd8ff', 'other']
];

const MARKS: readonly (readonly [bytes: string, encoding: string])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be']
];

export function decode(bytes: Uint8Array): Read<string> {
  if (bytes.length > LARGEST_LIST) {
    return { ok: false, faults: [{ code: 'size', found: bytes.length, most: LARGEST_LIST }] };
  }
  const hex = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const foreign = STARTS.find(([start]) => hex.startsWith(start));
  if (foreign) return { ok: false, faults: [{ code: foreign[1] }] };
  const mark = MARKS.find(([start]) => hex.startsWith(start));
  const encodings = mark ? [mark[1]] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    const text = decoded(bytes, encoding);
    if (text !== undefined) return checked(text.replaceAll(/\r\n?/g, '\n'));
  }
  return { ok: false, faults: [{ code: 'encoding' }] };
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Anything but tab and line feed among the control characters: no program writes it into a list. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\0-\x08\x0b-\x1f\x7f]/;
const MARKUP = /^\s*<(?:!doctype|!--|\?xml|html|head|body|table|meta)/i;

function checked(text: string): Read<string> {
  if (text.trim() === '') return { ok: false, faults: [{ code: 'empty' }] };
  if (MARKUP.test(text)) return { ok: false, faults: [{ code: 'markup' }] };
  const at = text.search(CONTROL);
  if (at >= 0) return { ok: false, faults: [{ code: 'control', line: lineAt(text, at) }] };
  return { ok: true, value: text };
}

/** Of a place in a text, from 1. */
export const lineAt = (text: string, place: number): number => text.slice(0, place).split('\n').length;
