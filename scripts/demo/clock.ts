/** The sample's clock: last year's round lies in last year, this year's visits in the days before today. */
import type { System } from '#lib/server/system.ts';

export interface Clock {
  /** milliseconds of UTC */
  at: number;
}

/** Nothing happens twice in the same moment. */
const STEP = 7_000;

export const ticking = (system: System, clock: Clock): System => ({
  ...system,
  now: () => (clock.at += STEP)
});

export const addTo = (clock: Clock, ms: number): void => void (clock.at += ms);
