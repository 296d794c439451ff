import { asc, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { pageSchema } from '../paging.ts';
import { contains } from '../repos/search.ts';
import { view } from '../service.ts';

/** The experts whom panels are formed of: for those who form them. Nothing here says who scored what. */
export const listExperts = view({
  name: 'list-experts',
  input: z.strictObject({ search: reference.optional(), page: pageSchema }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'expert', id: '' }),
  async run({ db: { orm, t } }, { search = '', page }) {
    const filter = contains(search, t.expert.name);
    const rows = await orm
      .select({ expert: t.expert, unitName: t.hostUnit.name, authorityName: t.authority.name })
      .from(t.expert)
      .leftJoin(t.hostUnit, eq(t.hostUnit.id, t.expert.unit))
      .leftJoin(t.authority, eq(t.authority.id, t.expert.authority))
      .where(filter)
      .orderBy(asc(t.expert.name), asc(t.expert.id))
      .limit(page.limit)
      .offset(page.offset);
    const [all] = await orm.select({ total: count() }).from(t.expert).where(filter);
    return { rows: rows.map(({ expert, ...rest }) => ({ ...expert, ...rest })), total: all?.total ?? 0 };
  }
});
