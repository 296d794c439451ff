/** What a page knows of papers. */
export type PaperKind = 'studio' | 'participant' | 'fact' | 'decision';

export interface Paper {
  id: string;
  fileName: string;
  mediaType: string;
  /** bytes */
  size: number;
}

/** The field of a form that files are posted in. */
export const PAPER_FIELD = 'papers';
/** What the server takes, as a file chooser is told. */
export const PAPER_TYPES = 'image/png,image/jpeg,image/webp,application/pdf';

/** Rounded up to whole KB, from 1 MB on to tenths: what people compare with their mail's limit. */
export function sizeText(size: number): string {
  const kilo = Math.max(1, Math.ceil(size / 1024));
  return kilo < 1024 ? `${kilo} KB` : `${(Math.ceil((kilo * 10) / 1024) / 10).toFixed(1)} MB`;
}

/** As people call it. */
export function typeText(mediaType: string): string {
  const [, name = mediaType] = mediaType.split('/');
  return name.toUpperCase();
}
