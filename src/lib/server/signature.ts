/** A signature as it is drawn: the picture and the strokes. */
import { z } from 'zod';
import { plainText } from '#lib/domain/schema-kit.ts';
import { refuse } from './refusal.ts';

/** Far above what a hand draws. */
const MOST_STROKES = 200;
const MOST_POINTS = 2_000;
const LARGEST = 512 * 1024;

export const signatureSchema = z.strictObject({
  png: plainText.max(2 * LARGEST).describe('base64'),
  strokes: z
    .array(
      z
        .array(
          z.strictObject({
            x: z.number(),
            y: z.number(),
            time: z.number().optional(),
            pressure: z.number().optional()
          })
        )
        .max(MOST_POINTS)
    )
    .max(MOST_STROKES)
});

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** @throws Refusal signature-bad */
export function readSignature({ png, strokes }: z.infer<typeof signatureSchema>): Buffer {
  const bytes = Buffer.from(png, 'base64');
  if (!bytes.subarray(0, PNG.length).equals(PNG)) refuse('signature-bad', { why: 'not-png' });
  if (bytes.length > LARGEST) refuse('signature-bad', { why: 'too-large' });
  if (strokes.every((stroke) => stroke.length === 0)) refuse('signature-bad', { why: 'empty' });
  return bytes;
}
