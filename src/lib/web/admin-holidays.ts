/** The acts on a year's holidays, as forms post them. Filling and pasting write nothing: what they give is shown to be saved. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import { adminHolidaysTexts } from '#i18n/admin-holidays.ts';
import type { Actor } from '#lib/server/access.ts';
import { setHolidays } from '#lib/server/services/set-holidays.ts';
import { readHolidayLines, type HolidayDay, type LineFault } from '#lib/ui/admin/holiday-days.ts';
import type { FormFaults } from '#lib/ui/form.ts';
import { KEY_FIELD } from './acting.ts';
import { demandSignedIn, stop } from './demand.ts';
import { textOf } from './form-text.ts';
import { SEED_SOURCE, seedOf } from './holiday-seed.ts';
import { tried } from './refusals.ts';
import { theSystem } from './running.ts';

export interface HolidayAnswer {
  form: 'save' | 'fill' | 'paste';
  faults?: FormFaults;
  /** the table as it was typed, filled or pasted; not saved */
  days?: HolidayDay[];
  /** of a paste */
  lines?: LineFault[];
  values?: Record<string, string>;
  source?: string;
}

const FIRST = 1949;
const LAST = 2999;

/** The year of an address; nonsense is as good as nothing. */
export function yearOf({ searchParams }: URL, usual: number): number {
  const year = Number(searchParams.get('year') ?? usual);
  return Number.isInteger(year) && year >= FIRST && year <= LAST ? year : usual;
}

/** Who may not set holidays gets the error page, not a table to fill in. */
function demandAdministrator(event: RequestEvent): Actor {
  const { actor } = demandSignedIn(event);
  return actor.role === 'administrator' ? actor : stop(event, 403);
}

/** Rows without a date are spare ones. */
export function daysIn(posted: FormData): HolidayDay[] {
  const texts = (name: string): string[] =>
    posted.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : ''));
  const [dates, kinds, names] = [texts('date'), texts('kind'), texts('name')];
  return dates.flatMap((date, index) =>
    date === ''
      ? []
      : [{ date, kind: kinds[index] === 'workday' ? 'workday' : 'holiday', name: names[index] ?? '' }]
  );
}

export async function saveDays(event: RequestEvent, year: number) {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const posted = await event.request.formData();
  const days = daysIn(posted);
  const key = textOf(posted, KEY_FIELD);
  const call = key === '' ? {} : { key };
  const done = await tried(language, () => setHolidays(theSystem(), actor, { year, days }, call));
  if (done.ok) return { form: 'save' } satisfies HolidayAnswer;
  const { table } = adminHolidaysTexts(language);
  const general = done.failure.data.problems.map(({ code, path, text }) => {
    const [, index] = /^days\[(\d+)\]/.exec(path ?? '') ?? [];
    const words = code === 'empty-text' ? table.nameMissing : text;
    return index === undefined ? words : `${table.row(Number(index) + 1)}：${words}`;
  });
  return fail(done.failure.status, {
    form: 'save',
    faults: { fields: {}, general },
    days
  } satisfies HolidayAnswer);
}

export function fillDays(event: RequestEvent, year: number) {
  demandAdministrator(event);
  const days = seedOf(year);
  if (days) return { form: 'fill', days, source: SEED_SOURCE } satisfies HolidayAnswer;
  const text = adminHolidaysTexts(event.locals.language).fill.none(year);
  return fail(422, { form: 'fill', faults: { fields: {}, general: [text] } } satisfies HolidayAnswer);
}

export async function pasteDays(event: RequestEvent, year: number) {
  demandAdministrator(event);
  const text = textOf(await event.request.formData(), 'text');
  const { days, faults: lines } = readHolidayLines(text.slice(0, MOST_TEXT), year);
  if (days.length > 0) return { form: 'paste', days, lines, values: { text } } satisfies HolidayAnswer;
  const { empty } = adminHolidaysTexts(event.locals.language).paste;
  const faults = { fields: lines.length === 0 ? { text: empty } : {}, general: [] };
  return fail(422, { form: 'paste', faults, lines, values: { text } } satisfies HolidayAnswer);
}

/** An announcement has some 500 characters. */
const MOST_TEXT = 20_000;
