/** On which days a notice may begin. */
import type { IsoDate } from '#lib/domain/calendar.ts';
import { laterDay } from './clock.ts';
import { refuse } from './refusal.ts';

/** A notice is put up soon or not at all: a typing error in the year would shut the round for years. */
const FURTHEST_DAYS = 60;

export const latestFirstDay = (today: IsoDate): IsoDate => laterDay(today, FURTHEST_DAYS);

/** @throws Refusal date-before, date-after */
export function demandFirstDay(firstDay: IsoDate, today: IsoDate): void {
  // Who looked on the first day must have been able to see it.
  if (firstDay < today) refuse('date-before', { date: firstDay, least: today }, { path: 'firstDay' });
  const latest = latestFirstDay(today);
  if (firstDay > latest) refuse('date-after', { date: firstDay, most: latest }, { path: 'firstDay' });
}
