/** Files attached to a row of a sheet prove it as written references do: they stand among its evidence, by name and digest. */
import { and, eq, sql } from 'drizzle-orm';
import { referencesTo } from '#lib/domain/evidence-file.ts';
import type { Facts } from '#lib/domain/score-sheet.ts';
import type { Rubric } from '#lib/domain/rubric.ts';
import type { Db, Tables } from './db/store.ts';
import type { Entry } from './db/values.ts';
import { scoreRow } from './scoring.ts';

/** References by criterion. */
export type Attached = ReadonlyMap<string, readonly string[]>;

type File = Pick<Tables['attachment']['$inferSelect'], 'criterion' | 'fileName' | 'digest'>;

export function byRow(files: readonly File[]): Attached {
  const groups = Map.groupBy(files, ({ criterion }) => criterion ?? '');
  return new Map([...groups].map(([row, own]) => [row, referencesTo(own)]));
}

export async function attachedTo(db: Db, sheet: string): Promise<Attached> {
  const files = await db.prepared('attachment:of-sheet', (orm, { attachment }) =>
    orm
      .select({
        criterion: attachment.criterion,
        fileName: attachment.fileName,
        digest: attachment.digest
      })
      .from(attachment)
      .where(and(eq(attachment.kind, 'sheet'), eq(attachment.owner, sql.placeholder('sheet'))))
  )({ sheet });
  return byRow(files);
}

/** What is scored, signed and sealed: the entry with what is attached to its row. */
export function withAttached(entry: Entry, criterion: string, attached: Attached): Entry {
  const files = attached.get(criterion);
  if (!files) return entry;
  const { evidence } = entry;
  // Anything but a list is a fault that the scoring names.
  if (evidence !== undefined && !Array.isArray(evidence)) return entry;
  return { ...entry, evidence: [...((evidence ?? []) as unknown[]), ...files] };
}

/** Points of a row as it stands: what proves it may have come, or gone, after it was scored. */
export function pointsNow(
  rubric: Rubric,
  { criterion, input, points }: { criterion: string; input: Entry; points: number | null },
  attached: Attached,
  facts: Facts
): number | null {
  const needsProof = rubric.criteria.some(({ id, evidence }) => id === criterion && evidence);
  if (!needsProof && !attached.has(criterion)) return points;
  const entry = withAttached(input, criterion, attached);
  return scoreRow(rubric, criterion, entry, facts.get(criterion))?.points ?? null;
}
