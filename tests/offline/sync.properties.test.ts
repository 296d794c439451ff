/**
 * Two tablets of one expert in any order of events: typing, photographs, signatures, answers to questions, networks that
 * come and go, lost answers, kills at any touch of the disk, sheets sent back and taken away. Nothing that was called
 * kept is lost, nothing is taken twice, and in the end all say the same.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SEED } from '../domain/kit.ts';
import { City } from './support/city.ts';
import { programs } from './support/programs.ts';
import { TwoTablets } from './support/two-tablets.ts';

let city: City;

beforeAll(async () => {
  city = await City.make();
});
afterAll(() => city.system.drop());

/** More with `OFFLINE_RUNS=…`, others with `FC_SEED=…`. */
const RUNS = Number(process.env.OFFLINE_RUNS ?? 12);

test('nothing that was called kept is lost, nothing is taken twice, and all come to the same', async () => {
  const counted: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(programs, async (program) => {
      const run = await TwoTablets.start(city, counted);
      for (const step of program) await run.take(step);
      await run.quiet();
      await run.seal();
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: process.env.OFFLINE_SHRINK === undefined }
  );
  // The generator does its work: all that can happen did.
  for (const what of [
    'online',
    'offline',
    'failed',
    'session-ended',
    'killed',
    'mine',
    'theirs',
    'removed',
    'returned',
    'reassigned',
    'aside'
  ]) {
    expect([what, counted[what] ?? 0]).toEqual([what, expect.toSatisfy((times: number) => times > 0)]);
  }
}, 600_000);
