/** What the public reads of a notice: its days, what becomes of it, and that it never changes with the registers. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Refusal } from '#lib/server/refusal.ts';
import { createRound } from '#lib/server/services/create-round.ts';
import { finaliseRound } from '#lib/server/services/finalise-round.ts';
import { listNotices } from '#lib/server/services/list-notices.ts';
import { previewNotice } from '#lib/server/services/preview-notice.ts';
import { publishRound } from '#lib/server/services/publish-round.ts';
import { readNotice } from '#lib/server/services/read-notice.ts';
import { readPublicity } from '#lib/server/services/read-publicity.ts';
import { setHolidays } from '#lib/server/services/set-holidays.ts';
import { settleRound } from '#lib/server/services/settle-round.ts';
import { withdrawNotice } from '#lib/server/services/withdraw-notice.ts';
import { codesOf } from './support/refusals.ts';
import { DAY, deliberationRound, object, publish, publicityRound } from './support/stages.ts';
import { freshSystem, OPERATOR, PUBLIC } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

const HOUR = DAY / 24;
const MINUTE = HOUR / 60;
let world: World;

beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 5, experts: 4 });
});
afterAll(() => world.system.drop());

const standingOf = async (id: string) =>
  (await listNotices(world.system, PUBLIC, {})).notices.find((each) => each.id === id)?.standing;

test('a preview is what will be published, and its usual words are those of the last notice of the same body', async () => {
  const { system, manager } = world;
  const { round, settlement } = await deliberationRound(world, 'preview');
  const usual = await previewNotice(system, manager, { round });
  expect(usual.fields).toMatchObject({
    firstDay: '2026-06-30',
    days: 7,
    kind: 'calendar',
    showScores: false
  });
  expect(usual).toMatchObject({ settlement, earliest: '2026-06-30', latest: '2026-08-29', skipped: [] });
  const words = {
    firstDay: '2026-07-03',
    days: 2,
    kind: 'working' as const,
    showScores: true,
    contact: '示范科室',
    issuer: '示范市局',
    phone: '0000-0000000'
  };
  const preview = await previewNotice(system, manager, { round, ...words });
  // Friday and Monday.
  expect(preview).toMatchObject({
    lastDay: '2026-07-06',
    skipped: ['2026-07-04', '2026-07-05'],
    estimated: [2026]
  });
  const { notice } = await publishRound(system, manager, { round, settlement, ...words });
  system.pass(3 * DAY);
  const { audit, ...page } = await readNotice(system, PUBLIC, { notice });
  expect(audit.number).toBeGreaterThan(0);
  expect({ ...page, isRunning: false }).toEqual(preview.page);
  expect(page).toMatchObject({
    issuer: '示范市局',
    phone: '0000-0000000',
    address: null,
    documentNumber: null
  });
  const next = await deliberationRound(world, 'usual');
  expect((await previewNotice(system, manager, { round: next.round })).fields).toMatchObject({
    days: 2,
    kind: 'working',
    showScores: true,
    contact: '示范科室',
    issuer: '示范市局',
    documentNumber: ''
  });
  system.pass(-3 * DAY);
});

test('what cannot be published cannot be previewed', async () => {
  const { system, manager } = world;
  const { round } = await deliberationRound(world, 'bad-preview');
  const preview = (more: object) => codesOf(previewNotice(system, manager, { round, ...more }));
  expect(await preview({ days: 0 })).toEqual(['too-small']);
  expect(await preview({ days: Number.NaN, firstDay: 'x' })).toEqual(['bad-date', 'not-a-number']);
  expect(await preview({ firstDay: '2026-06-29' })).toEqual(['date-before']);
  expect(await preview({ firstDay: '2027-06-29' })).toEqual(['date-after']);
  const { round: running } = await publicityRound(world, 'published', false);
  expect(await codesOf(previewNotice(system, manager, { round: running }))).toEqual(['round-state']);
});

test('a notice over a holiday and a year’s end: with the holidays, without them, and entered too late', async () => {
  const { system, manager } = world;
  system.pass(170 * DAY); // 2026-12-17
  const { round, settlement } = await deliberationRound(world, 'year-end');
  const asked = { round, firstDay: '2026-12-28', days: 7, kind: 'working' as const };
  const blind = await previewNotice(system, manager, asked);
  // Monday to Friday only: the 1st of January counts.
  expect(blind).toMatchObject({ lastDay: '2027-01-05', estimated: [2026, 2027] });
  expect(blind.page.counting.estimated).toEqual([2026, 2027]);
  await setHolidays(system, OPERATOR, {
    year: 2026,
    days: [{ date: '2026-10-01', kind: 'holiday', name: '国庆' }]
  });
  expect(await previewNotice(system, manager, asked)).toMatchObject({
    lastDay: '2027-01-05',
    estimated: [2027]
  });
  const { notice, lastDay } = await publishRound(system, manager, {
    ...asked,
    settlement,
    showScores: false,
    contact: '科室'
  });
  expect(lastDay).toBe('2027-01-05');
  await setHolidays(system, OPERATOR, {
    year: 2027,
    days: [
      { date: '2027-01-01', kind: 'holiday', name: '元旦' },
      { date: '2027-01-02', kind: 'holiday', name: '元旦' },
      { date: '2027-01-03', kind: 'workday', name: '调休' }
    ]
  });
  system.pass(11 * DAY);
  // It was published with these days and keeps them, and says what they rest on.
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({
    lastDay: '2027-01-05',
    counting: { estimated: [2027] }
  });
  const next = await deliberationRound(world, 'year-end-known');
  // The 1st is off, Sunday the 3rd is worked instead.
  expect(await previewNotice(system, manager, { ...asked, round: next.round })).toMatchObject({
    lastDay: '2027-01-05',
    skipped: ['2027-01-01', '2027-01-02'],
    estimated: []
  });
  system.pass(-181 * DAY);
});

test('objections are taken from the first minute of the first day to the last minute of the last, by the clock of Shanghai', async () => {
  const { system, manager } = world;
  const { round, settlement } = await deliberationRound(world, 'minutes');
  const words = {
    round,
    settlement,
    firstDay: '2026-07-01',
    days: 2,
    kind: 'calendar',
    contact: '科室'
  } as const;
  const { notice } = await publishRound(system, manager, { ...words, showScores: false });
  const objected = (): Promise<string> =>
    object(world, notice).then(
      () => 'taken',
      (error: unknown) => (error as Refusal).problems[0]!.code
    );
  // 10:00 on the 30th.
  system.pass(14 * HOUR - MINUTE);
  expect(await objected()).toBe('not-found');
  expect(await standingOf(notice)).toBeUndefined();
  system.pass(MINUTE); // 00:00 on the 1st, still the 30th in UTC
  expect(await objected()).toBe('taken');
  expect(await standingOf(notice)).toBe('running');
  system.pass(2 * DAY - MINUTE); // 23:59 on the 2nd
  expect(await objected()).toBe('taken');
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({ isRunning: true });
  expect(await codesOf(finaliseRound(system, manager, { round }))).toEqual(['notice-running']);
  system.pass(MINUTE);
  expect(await objected()).toBe('notice-over');
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({ isRunning: false, withdrawn: false });
  expect(await standingOf(notice)).toBe('over');
  expect(await codesOf(finaliseRound(system, manager, { round }))).toEqual(['objections-open']);
  system.pass(-(2 * DAY + 14 * HOUR));
});

test('a withdrawn notice lists nothing and leads to the one that stands; the internal reason stays inside', async () => {
  const { system, manager } = world;
  const { round, notice } = await publicityRound(world, 'withdrawn-public', false);
  await withdrawNotice(system, manager, { round, reason: '内部原因' });
  const gone = await readNotice(system, PUBLIC, { notice });
  expect(gone).toMatchObject({ withdrawn: true, isRunning: false, results: [], grades: [], renewedBy: null });
  expect(JSON.stringify(gone)).not.toContain('内部原因');
  expect(await standingOf(notice)).toBe('withdrawn');
  const before = await readPublicity(system, manager, { round });
  expect(before).toMatchObject({ standing: null, notices: [{ id: notice, withdrawnReason: '内部原因' }] });
  await settleRound(system, manager, { round });
  const again = await publish(world, round);
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({ renewedBy: again.notice });
  expect((await readPublicity(system, manager, { round })).standing).toMatchObject({
    id: again.notice,
    hasBegun: true,
    isOver: false
  });
});

test('a correction names what it replaces and why, and what it replaces says so once the correction is public', async () => {
  const { system, manager, policyVersion } = world;
  const { round, notice } = await publicityRound(world, 'replaced', false);
  system.pass(4 * DAY);
  await finaliseRound(system, manager, { round });
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({ isFinal: true, replacedBy: null });
  const next = await deliberationRound(world, 'correcting');
  await system.store.tx(async ({ orm, t }) => {
    // As create-round would have made it: the stages' helper makes plain rounds.
    const row = { supersedes: round, supersedesReason: '法院判决' };
    await orm.update(t.round).set(row).where(eq(t.round.id, next.round));
  });
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({ replacedBy: null });
  const words = { days: 3, kind: 'calendar', showScores: false, contact: '科室' } as const;
  const { notice: correction } = await publishRound(system, manager, {
    ...words,
    round: next.round,
    settlement: next.settlement,
    firstDay: '2026-07-05'
  });
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({ replacedBy: null });
  system.pass(DAY);
  expect(await readNotice(system, PUBLIC, { notice: correction })).toMatchObject({
    replaces: { title: '示范批次 replaced', notice, reason: '法院判决' }
  });
  expect(await readNotice(system, PUBLIC, { notice })).toMatchObject({
    replacedBy: { title: '示范批次 correcting', notice: correction }
  });
  expect([await standingOf(notice), await standingOf(correction)]).toEqual(['replaced', 'running']);
  expect((await readPublicity(system, manager, { round })).successor).toMatchObject({ code: 'correcting' });
  await withdrawNotice(system, manager, { round: next.round, reason: '有误' });
  expect(await standingOf(notice)).toBe('over');
  expect(
    await codesOf(
      createRound(system, manager, {
        code: 'third',
        title: '更正',
        authority: null,
        policyVersion,
        assessment: 'end-of-term',
        date: '2026-06-30',
        supersedes: { round, reason: '再更正' }
      })
    )
  ).toEqual(['already-there']);
  system.pass(-5 * DAY);
});

test('a published notice does not change with the registers', async () => {
  const { system } = world;
  const { notice } = await publicityRound(world, 'registers', false);
  const before = await readNotice(system, PUBLIC, { notice });
  expect(before.results.find(({ code }) => code === 'S01')).toMatchObject({
    leader: '示范领办人 1',
    unit: '示范单位 01',
    trade: '电工'
  });
  const renamed = { leader: '另一领办人', trade: '焊工' };
  await system.store.tx(async ({ orm, t }) => {
    await orm.update(t.studio).set(renamed).where(eq(t.studio.code, 'S01'));
  });
  expect(await readNotice(system, PUBLIC, { notice })).toEqual(before);
});
