/** The anchors file, line by line: what stands in it is outside the database, and so the proof. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Head } from './chain.ts';

const lineSchema = z.object({
  number: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/)
});

export interface AnchorLines {
  /** false where no file is kept, too */
  isThere: boolean;
  anchors: Head[];
  /** anchors-unreadable, each with its line */
  problems: Problem[];
}

/** @param file null: none is kept */
export function readAnchors(file: string | null): AnchorLines {
  const text = file === null ? undefined : read(file);
  const found: AnchorLines = { isThere: text !== undefined, anchors: [], problems: [] };
  const lines = (text ?? '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((line, i) => {
    const anchor = parse(line);
    if (anchor) found.anchors.push(anchor);
    // Cut short by a crash, it was written again as a whole.
    else if (line !== '' && lines.slice(i + 1).some((later) => later.startsWith(line) && parse(later)))
      return;
    else found.problems.push(problem('anchors-unreadable', { file: file ?? '', line: i + 1 }));
  });
  return found;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return '?'; // a folder, or not ours to read: unreadable from its first line on
  }
}

function parse(line: string): Head | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined; // no JSON: said with the number of the line
  }
}
