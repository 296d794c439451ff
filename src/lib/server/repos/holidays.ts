/** The holiday table as the engine's calendar takes it. */
import { asc } from 'drizzle-orm';
import type { HolidayTable } from '#lib/domain/notice-period.ts';
import type { Db } from '../db/store.ts';

export async function holidayTable({ orm, t }: Db): Promise<HolidayTable> {
  const rows = await orm.select().from(t.holiday).orderBy(asc(t.holiday.date));
  const ofKind = (kind: string): string[] => rows.filter((row) => row.kind === kind).map(({ date }) => date);
  return {
    years: [...new Set(rows.map(({ year }) => year))],
    holidays: ofKind('holiday'),
    workdays: ofKind('workday')
  };
}
