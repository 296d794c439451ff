import { and, asc, eq, gte, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { dayInShanghai } from '../clock.ts';
import { view } from '../service.ts';

/** The table of days off and days worked instead, and the notices that still count on it: their last day is fixed. */
export const listHolidays = view({
  name: 'list-holidays',
  input: z.strictObject({}),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'holidays', id: '' }),
  async run({ db: { orm, t }, now }) {
    const days = await orm.select().from(t.holiday).orderBy(asc(t.holiday.date));
    const running = await orm
      .select({
        title: t.round.title,
        firstDay: t.notice.firstDay,
        lastDay: t.notice.lastDay,
        counting: t.notice.counting
      })
      .from(t.notice)
      .innerJoin(t.round, eq(t.round.id, t.notice.round))
      .where(and(isNull(t.notice.withdrawnAt), gte(t.notice.lastDay, dayInShanghai(now))))
      .orderBy(asc(t.notice.firstDay));
    return {
      days,
      notices: running.flatMap(({ counting: { kind, estimated }, ...notice }) =>
        kind === 'working' ? [{ ...notice, estimated }] : []
      )
    };
  }
});
