/** A year's days off and days worked instead, the years that are known, and the notices that count on them. */
import type { RequestEvent } from '@sveltejs/kit';
import { dayInShanghai } from '#lib/server/clock.ts';
import { listHolidays } from '#lib/server/services/list-holidays.ts';
import { fillDays, pasteDays, saveDays, yearOf } from '#lib/web/admin-holidays.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { SEED_SOURCE } from '#lib/web/holiday-seed.ts';
import { theSystem } from '#lib/web/running.ts';
import type { Actions, PageServerLoad } from './$types';

const thisYear = (): number => Number(dayInShanghai(theSystem().now()).slice(0, 4));

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  if (actor.role !== 'administrator') stop(event, 403);
  const { days, notices } = await readOr(event, () => listHolidays(theSystem(), actor, {}));
  const now = thisYear();
  const year = yearOf(event.url, now);
  const years = [...new Set([...days.map((day) => day.year), now - 1, now, now + 1, year])].sort();
  return {
    year,
    years: years.map((each) => ({ year: each, days: days.filter((day) => day.year === each).length })),
    days: days.filter((day) => day.year === year).map(({ date, kind, name }) => ({ date, kind, name })),
    notices: notices.filter(
      ({ firstDay, lastDay }) => firstDay.slice(0, 4) <= `${year}` && lastDay.slice(0, 4) >= `${year}`
    ),
    source: SEED_SOURCE
  };
};

/** The year stands in the address of the page that the form is on. */
const ofYear =
  <A>(act: (event: RequestEvent, year: number) => A) =>
  (event: RequestEvent): A =>
    act(event, yearOf(event.url, thisYear()));

export const actions: Actions = {
  save: ofYear(saveDays),
  fill: ofYear(fillDays),
  paste: ofYear(pasteDays)
};
