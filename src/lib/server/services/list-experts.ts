import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { pageSchema } from '../paging.ts';
import { contains } from '../repos/search.ts';
import { view } from '../service.ts';

/**
 * The experts whom panels are formed of, searched by name, affiliation or unit: for those who form panels. Nothing here says
 * who scored what.
 */
export const listExperts = view({
  name: 'list-experts',
  input: z.strictObject({
    search: reference.optional(),
    authority: reference.optional(),
    sort: z.enum(['name', 'affiliation', 'unit', 'authority']).optional(),
    descending: z.boolean().optional(),
    page: pageSchema
  }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'expert', id: '' }),
  async run({ db: { orm, t } }, { search = '', authority, sort = 'name', descending = false, page }) {
    const filter = and(
      authority === undefined ? undefined : eq(t.expert.authority, authority),
      contains(search, t.expert.name, t.expert.affiliation, t.hostUnit.name)
    );
    const column = {
      name: t.expert.name,
      affiliation: t.expert.affiliation,
      unit: t.hostUnit.name,
      authority: t.authority.name
    }[sort];
    const rows = await orm
      .select({ expert: t.expert, unitName: t.hostUnit.name, authorityName: t.authority.name })
      .from(t.expert)
      .leftJoin(t.hostUnit, eq(t.hostUnit.id, t.expert.unit))
      .leftJoin(t.authority, eq(t.authority.id, t.expert.authority))
      .where(filter)
      // Who belongs to none stands last, whichever way round.
      .orderBy(sql`${column} is null`, descending ? desc(column) : asc(column), asc(t.expert.id))
      .limit(page.limit)
      .offset(page.offset);
    const [all] = await orm
      .select({ total: count() })
      .from(t.expert)
      .leftJoin(t.hostUnit, eq(t.hostUnit.id, t.expert.unit))
      .where(filter);
    return { rows: rows.map(({ expert, ...rest }) => ({ ...expert, ...rest })), total: all?.total ?? 0 };
  }
});
