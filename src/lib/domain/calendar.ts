/** Calendar dates as ISO text (yyyy-mm-dd), never as instants. */
import { Temporal } from 'temporal-polyfill';

export type IsoDate = string;

/** Years 1900 to 2999: terms of up to a hundred years stay within four digits, and order as text. */
const SHAPE = /^(19|2\d)\d{2}-\d{2}-\d{2}$/;

export function isDate(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false; // a RangeError: the day does not exist
  }
}

/** The same day n years later; 29 February becomes 28 February where the year has none. */
export function addYears(date: IsoDate, years: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ years }, { overflow: 'constrain' }).toString();
}
