/** Who is due: the windows of each rhythm to the day, and what stands in the way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueOf, type Due, type DueRound, type DueStudio, type LastAssessment } from '#lib/domain/due.ts';
import { timingOf } from '#lib/domain/due-timing.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder, shippedIds } from '#lib/policies/shipped.ts';
import { SEED } from './kit.ts';

const studio = (more: Partial<DueStudio> = {}): DueStudio => ({
  policy: null,
  recognisedOn: '2024-07-01',
  last: null,
  underway: null,
  isReplaced: false,
  ...more
});
const round = (policy: string, assessment: string, date: string, more: Partial<DueRound> = {}): DueRound => ({
  policy,
  date,
  attempt: 1,
  replaces: null,
  timing: timingOf(policy, assessment),
  ...more
});
const last = (date: string, more: Partial<LastAssessment> = {}): LastAssessment => ({
  round: 'R0',
  date,
  isFailed: false,
  attempt: 1,
  ...more
});
const endOfTerm = (date: string, more: Partial<DueRound> = {}) =>
  round('urumqi-2023', 'end-of-term', date, more);
const biennial = (date: string) => round('beijing-2023', 'biennial', date);
const said = (due: Due): string => `${due.isDue ? 'due' : 'not due'}: ${due.why}`;

test('every kind of the shipped policies has its rhythm, with an article and what is read into it', () => {
  for (const id of shippedIds()) {
    const policy = loadPolicy(shippedFolder(id));
    if (!policy.ok) throw new Error(id);
    for (const assessment of policy.value.data.assessments) {
      const timing = timingOf(id, assessment.id);
      expect(timing?.article, `${id} ${assessment.id}`).toMatch(/^第/);
      expect(timing?.local.length).toBeGreaterThan(0);
    }
  }
  expect(timingOf('urumqi-2023', 'biennial')).toBeNull();
  expect(timingOf('constructor', 'name')).toBeNull();
  expect(timingOf('urumqi-2023', 'constructor')).toBeNull();
});

describe('a kind at the end of a cycle', () => {
  test.each([
    ['2026-03-31', 'not due: too-early'],
    ['2026-04-01', 'due: cycle-ends'],
    ['2026-07-01', 'due: cycle-ends'],
    ['2026-07-02', 'due: overdue'],
    ['2030-01-01', 'due: overdue']
  ])('of two years from 2024-07-01 on, on %s', (date, expected) => {
    expect(said(dueOf(studio(), endOfTerm(date)))).toBe(expected);
  });

  test('says from when to when', () => {
    expect(dueOf(studio(), endOfTerm('2026-05-01'))).toMatchObject({ from: '2026-04-01', to: '2026-07-01' });
    expect(dueOf(studio(), endOfTerm('2025-05-01'))).toEqual({
      isDue: false,
      why: 'too-early',
      from: '2026-04-01'
    });
    // The 29th and the 31st: the month's last day where it has no such day.
    expect(dueOf(studio({ recognisedOn: '2024-02-29' }), endOfTerm('2026-01-01'))).toMatchObject({
      from: '2025-11-28',
      to: '2026-02-28'
    });
    expect(dueOf(studio({ recognisedOn: '2024-05-31' }), endOfTerm('2026-05-01'))).toMatchObject({
      from: '2026-02-28',
      to: '2026-05-31'
    });
  });

  test('comes once', () => {
    expect(said(dueOf(studio({ last: last('2026-06-30') }), endOfTerm('2028-06-30')))).toBe(
      'not due: assessed'
    );
  });
});

describe('a kind that comes again', () => {
  test.each([
    ['2025-12-31', null, 'not due: too-early'],
    ['2026-01-01', null, 'due: interval-over'],
    ['2026-12-31', null, 'due: interval-over'],
    ['2027-01-01', null, 'due: overdue'],
    ['2027-12-31', '2026-03-01', 'not due: assessed'],
    ['2028-01-01', '2026-12-31', 'due: interval-over']
  ])('every two years, on %s, last on %s', (date, before, expected) => {
    const own = before === null ? {} : { last: last(before) };
    expect(said(dueOf(studio(own), biennial(date)))).toBe(expected);
  });

  test('every year: not in the year of the recognition, then each year once', () => {
    const annual = (date: string) => round('urumqi-2023', 'annual', date);
    expect(said(dueOf(studio(), annual('2024-12-20')))).toBe('not due: too-early');
    expect(said(dueOf(studio(), annual('2025-12-20')))).toBe('due: interval-over');
    expect(said(dueOf(studio({ last: last('2025-12-20') }), annual('2025-12-31')))).toBe('not due: assessed');
    expect(said(dueOf(studio({ last: last('2025-12-20') }), annual('2026-01-02')))).toBe(
      'due: interval-over'
    );
  });
});

describe('what stands in the way, and what the calendar does not decide', () => {
  test.each([
    ['another regulation', { policy: 'beijing-2023' }, {}, 'not due: other-policy'],
    ['its own regulation', { policy: 'urumqi-2023' }, {}, 'due: cycle-ends'],
    ['another round under way', { underway: 'R9' }, {}, 'not due: underway'],
    ['no day of recognition', { recognisedOn: null }, {}, 'not due: recognition-unknown'],
    ['a later recognition', { recognisedOn: '2026-06-02' }, {}, 'not due: recognised-later'],
    ['a policy without a calendar', {}, { timing: null }, 'not due: no-timing'],
    ['a second attempt, never assessed', {}, { attempt: 2 }, 'not due: not-failed'],
    ['a second attempt, passed', { last: last('2025-06-01') }, { attempt: 2 }, 'not due: not-failed'],
    [
      'a second attempt, failed',
      { last: last('2025-06-01', { isFailed: true }) },
      { attempt: 2 },
      'due: second-attempt'
    ],
    [
      'a third attempt',
      { last: last('2025-06-01', { isFailed: true, attempt: 2 }) },
      { attempt: 2 },
      'not due: not-failed'
    ],
    ['a successor, in the first', { isReplaced: true, underway: 'R9' }, { replaces: 'R1' }, 'due: replaced'],
    ['a successor, not in the first', {}, { replaces: 'R1' }, 'not due: not-replaced']
  ] as const)('%s', (_what, own, more, expected) => {
    expect(said(dueOf(studio(own), endOfTerm('2026-06-01', more)))).toBe(expected);
  });
});

test('once due, a studio stays due until it was assessed; what it is told it will be due on holds', () => {
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const kind = fc.constantFrom(
    ['urumqi-2023', 'end-of-term'],
    ['urumqi-2023', 'annual'],
    ['beijing-2023', 'biennial']
  );
  fc.assert(
    fc.property(kind, day, day, day, fc.boolean(), ([policy, assessment], a, b, c, wasAssessed) => {
      const [recognisedOn, first, later] = [a, b, c].sort() as [string, string, string];
      const own = studio({ recognisedOn, last: wasAssessed ? last(recognisedOn) : null });
      const [before, after] = [first, later].map((date) => dueOf(own, round(policy, assessment, date)));
      if (before!.isDue) expect(after!.isDue).toBe(true);
      if (!before!.isDue && before!.from !== null) {
        expect(before!.from > first).toBe(true);
        expect(dueOf(own, round(policy, assessment, before!.from)).isDue).toBe(true);
      }
    }),
    { numRuns: 500, seed: SEED }
  );
});
