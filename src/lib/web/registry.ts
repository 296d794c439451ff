/** What the pages of the registers share: who may write in them, and lists that their forms choose from, whole. */
import type { Actor } from '#lib/server/access.ts';
import { reachOf } from '#lib/server/access.ts';
import { listUnits } from '#lib/server/services/list-units.ts';
import type { System } from '#lib/server/system.ts';

export const mayRegister = ({ role }: Actor): boolean => reachOf('register-studio', role) !== 'no';

interface PolicyRow {
  policy: string;
  title: string;
}

/** By id, of the newest version. @param rows by policy, the oldest version first */
export const policyTitles = (rows: readonly PolicyRow[]): ReadonlyMap<string, string> =>
  new Map(rows.map(({ policy, title }) => [policy, title]));

const PER_PAGE = 500;

/** Page by page until there are no more. */
export async function everyRow<R>(
  read: (page: { offset: number; limit: number }) => Promise<{ rows: R[]; total: number }>
): Promise<R[]> {
  const rows: R[] = [];
  for (;;) {
    const { rows: more, total } = await read({ offset: rows.length, limit: PER_PAGE });
    rows.push(...more);
    if (more.length === 0 || rows.length >= total) return rows;
  }
}

export const everyUnit = (system: System, actor: Actor) =>
  everyRow((page) => listUnits(system, actor, { page }));
