/** Addresses at which photographs of this device can be looked at; given back when the screen closes. Browser only. */
import type { SheetFile } from '#lib/offline/local-sheet.ts';

export class FileUrls {
  #urls = new Map<string, string>();

  /** null where there is no picture to show */
  of({ attachment, photo, mediaType }: SheetFile): string | null {
    if (!mediaType.startsWith('image/')) return null;
    if (!photo) return attachment === null ? null : `/api/evidence/${encodeURIComponent(attachment)}`;
    const known = this.#urls.get(photo.id);
    if (known !== undefined) return known;
    const url = URL.createObjectURL(new Blob([photo.bytes], { type: photo.type }));
    this.#urls.set(photo.id, url);
    return url;
  }

  close(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }
}
