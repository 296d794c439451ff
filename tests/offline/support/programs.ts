/** Random programs for two tablets of one expert and those who act on their sheet. Knows no code under test. */
import fc from 'fast-check';
import type { Fault } from './line.ts';

export const ROWS = ['media', 'signboard', 'problems-solved'] as const;
export type Row = (typeof ROWS)[number];
export type Which = 0 | 1;

/** What a person does with the fingers. */
export type Touch =
  | { do: 'type'; row: Row; value: number; looks: boolean }
  | { do: 'photograph'; row: Row; looks: boolean }
  | { do: 'remove'; which: number }
  | { do: 'resolve'; row: Row; side: 'mine' | 'theirs' }
  | { do: 'sign' }
  | { do: 'unsign' };

export type Step =
  /** `dies`: after so many touches of its database or line */
  | { do: 'touch'; on: Which; touch: Touch; dies: number | null }
  | {
      do: 'sync';
      on: Which;
      faults: Fault[];
      dies: number | null;
      meanwhile: { at: number; touch: Touch }[];
    }
  | { do: 'kill'; on: Which }
  /** mends what is not whole, signs, and sends it */
  | { do: 'seal'; on: Which; faults: Fault[] }
  | { do: 'return' }
  | { do: 'reassign' }
  | { do: 'verify'; amount: number };

const on = fc.constantFrom<Which[]>(0, 1);
const row = fc.constantFrom<Row[]>(...ROWS);
const looks = fc.oneof(
  { weight: 4, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) }
);
const type = fc.record({
  do: fc.constant('type' as const),
  row,
  value: fc.nat(3),
  looks
});
const photograph = fc.record({ do: fc.constant('photograph' as const), row, looks });
const remove = fc.record({ do: fc.constant('remove' as const), which: fc.nat(3) });
const resolve = fc.record({
  do: fc.constant('resolve' as const),
  row,
  side: fc.constantFrom('mine' as const, 'theirs' as const)
});
const sign = fc.record({ do: fc.constant('sign' as const) });
const unsign = fc.record({ do: fc.constant('unsign' as const) });
const touch: fc.Arbitrary<Touch> = fc.oneof(
  { weight: 10, arbitrary: type },
  { weight: 4, arbitrary: photograph },
  { weight: 4, arbitrary: remove },
  { weight: 5, arbitrary: resolve },
  { weight: 1, arbitrary: sign },
  { weight: 1, arbitrary: unsign }
);
const dies = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) }
);
const fault = fc.constantFrom<Fault[]>(
  'none',
  'none',
  'none',
  'offline',
  'lost',
  'lost',
  'failed',
  'session-ended'
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ do: fc.constant('touch' as const), on, touch, dies }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('sync' as const),
      on,
      faults: fc.array(fault, { maxLength: 4 }),
      dies,
      meanwhile: fc.array(fc.record({ at: fc.nat(7), touch }), { maxLength: 2 })
    })
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), on }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('seal' as const), on, faults: fc.array(fault, { maxLength: 3 }) })
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('return' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reassign' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('verify' as const), amount: fc.integer({ min: 0, max: 20 }) })
  }
);

const lists = fc.array(step, { minLength: 20, maxLength: 50, size: 'max' });
const befallsSheet = new Set<Step['do']>(['seal', 'return', 'reassign']);

/** Every other one without what befalls a whole sheet: a new edition asks everything anew, and would hide what was forgotten. */
export const programs: fc.Arbitrary<Step[]> = fc.oneof(
  lists,
  lists.map((list) => list.filter((each) => !befallsSheet.has(each.do)))
);
