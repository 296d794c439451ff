import { count, desc } from 'drizzle-orm';
import { z } from 'zod';
import { pageSchema } from '../paging.ts';
import { isVisible } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** The rounds that an account may look at: its authority's own, and those in which its studios take part. */
export const listRounds = view({
  name: 'list-rounds',
  input: z.strictObject({ page: pageSchema }),
  subject: ({ actor }) => Promise.resolve({ authorities: [actor.authority] }),
  missing: () => ({ kind: 'round', id: '' }),
  async run({ db, actor }, { page }) {
    const { orm, t } = db;
    const filter = isVisible(db, actor);
    const rows = await orm
      .select({
        id: t.round.id,
        code: t.round.code,
        title: t.round.title,
        authority: t.round.authority,
        assessment: t.round.assessment,
        date: t.round.date,
        state: t.round.state
      })
      .from(t.round)
      .where(filter)
      .orderBy(desc(t.round.date), desc(t.round.code))
      .limit(page.limit)
      .offset(page.offset);
    const [all] = await orm.select({ total: count() }).from(t.round).where(filter);
    return { rows, total: all?.total ?? 0 };
  }
});
