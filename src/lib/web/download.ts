/** A stored file as a download: never opened as a page of ours, whatever is in it. */
import { attachmentNamed } from './file-name.ts';

export interface StoredFile {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** What an id names never changes; it is this session's alone. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, max-age=31536000, immutable',
  vary: 'cookie'
};

export const fileAnswer = (file: StoredFile): Response =>
  new Response(new Uint8Array(file.bytes), {
    headers: {
      ...HEADERS,
      'content-type': file.mediaType,
      'content-disposition': attachmentNamed(savedAs(file))
    }
  });

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf']
};

/** By what it is, not by what somebody called it: a double click must not open it as a page. */
function savedAs({ fileName, mediaType }: StoredFile): string {
  const endings = ENDINGS[mediaType] ?? ['.bin'];
  return endings.some((ending) => fileName.toLowerCase().endsWith(ending))
    ? fileName
    : `${fileName}${endings[0] ?? ''}`;
}
