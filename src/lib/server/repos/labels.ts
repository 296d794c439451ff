/** What people call the objects that the audit chain names by their ids: for those who read it. What is gone has no name. */
import { inArray } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db, Tables } from '../db/store.ts';

const NAMED: Readonly<Record<string, (t: Tables) => { id: SQLiteColumn; name: SQLiteColumn }>> = {
  authority: (t) => t.authority,
  'host-unit': (t) => t.hostUnit,
  studio: (t) => t.studio,
  expert: (t) => t.expert,
  user: (t) => t.user,
  participant: (t) => t.participant,
  round: ({ round }) => ({ id: round.id, name: round.title }),
  policy: ({ policyVersion }) => ({ id: policyVersion.digest, name: policyVersion.title })
};

/** Below both engines' limits of parameters. */
const CHUNK = 500;

/** @returns names by `kind id` */
export async function labelsOf(
  { orm, t }: Db,
  objects: readonly { kind: string; id: string }[]
): Promise<Record<string, string>> {
  const labels: Record<string, string> = {};
  for (const [kind, same] of Map.groupBy(objects, (each) => each.kind)) {
    const columns = NAMED[kind]?.(t);
    if (!columns) continue;
    const ids = [...new Set(same.map(({ id }) => id))];
    for (let start = 0; start < ids.length; start += CHUNK) {
      const found = await orm
        .select({ id: columns.id, name: columns.name })
        .from(columns.id.table)
        .where(inArray(columns.id, ids.slice(start, start + CHUNK)));
      for (const { id, name } of found) labels[`${kind} ${String(id)}`] = String(name);
    }
  }
  return labels;
}
