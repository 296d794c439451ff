import { and, asc, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { pageSchema } from '../paging.ts';
import { contains } from '../repos/search.ts';
import { view } from '../service.ts';

/** Studios within the account's scope, searched by code, name, leader, trade or unit. */
export const listStudios = view({
  name: 'list-studios',
  input: z.strictObject({ search: reference.optional(), page: pageSchema }),
  subject: ({ actor }) => Promise.resolve({ authorities: [actor.authority] }),
  missing: () => ({ kind: 'studio', id: '' }),
  async run({ db: { orm, t }, actor }, { search = '', page }) {
    const { code, name, leader, trade } = t.studio;
    const filter = and(
      actor.authority === null ? undefined : eq(t.hostUnit.authority, actor.authority),
      contains(search, code, name, leader, trade, t.hostUnit.name)
    );
    const rows = await orm
      .select({ studio: t.studio, unit: t.hostUnit.name, authority: t.authority.name })
      .from(t.studio)
      .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .innerJoin(t.authority, eq(t.authority.id, t.hostUnit.authority))
      .where(filter)
      .orderBy(asc(t.studio.code))
      .limit(page.limit)
      .offset(page.offset);
    const [all] = await orm
      .select({ total: count() })
      .from(t.studio)
      .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .where(filter);
    return { rows: rows.map(({ studio, ...rest }) => ({ ...studio, ...rest })), total: all?.total ?? 0 };
  }
});
