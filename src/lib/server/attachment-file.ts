/** What a file is by its first bytes, whatever its name says; and how large it may be. */
import { refuse } from './refusal.ts';

export const LARGEST_ATTACHMENT = 15 * 1024 * 1024;

const STARTS: readonly (readonly [mediaType: string, offset: number, bytes: string])[] = [
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/webp', 8, '57454250'],
  ['application/pdf', 0, '255044462d']
];

/** @throws Refusal attachment-bad */
export function mediaTypeOf(bytes: Uint8Array): string {
  const most = LARGEST_ATTACHMENT;
  if (bytes.length === 0) refuse('attachment-bad', { why: 'empty', found: '', most });
  if (bytes.length > most) refuse('attachment-bad', { why: 'size', found: String(bytes.length), most });
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  const found = STARTS.find(([, offset, start]) => hex.startsWith(start, offset * 2));
  if (!found) return refuse('attachment-bad', { why: 'type', found: hex.slice(0, 16), most });
  return found[0];
}
