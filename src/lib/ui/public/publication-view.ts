/** A published result as whoever checks it sees it, and what an uploaded file turned out to be. */
import type { DIGESTED } from '#lib/domain/bundle.ts';

export interface PublicationView {
  title: string;
  assessment: string;
  policy: string;
  date: string;
  digest: string;
  checkCode: string;
  notice: string;
  firstDay: string;
  lastDay: string;
  standing: 'running' | 'over' | 'final' | 'withdrawn' | 'replaced';
  instead: { title: string; notice: string | null } | null;
  replaces: { title: string; notice: string | null; reason: string } | null;
  figures: { participants: number; grades: readonly { title: string; count: number }[] } | null;
}

export interface FileVerdictView {
  /** of the file's bytes */
  digest: string;
  isReadable: boolean;
  isSame: boolean;
  faults: readonly { path: string | null; text: string }[];
  more: number;
  publication: PublicationView | null;
  parts: readonly { part: (typeof DIGESTED)[number]; isSame: boolean }[];
}

/** The one thing to say first. */
export function verdictOf({
  isSame,
  isReadable,
  publication
}: Pick<FileVerdictView, 'isSame' | 'isReadable' | 'publication'>):
  'same' | 'differs' | 'unknown' | 'unreadable' {
  if (isSame) return 'same';
  if (!isReadable) return 'unreadable';
  return publication ? 'differs' : 'unknown';
}
