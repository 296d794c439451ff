/**
 * The days of a public notice (公示): so many calendar or working days, counted from the first day inclusive.
 * Working days come from a table of holidays (节假日安排, with its 调休) that is given; a year without data is
 * estimated as Monday to Friday, and the result says so.
 * Must not know: today (it is given), where the table comes from, what the notice is about.
 */
import { Temporal } from 'temporal-polyfill';
import { isDate, type IsoDate } from './calendar.ts';

/** The days that differ from Monday to Friday. Dates of a year that is not in `years` say nothing. */
export interface HolidayTable {
  /** the years whose holidays have been announced */
  years: readonly number[];
  /** off, although a weekday; a weekend day may be named too */
  holidays: readonly IsoDate[];
  /** worked, although a weekend day (调休) */
  workdays: readonly IsoDate[];
}

export type NoticeUnit = 'calendar' | 'working';

export interface NoticePeriod {
  /** as given: the day on which the notice is put up, counted or not */
  first: IsoDate;
  /** the last day counted */
  last: IsoDate;
  /** the days counted, in order */
  days: readonly IsoDate[];
  /** the years from first to last whose working days are estimated; none where calendar days count */
  estimated: readonly number[];
}

/** A notice is at most this many days long. */
export const LONGEST_NOTICE = 365;

/**
 * A first day that is not worked is not counted where working days count.
 * @param count 1 to 365
 * @throws RangeError for any other count, and for a first day that is no date
 */
export function noticePeriod(
  first: IsoDate,
  count: number,
  unit: NoticeUnit,
  table: HolidayTable
): NoticePeriod {
  if (!isDate(first)) throw new RangeError(`not a date: ${first}`);
  if (!Number.isInteger(count) || count < 1 || count > LONGEST_NOTICE) {
    throw new RangeError(`a notice of ${count} days: 1 to ${LONGEST_NOTICE}`);
  }
  const { isWorked, hasData } = calendarOf(table);
  const days: IsoDate[] = [];
  const estimated = new Set<number>();
  for (let day = Temporal.PlainDate.from(first); days.length < count; day = day.add({ days: 1 })) {
    if (unit === 'working' && !hasData(day)) estimated.add(day.year);
    if (unit === 'calendar' || isWorked(day)) days.push(day.toString());
  }
  return { first, last: days.at(-1) ?? first, days, estimated: [...estimated] };
}

/** A notice that ends on a day is over from the day after. */
export function isOver(last: IsoDate, today: IsoDate): boolean {
  return Temporal.PlainDate.compare(last, today) < 0;
}

function calendarOf(table: HolidayTable) {
  const years = new Set(table.years);
  const holidays = new Set(table.holidays);
  const workdays = new Set(table.workdays);
  const hasData = (day: Temporal.PlainDate): boolean => years.has(day.year);
  /** A date that stands in both lists is off: the notice is then rather too long than too short. */
  const isWorked = (day: Temporal.PlainDate): boolean => {
    const isWeekday = day.dayOfWeek <= 5;
    if (!hasData(day)) return isWeekday;
    const date = day.toString();
    return !holidays.has(date) && (isWeekday || workdays.has(date));
  };
  return { hasData, isWorked };
}
