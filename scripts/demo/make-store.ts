/** Makes the demo's store, from nothing. */
import { migrate } from '#lib/server/db/migrate.ts';
import { openSystem } from '#lib/server/system.ts';
import { makeCity } from './city.ts';
import { addTo, ticking, type Clock } from './clock.ts';
import { makeLastYear } from './last-year.ts';
import { makeThisYear } from './this-year.ts';
import { words } from './words.ts';

const DAY = 24 * 3_600_000;

export async function makeStore(url: string, step: (line: string) => void): Promise<void> {
  await migrate(url);
  const opened = await openSystem(url, {
    report: (error) => {
      throw error;
    }
  });
  const today = Date.now();
  const clock: Clock = { at: Date.UTC(2025, 6, 1, 2) };
  const system = ticking(opened, clock);
  try {
    step(words.city);
    const city = await makeCity(system);
    step(words.lastYear);
    await makeLastYear(system, city.manager, clock);
    step(words.thisYear);
    addTo(clock, today - 2 * DAY - clock.at);
    await makeThisYear(city);
  } finally {
    await opened.store.close();
  }
}
