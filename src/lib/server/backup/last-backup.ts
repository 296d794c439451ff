/**
 * When the last backup was made, beside the anchors file: outside the database, which a backup must not change. Only so
 * that the health page can say it: a backup is proved by reading it, not by this note.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { System } from '../system.ts';

const noteSchema = z.object({
  /** its name alone: where it lies is nobody's affair but the operator's */
  file: z.string(),
  /** ms of UTC */
  madeAt: z.number(),
  /** the chain's head that it holds */
  number: z.number()
});

export type LastBackup = z.infer<typeof noteSchema>;

const noteFile = (anchorsFile: string): string => `${anchorsFile}.last-backup.json`;

/** Fails no backup: one that could not be noted is reported. */
export function noteBackup(
  { anchorsFile, report }: System,
  { file, madeAt, audit }: { file: string; madeAt: number; audit: { number: number } }
): void {
  if (anchorsFile === null) return;
  const note: LastBackup = { file: basename(file), madeAt, number: audit.number };
  const draft = `${noteFile(anchorsFile)}.part`;
  try {
    writeFileSync(draft, `${JSON.stringify(note)}\n`);
    renameSync(draft, noteFile(anchorsFile));
  } catch (error) {
    report(error);
  }
}

/** null: none was noted; undefined: this store keeps no anchors file, beside which it would be */
export function lastBackup({ anchorsFile }: System): LastBackup | null | undefined {
  if (anchorsFile === null) return undefined;
  try {
    return noteSchema.parse(JSON.parse(readFileSync(noteFile(anchorsFile), 'utf8')));
  } catch {
    return null; // not there, or not ours: what it would have said is not known
  }
}
