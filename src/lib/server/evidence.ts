/** Files attached to a row of a sheet prove it as written references do: they stand among its evidence, by name and digest. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from './db/store.ts';
import type { Entry } from './db/values.ts';

/** References by criterion. */
export type Attached = ReadonlyMap<string, readonly string[]>;

export async function attachedTo({ orm, t }: Db, sheet: string): Promise<Attached> {
  const { criterion, fileName, digest, kind, owner, at, id } = t.attachment;
  const rows = await orm
    .select({ criterion, fileName, digest })
    .from(t.attachment)
    .where(and(eq(kind, 'sheet'), eq(owner, sheet)))
    .orderBy(asc(at), asc(id));
  const groups = Map.groupBy(rows, (row) => row.criterion ?? '');
  return new Map(
    [...groups].map(([row, files]) => [
      row,
      files.map((file) => `${file.fileName} (${file.digest.slice(0, 16)})`)
    ])
  );
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
