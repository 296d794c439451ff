/**
 * The anchors file that stands where a restored store gets its own: the only witness of what happened after the backup.
 * It is asked, then kept under another name; it would contradict the chain that goes on from the backup.
 */
import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { inArray } from 'drizzle-orm';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Head } from '../audit/chain.ts';
import { readAnchors } from '../audit/read-anchors.ts';
import { syncPath } from '../db/copy-verified.ts';
import type { Db } from '../db/store.ts';

/** Numbers per query. */
const CHUNK = 500;

/** @param last the head of what was restored */
export async function againstAnchors(
  { orm, t: { audit } }: Db,
  file: string | null,
  last: Head
): Promise<{ compared: number; problems: Problem[] }> {
  const { anchors, problems } = readAnchors(file);
  for (let start = 0; start < anchors.length; start += CHUNK) {
    const chunk = anchors.slice(start, start + CHUNK);
    const rows = await orm
      .select({ number: audit.number, hash: audit.hash })
      .from(audit)
      .where(
        inArray(
          audit.number,
          chunk.map(({ number }) => number)
        )
      );
    const hashes = new Map(rows.map(({ number, hash }) => [number, hash]));
    for (const { number, hash } of chunk) {
      if (number <= last.number && hashes.get(number) !== hash) {
        problems.push(problem('audit-rewritten', { number }));
      }
    }
  }
  const number = anchors.reduce((most, anchor) => Math.max(most, anchor.number), 0);
  if (number > last.number) problems.push(problem('acts-lost', { number, last: last.number }));
  return { compared: anchors.length, problems };
}

export interface SetAside {
  /** the file's new name; null: there was none, or it could not be renamed */
  oldAnchors: string | null;
  /** unwritable-file: the store is restored all the same */
  problems: Problem[];
}

export function setAside(file: string | null, now: Date): SetAside {
  if (file === null || !existsSync(file)) return { oldAnchors: null, problems: [] };
  const aside = `${file}.before-restore-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  try {
    renameSync(file, aside);
    syncPath(dirname(file));
    return { oldAnchors: aside, problems: [] };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return { oldAnchors: null, problems: [problem('unwritable-file', { file, reason: code })] };
  }
}
