/** The State Council's calendars of two years, as an administrator would enter them. Of 2027 there is none yet. */
import { createRequire } from 'node:module';
import { OPERATOR } from '#lib/server/operator.ts';
import { setHolidays } from '#lib/server/services/set-holidays.ts';
import type { System } from '#lib/server/system.ts';

const YEARS = [2025, 2026];

/** As chinese-days has it: by date, `English name,中文名,days`. */
interface Published {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

export async function enterHolidays(system: System): Promise<void> {
  const load = createRequire(import.meta.url);
  for (const year of YEARS) {
    const { holidays, workdays } = load(`chinese-days/dist/years/${year}.json`) as Published;
    await setHolidays(system, OPERATOR, {
      year,
      days: [...daysOf(holidays, 'holiday'), ...daysOf(workdays, 'workday')]
    });
  }
}

const daysOf = <K extends string>(published: Record<string, string>, kind: K) =>
  Object.entries(published).map(([date, names]) => ({
    date,
    kind,
    name: `${names.split(',')[1] ?? ''}${kind === 'workday' ? '调休上班' : ''}`
  }));
