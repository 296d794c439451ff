/** What may come with an objection: a paper or a picture, by its own bytes; smaller than what our own people attach. */
import { mediaTypeOf } from './attachment-file.ts';
import { refuse, Refusal } from './refusal.ts';

export const LARGEST_OBJECTION_FILE = 10 * 1024 * 1024;

const TAKEN = ['application/pdf', 'image/jpeg', 'image/png'];
const PLACE = { path: 'file' };

/** What people send by mistake, in words that they know. */
const OTHERS: readonly (readonly [name: string, start: string])[] = [
  ['DOCX, XLSX, ZIP', '504b0304'],
  ['DOC, XLS', 'd0cf11e0'],
  ['RAR', '526172'],
  ['GIF', '47494638'],
  ['WebP', '52494646'],
  ['EXE', '4d5a'],
  ['HTML, SVG', '3c']
];

/** @throws Refusal attachment-bad */
export function objectionFileType(bytes: Uint8Array): string {
  const most = LARGEST_OBJECTION_FILE;
  if (bytes.length > most)
    refuse('attachment-bad', { why: 'size', found: String(bytes.length), most }, PLACE);
  if (bytes.length === 0) refuse('attachment-bad', { why: 'empty', found: '', most }, PLACE);
  const type = sniffed(bytes);
  if (type !== undefined && TAKEN.includes(type)) return type;
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const found = OTHERS.find(([, known]) => start.startsWith(known))?.[0] ?? start;
  return refuse('attachment-bad', { why: 'type', found, most }, PLACE);
}

function sniffed(bytes: Uint8Array): string | undefined {
  try {
    return mediaTypeOf(bytes);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
