/** Delays after failures, as a calculation: bounded, healing, and one attempt per healing time in the long run. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkOf } from '#lib/server/identity/network.ts';
import {
  CEILING,
  counted,
  delayAfter,
  givenBack,
  LIMITS,
  waitOf,
  type Counter,
  type Kind
} from '#lib/server/identity/throttle.ts';

const DAY = 24 * 3_600_000;
const kinds = fc.constantFrom(...(Object.keys(LIMITS) as Kind[]));
/** Pauses between attempts: mostly short, some long, and once in a while a clock that was set back. */
const pauses = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 30_000 }),
    fc.integer({ min: 0, max: 2 * CEILING }),
    fc.integer({ min: -DAY, max: DAY })
  ),
  { maxLength: 200 }
);

/** Somebody who fails whenever an attempt is let in. */
function failing(
  kind: Kind,
  steps: readonly number[]
): { counter: Counter | undefined; now: number; tried: number } {
  let counter: Counter | undefined;
  let now = 1_000_000_000_000;
  let tried = 0;
  for (const step of steps) {
    now += step;
    if (waitOf(counter, now) > 0) continue;
    counter = counted(kind, counter, now);
    tried++;
  }
  return { counter, now, tried };
}

describe('whatever the attempts', () => {
  test('no delay is longer than the ceiling', () => {
    fc.assert(
      fc.property(kinds, pauses, fc.integer({ min: -DAY, max: DAY }), (kind, steps, later) => {
        const { counter, now } = failing(kind, steps);
        expect(waitOf(counter, now + later)).toBeLessThanOrEqual(CEILING);
        expect(waitOf(counter, now + later)).toBeGreaterThanOrEqual(0);
      })
    );
  });

  test('a day of quiet heals: all the free failures are there again', () => {
    fc.assert(
      fc.property(kinds, pauses, (kind, steps) => {
        const { counter, now } = failing(kind, steps.map(Math.abs));
        expect(waitOf(counter, now + CEILING)).toBe(0);
        const after = counted(kind, counter, now + DAY);
        expect(after).toEqual({ failures: 1, lastAt: now + DAY, openAt: now + DAY });
      })
    );
  });

  test('who never stops has the free ones, the steps up to the ceiling, and one per healing time', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 48 }), (kind, hours) => {
        const seconds = Array.from({ length: hours * 3600 }, () => 1000);
        const { free, heal } = LIMITS[kind];
        expect(failing(kind, seconds).tried).toBeLessThanOrEqual(free + 9 + (hours * 3_600_000) / heal);
      }),
      { numRuns: 20 }
    );
  });
});

test('delays double: 5 seconds, 10, 20, … 15 minutes', () => {
  const delays = Array.from(
    { length: 11 },
    (_, over) => delayAfter('pair', LIMITS.pair.free + over - 1) / 1000
  );
  expect(delays).toEqual([0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
});

test('healing counts on between failures that come more often than it', () => {
  const { heal } = LIMITS.pair;
  const first = counted('pair', { failures: 5, lastAt: 0, openAt: 0 }, 2 * heal - 1);
  expect(first).toMatchObject({ failures: 5, lastAt: heal });
  expect(counted('pair', first, 2 * heal).failures).toBe(5);
});

test('an attempt that was right leaves no trace', () => {
  fc.assert(
    fc.property(kinds, pauses, (kind, steps) => {
      const { counter, now } = failing(kind, steps.map(Math.abs));
      const later = now + CEILING;
      const before = counted(kind, counter, later).failures;
      const back = givenBack(counted(kind, counter, later), later);
      expect(back.failures).toBe(before - 1);
      expect(waitOf(back, later)).toBe(0);
    })
  );
});

test.for([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
  ['unix socket', 'unix socket']
] as const)('%s counts as %s', ([address, network]) => {
  expect(networkOf(address)).toBe(network);
});
