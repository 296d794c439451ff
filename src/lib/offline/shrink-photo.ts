/**
 * A photograph as it is kept and sent: drawn anew, so that it is small and carries no place, time or camera; papers as
 * they are. Browser only.
 */
import { sha256 } from './content-hash.ts';

/** px of the longer side: a page of A4 stays readable */
const LONGEST_SIDE = 1920;
const QUALITIES = [0.82, 0.7, 0.55] as const;
/** bytes; a thin line carries it in some seconds */
const WANTED = 600 * 1024;
/** bytes, as the server */
const LARGEST_PAPER = 15 * 1024 * 1024;

export interface ReadyFile {
  bytes: ArrayBuffer;
  type: 'image/jpeg' | 'application/pdf';
  digest: string;
}

export type NotReady = 'unreadable' | 'too-large' | 'not-a-photo';

export async function readyFile(file: File): Promise<ReadyFile | NotReady> {
  const start = new Uint8Array(await file.slice(0, 5).arrayBuffer());
  if (new TextDecoder().decode(start) === '%PDF-') {
    if (file.size > LARGEST_PAPER) return 'too-large';
    return ready(await file.arrayBuffer(), 'application/pdf');
  }
  // Pictures only: a drawing in SVG is a program, and stays out.
  if (file.type === 'image/svg+xml') return 'not-a-photo';
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!bitmap) return file.type.startsWith('image/') ? 'unreadable' : 'not-a-photo';
  try {
    const blob = await drawn(bitmap);
    return blob ? await ready(await blob.arrayBuffer(), 'image/jpeg') : 'unreadable';
  } finally {
    bitmap.close();
  }
}

const ready = async (bytes: ArrayBuffer, type: ReadyFile['type']): Promise<ReadyFile> => ({
  bytes,
  type,
  digest: await sha256(bytes)
});

async function drawn(bitmap: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  // JPEG has no transparency: what was clear becomes paper, not black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  let blob: Blob | null = null;
  for (const quality of QUALITIES) {
    blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
    if (!blob || blob.size <= WANTED) break;
  }
  return blob;
}
