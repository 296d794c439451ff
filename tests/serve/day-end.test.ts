/** The anchor of a day's end, which does not wait for the next day's first act. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { anchorDayEnd, keepDayEnds, nextDayEnd } from '#lib/server/audit/day-end.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { verifyAudit } from '#lib/server/services/verify-audit.ts';
import { freshSystem, OPERATOR, START, type TestSystem } from '../server/support/system.ts';

const HOUR = 3_600_000;

let system: TestSystem;

beforeEach(async () => {
  system = await freshSystem();
});

afterEach(async () => {
  expect(system.reports).toEqual([]);
  await system.drop();
});

const register = (name: string) => registerAuthority(system, OPERATOR, { kind: 'district', name });
const anchors = (): { number: number; why: string; at: number }[] => {
  try {
    const lines = readFileSync(system.anchorsFile!, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as { number: number; why: string; at: number });
  } catch {
    return [];
  }
};

it('falls shortly after midnight in Shanghai, whatever the zone of the machine', () => {
  const shortlyAfter = Date.UTC(2026, 5, 30, 16, 0, 5);
  expect(nextDayEnd(START)).toBe(shortlyAfter);
  expect(nextDayEnd(shortlyAfter - 5_001)).toBe(shortlyAfter);
  expect(nextDayEnd(shortlyAfter)).toBe(shortlyAfter + 24 * HOUR);
});

it('writes nothing while the day goes on, nor in an empty store', async () => {
  await anchorDayEnd(system);
  await register('示范一区');
  system.pass(13 * HOUR); // 23:00
  await anchorDayEnd(system);
  expect(anchors()).toEqual([]);
});

it('anchors the last act of a day that is over, once', async () => {
  await register('示范一区');
  await register('示范二区');
  system.pass(15 * HOUR); // 01:00 of the next day
  await anchorDayEnd(system);
  await anchorDayEnd(system);
  expect(anchors()).toMatchObject([{ number: 2, why: 'day-end' }]);
  // The next day's first act finds it there.
  await register('示范三区');
  expect(anchors()).toHaveLength(1);
  const { problems, anchors: compared } = await verifyAudit(system, OPERATOR, {});
  expect([problems, compared]).toEqual([[], 1]);
});

it('does so by itself while the server runs, and not after it was stopped', async () => {
  const keeper = keepDayEnds(system, 10);
  await register('示范一区');
  system.pass(15 * HOUR);
  await expect.poll(anchors).toMatchObject([{ number: 1, why: 'day-end' }]);
  await register('示范二区');
  await keeper.stop();
  system.pass(24 * HOUR);
  await new Promise((done) => setTimeout(done, 50));
  expect(anchors()).toHaveLength(1);
});
