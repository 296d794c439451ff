/** The sample's clock: earlier rounds lie in their years, this year's visits in the days before today. */
import type { System } from '#lib/server/system.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

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

/** Forwards only: nothing was recorded before what stands before it. */
export const setTo = (clock: Clock, at: number): void => void (clock.at = Math.max(clock.at, at));
