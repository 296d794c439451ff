import { asc, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../db/store.ts';
import { view } from '../service.ts';

/** Districts and supervising bodies, by kind and name; what each has, where it is asked for. */
export const listAuthorities = view({
  name: 'list-authorities',
  input: z.strictObject({ withCounts: z.boolean().optional() }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'authority', id: '' }),
  async run({ db }, { withCounts = false }) {
    const { orm, t } = db;
    const rows = await orm.select().from(t.authority).orderBy(asc(t.authority.kind), asc(t.authority.name));
    const has = withCounts ? await countsOf(db) : null;
    return {
      rows: rows.map(({ id, kind, name }) => ({
        id,
        kind,
        name,
        ...(has
          ? {
              units: has.units.get(id) ?? 0,
              studios: has.studios.get(id) ?? 0,
              users: has.users.get(id) ?? 0
            }
          : {})
      }))
    };
  }
});

async function countsOf({ orm, t }: Db) {
  const units = await orm
    .select({ authority: t.hostUnit.authority, found: count() })
    .from(t.hostUnit)
    .groupBy(t.hostUnit.authority);
  const studios = await orm
    .select({ authority: t.hostUnit.authority, found: count() })
    .from(t.studio)
    .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
    .groupBy(t.hostUnit.authority);
  const users = await orm
    .select({ authority: t.user.authority, found: count() })
    .from(t.user)
    .groupBy(t.user.authority);
  const byAuthority = (
    rows: readonly { authority: string | null; found: number }[]
  ): Map<string | null, number> => new Map(rows.map(({ authority, found }) => [authority, found]));
  return { units: byAuthority(units), studios: byAuthority(studios), users: byAuthority(users) };
}
