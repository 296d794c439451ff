/** Makes the demo's store, from nothing. */
import { migrate } from '#lib/server/db/migrate.ts';
import { openSystem } from '#lib/server/system.ts';
import { makeCity } from './city.ts';
import { DAY, setTo, ticking, type Clock } from './clock.ts';
import { makeDeliberation } from './deliberation.ts';
import { enterHolidays } from './holidays.ts';
import { makeNotice, makePastRounds } from './past.ts';
import { makeThisYear } from './this-year.ts';
import { words } from './words.ts';

/** When the workbench was set up. */
const START = Date.UTC(2023, 8, 1, 2);

export async function makeStore(url: string, step: (line: string) => void): Promise<void> {
  await migrate(url);
  const opened = await openSystem(url, {
    report: (error) => {
      throw error;
    }
  });
  const today = Date.now();
  const clock: Clock = { at: START };
  const system = ticking(opened, clock);
  try {
    step(words.city);
    const city = await makeCity(system);
    await enterHolidays(system);
    step(words.past);
    await makePastRounds(city, clock);
    step(words.deliberation);
    setTo(clock, today - 9 * DAY);
    await makeDeliberation(city, clock);
    step(words.notice);
    setTo(clock, today - 3 * DAY);
    await makeNotice(city, clock);
    step(words.thisYear);
    setTo(clock, today - 2 * DAY);
    await makeThisYear(city);
  } finally {
    await opened.store.close();
  }
}
