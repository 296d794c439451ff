import { and, asc, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { pageSchema } from '../paging.ts';
import { contains } from '../repos/search.ts';
import { view } from '../service.ts';

/** 所在单位 within the account's scope, by name, with their district or body. */
export const listUnits = view({
  name: 'list-units',
  input: z.strictObject({ search: reference.optional(), authority: reference.optional(), page: pageSchema }),
  subject: ({ actor }) => Promise.resolve({ authorities: [actor.authority] }),
  missing: () => ({ kind: 'unit', id: '' }),
  async run({ db: { orm, t }, actor }, { search = '', authority, page }) {
    const filter = and(
      actor.authority === null ? undefined : eq(t.hostUnit.authority, actor.authority),
      authority === undefined ? undefined : eq(t.hostUnit.authority, authority),
      contains(search, t.hostUnit.name)
    );
    const rows = await orm
      .select({
        id: t.hostUnit.id,
        name: t.hostUnit.name,
        address: t.hostUnit.address,
        authority: t.hostUnit.authority,
        authorityName: t.authority.name
      })
      .from(t.hostUnit)
      .innerJoin(t.authority, eq(t.authority.id, t.hostUnit.authority))
      .where(filter)
      .orderBy(asc(t.hostUnit.name), asc(t.hostUnit.id))
      .limit(page.limit)
      .offset(page.offset);
    const [all] = await orm.select({ total: count() }).from(t.hostUnit).where(filter);
    return { rows, total: all?.total ?? 0 };
  }
});
