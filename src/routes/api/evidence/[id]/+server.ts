import { detachEvidence } from '#lib/server/services/detach-evidence.ts';
import { readAttachment } from '#lib/server/services/read-attachment.ts';
import { forDevice, keyOf } from '#lib/web/device.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

/** Never opened as a page of ours, whatever is in it. What an id names never changes; it is this session's alone. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, max-age=31536000, immutable',
  vary: 'cookie'
};

export const GET: RequestHandler = async (event) => {
  let file: Awaited<ReturnType<typeof readAttachment>> | undefined;
  const refused = await forDevice(event, async ({ actor }) => {
    file = await readAttachment(theSystem(), actor, { attachment: event.params.id });
    return null;
  });
  if (!file) return refused;
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      ...HEADERS,
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeRfc5987(savedAs(file))}`
    }
  });
};

export const DELETE: RequestHandler = (event) =>
  forDevice(event, ({ actor }) => {
    const key = keyOf(event);
    return detachEvidence(theSystem(), actor, { attachment: event.params.id }, { key });
  });

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf']
};

/** By what it is, not by what somebody called it: a double click must not open it as a page. */
function savedAs({ fileName, mediaType }: { fileName: string; mediaType: string }): string {
  const endings = ENDINGS[mediaType] ?? ['.bin'];
  return endings.some((ending) => fileName.toLowerCase().endsWith(ending))
    ? fileName
    : `${fileName}${endings[0] ?? ''}`;
}

/** RFC 5987 leaves fewer characters as they are than an address does. */
const encodeRfc5987 = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
