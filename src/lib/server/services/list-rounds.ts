import { and, count, desc, eq, exists, or } from 'drizzle-orm';
import { z } from 'zod';
import { pageSchema } from '../paging.ts';
import { view } from '../service.ts';

/** The rounds that an account may look at: its authority's own, and those in which its studios take part. */
export const listRounds = view({
  name: 'list-rounds',
  input: z.strictObject({ page: pageSchema }),
  subject: ({ actor }) => Promise.resolve({ authorities: [actor.authority] }),
  missing: () => ({ kind: 'round', id: '' }),
  async run({ db: { orm, t }, actor }, { page }) {
    const own = actor.authority;
    const filter =
      own === null
        ? undefined
        : or(
            eq(t.round.authority, own),
            exists(
              orm
                .select({ id: t.participant.id })
                .from(t.participant)
                .where(and(eq(t.participant.authority, own), eq(t.participant.round, t.round.id)))
            )
          );
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
