import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { decimal, isoDate } from '#lib/domain/schema-kit.ts';
import { problem } from '#lib/domain/problem.ts';
import { label } from '../input.ts';
import { Refusal } from '../refusal.ts';
import { act } from '../service.ts';

/**
 * A year's days off and days worked instead, whole, as the State Council announces them. Replaces what was there for
 * the year; none at all: nothing is known of the year any more, and its working days are estimated.
 */
export const setHolidays = act({
  name: 'set-holidays',
  input: z.strictObject({
    year: decimal(0, 1900, 2999),
    days: z.array(z.strictObject({ date: isoDate, kind: z.enum(['holiday', 'workday']), name: label }))
  }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: ({ year }) => ({ kind: 'holidays', id: String(year) }),
  async run({ db: { orm, t }, touch, tell }, { year, days }) {
    const problems = days.flatMap(({ date }, index) => {
      const path = `days[${index}].date`;
      if (!date.startsWith(`${year}-`)) {
        const [least, most] = [`${year}-01-01`, `${year}-12-31`];
        return date < least
          ? [problem('date-before', { date, least }, { path })]
          : [problem('date-after', { date, most }, { path })];
      }
      const isTwice = days.findIndex((day) => day.date === date) < index;
      return isTwice ? [problem('duplicate-id', { id: date }, { path })] : [];
    });
    if (problems.length > 0) throw new Refusal(problems);
    const before = await orm
      .select()
      .from(t.holiday)
      .where(eq(t.holiday.year, year))
      .orderBy(asc(t.holiday.date));
    await touch('holidays', ...before.map(({ date }) => date), ...days.map(({ date }) => date));
    tell({ year });
    const gone = before.map(({ date }) => date).filter((date) => !days.some((day) => day.date === date));
    if (gone.length > 0) {
      await orm.delete(t.holiday).where(and(eq(t.holiday.year, year), inArray(t.holiday.date, gone)));
    }
    for (const day of days) {
      const { kind, name } = day;
      await orm
        .insert(t.holiday)
        .values({ ...day, year })
        .onConflictDoUpdate({ target: t.holiday.date, set: { kind, name } });
    }
  }
});
