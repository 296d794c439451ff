/**
 * The published calendar that a year's table can be filled from, to be compared with the announcement and saved by a person.
 * Only its lists are used: the package's own functions say "workday" for years that it does not know, and are wrong outside
 * Asia/Shanghai. Must not know: the store.
 */
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { HolidayDay } from '#lib/ui/admin/holiday-days.ts';

type Dated = Readonly<Record<string, string>>;

/** In the order of the year; null: the calendar does not know the year. */
export function seedOf(year: number): HolidayDay[] | null {
  const of = (list: Dated, kind: HolidayDay['kind']): HolidayDay[] =>
    Object.entries(list)
      .filter(([date]) => date.startsWith(`${year}-`))
      .map(([date, words]) => ({ date, kind, name: chineseName(words) }));
  const days = [...of(calendar.holidays, 'holiday'), ...of(calendar.workdays, 'workday')];
  return days.length === 0 ? null : days.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Of `National Day,国庆节,3`. */
const chineseName = (words: string): string => words.split(',')[1] ?? words;

export const SEED_SOURCE = 'chinese-days 1.5.7';
