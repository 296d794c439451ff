/** What was judged of a list of studios, done: units made, studios registered and changed, titles given. */
import { eq } from 'drizzle-orm';
import type { ActContext } from '../service.ts';
import { insertObjects, insertRows } from './insert.ts';
import { keyOf, type Judged } from './studios.ts';

export interface Written {
  made: number;
  changed: number;
  units: number;
}

/** @param rows none of them faulty; those that are the same are left alone */
export async function writeStudios(
  context: ActContext,
  rows: readonly Judged[],
  reason: string
): Promise<Written> {
  const { db, touch, newId, now } = context;
  const { orm, t } = db;
  const fresh = rows.filter(({ verdict }) => verdict.kind === 'new');
  const changed = rows.filter(({ verdict }) => verdict.kind === 'differs');
  const units = await makeUnits(context, [...fresh, ...changed]);
  const unitOf = ({ unit, authority, cells }: Judged): string =>
    unit ?? units.get(keyOf(authority, cells.unit)) ?? '';

  const made = fresh.map((row) => {
    const { code, name, leader, trade, address = null, recognisedOn = null } = row.cells;
    const { policy } = row;
    const unit = unitOf(row);
    return { id: newId(), code, name, unit, leader, trade, address, recognisedOn, policy, createdAt: now };
  });
  await insertObjects(context, 'studio', t.studio, made);

  const there = changed.flatMap((row) => (row.studio ? [{ row, studio: row.studio }] : []));
  await touch('studio', ...there.map(({ studio }) => studio.id));
  for (const { row, studio } of there) {
    const { name, leader, trade, address = studio.address, recognisedOn = studio.recognisedOn } = row.cells;
    const policy = row.policy ?? studio.policy;
    await orm
      .update(t.studio)
      .set({ name, unit: unitOf(row), leader, trade, address, recognisedOn, policy })
      .where(eq(t.studio.id, studio.id));
  }

  const titled = [
    ...fresh.map((row, index) => ({ row, studio: made[index]?.id ?? '', recognisedOn: null })),
    ...there.map(({ row, studio: { id, recognisedOn } }) => ({ row, studio: id, recognisedOn }))
  ];
  const titles = titled.flatMap(({ row: { cells, getsTitle }, studio, recognisedOn }) => {
    const { title, recognisedOn: since = recognisedOn } = cells;
    if (!getsTitle || title === undefined || since === null) return [];
    return [{ id: newId(), studio, title, since, reason: reason === '' ? title : reason, createdAt: now }];
  });
  await insertRows(context, t.studioTitle, titles);
  return { made: made.length, changed: there.length, units: units.size };
}

/** @returns ids by `keyOf` */
async function makeUnits(context: ActContext, rows: readonly Judged[]): Promise<Map<string, string>> {
  const { db, newId, now } = context;
  const wanted = new Map<string, { id: string; name: string; authority: string; createdAt: number }>();
  for (const { unit, authority, cells } of rows) {
    const key = keyOf(authority, cells.unit);
    if (unit === null && !wanted.has(key)) {
      wanted.set(key, { id: newId(), name: cells.unit, authority, createdAt: now });
    }
  }
  await insertObjects(context, 'host-unit', db.t.hostUnit, [...wanted.values()]);
  return new Map([...wanted].map(([key, { id }]) => [key, id]));
}
