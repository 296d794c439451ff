/** The picture of a signature, for the table. Browser only. */
import type { LocalSheet } from '#lib/offline/local-sheet.ts';

/** Where the picture of the signature is: here while it waits, at the server once it is sealed. */
export function signatureUrl(local: LocalSheet | undefined, isQueued: boolean): string | null {
  if (!local) return null;
  if (local.data.sealed) return `/api/sheets/${encodeURIComponent(local.data.sheet)}/signature`;
  if (!isQueued || !local.submission) return null;
  const bytes = Uint8Array.from(atob(local.submission.signature.png), (char) => char.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
}
