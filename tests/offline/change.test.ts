/** A change on its way from the field to the server and back: kept before it is called kept, applied once, never mixed up. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Fault } from './support/line.ts';
import { City } from './support/city.ts';
import { Killed } from './support/mortal.ts';
import type { Tablet } from './support/tablet.ts';

let city: City;
let tablet: Tablet;
const ROW = 'media';

beforeAll(async () => {
  city = await City.make();
});
afterAll(() => city.system.drop());
beforeEach(async () => {
  await city.nextRound();
  tablet = await city.tablet();
});

const changes = async () => (await tablet.outbox()).filter((each) => each.kind === 'change');
const applied = async () =>
  (await city.history(ROW)).map(({ input, revision, outcome }) => [outcome, revision, input]);

test('what is typed goes to the server, and the device then says what the server says', async () => {
  await tablet.type(city.sheet, ROW, { met: 'no' });
  expect(await changes()).toMatchObject([{ tries: 0, change: { input: { met: 'no' }, baseRevision: 0 } }]);
  expect(await tablet.sync()).toBe('online');
  expect(await city.row(ROW)).toEqual({ input: { met: 'no' }, revision: 1 });
  expect(await tablet.draft(city.sheet, ROW)).toBeUndefined();
  expect(await tablet.outbox()).toEqual([]);
  expect(tablet.sheet(city.sheet).savedOf.get(ROW)).toMatchObject({ input: { met: 'no' }, revision: 1 });
});

test('draft and outbox are kept together or not at all, wherever it is killed', async () => {
  let kills = 0;
  for (let touches = 1; ; touches++) {
    tablet.life.left = touches;
    const wasKept = await tablet
      .type(city.sheet, ROW, { met: 'yes', note: `${touches}` }, { looks: false })
      .then(
        () => true,
        (error: unknown) => {
          expect(error).toBeInstanceOf(Killed);
          return false;
        }
      );
    await tablet.start();
    const draft = await tablet.draft(city.sheet, ROW);
    const waiting = await changes();
    expect(waiting.map(({ change }) => change.id)).toEqual(draft ? [draft.change] : []);
    if (wasKept) {
      expect(draft?.input).toEqual({ met: 'yes', note: `${touches}` });
      break;
    }
    expect(draft).toBeUndefined();
    kills++;
  }
  expect(kills).toBeGreaterThan(4);
});

test('a later change of a row takes the place of one that was never tried', async () => {
  await tablet.type(city.sheet, ROW, { met: 'yes' });
  const last = await tablet.type(city.sheet, ROW, { met: 'no' });
  expect((await changes()).map(({ change }) => change.id)).toEqual([last]);
  await tablet.sync();
  expect(await applied()).toEqual([['applied', 1, { met: 'no' }]]);
});

test('a later change waits behind one that the server may have, and goes out from what that one left', async () => {
  tablet.line.next = ['lost'];
  const first = await tablet.type(city.sheet, ROW, { met: 'yes' });
  expect(await tablet.sync()).toBe('offline');
  const second = await tablet.type(city.sheet, ROW, { met: 'no' });
  const third = await tablet.type(city.sheet, ROW, { met: 'no', note: '补' });
  expect((await changes()).map(({ change, tries }) => [change.id, tries])).toEqual([
    [first, 1],
    [third, 0]
  ]);
  expect(await tablet.sync()).toBe('online');
  expect(await applied()).toEqual([
    ['applied', 1, { met: 'yes' }],
    ['applied', 2, { met: 'no', note: '补' }]
  ]);
  expect((await city.history()).map(({ id }) => id)).not.toContain(second);
  expect(await tablet.outbox()).toEqual([]);
  expect(await tablet.draft(city.sheet, ROW)).toBeUndefined();
});

test('a change typed while its forerunner is under way asks nothing, also when the screen still shows the row as it was', async () => {
  let typed = 0;
  tablet.line.during = async (moment, call) => {
    if (call !== 'sendChanges' || moment !== 'after' || typed++ > 0) return;
    await tablet.type(city.sheet, ROW, { met: 'no' }, { looks: false });
  };
  await tablet.type(city.sheet, ROW, { met: 'yes' });
  const stale = tablet.sheet(city.sheet);
  await tablet.sync();
  // Confirmed by now; the screen is the one of before.
  tablet.screen.set(city.sheet, stale);
  await tablet.type(city.sheet, ROW, { met: 'yes', note: '再改' }, { looks: false });
  await tablet.sync();
  expect(await applied()).toEqual([
    ['applied', 1, { met: 'yes' }],
    ['applied', 2, { met: 'no' }],
    ['applied', 3, { met: 'yes', note: '再改' }]
  ]);
  expect(await tablet.draft(city.sheet, ROW)).toBeUndefined();
});

test('what was replaced between the look into the outbox and its sending is not sent', async () => {
  const [a, b] = ['signboard', ROW];
  await tablet.type(city.sheet, a, { met: 'yes' });
  const early = await tablet.type(city.sheet, b, { met: 'yes' });
  // The reader of the outbox is let through, and then the row changes before the parcels are marked.
  const { db } = tablet;
  const open = db.transaction.bind(db);
  let isChanged = false;
  const raced = new Proxy(db, {
    get(target, name) {
      if (name !== 'transaction') {
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      }
      return (...given: Parameters<typeof open>) => {
        if (given[1] === 'readwrite' && !isChanged) {
          isChanged = true;
          void tablet.type(city.sheet, b, { met: 'no' }, { looks: false });
        }
        return open(...given);
      };
    }
  });
  const { sendAll } = await import('#lib/offline/send.ts');
  await sendAll({ db: raced, api: tablet.line, newId: tablet.newId }, () => undefined);
  await tablet.sync();
  expect((await city.history()).map(({ id }) => id)).not.toContain(early);
  expect(await applied()).toEqual([['applied', 1, { met: 'no' }]]);
});

for (const fault of ['offline', 'failed', 'session-ended', 'other-account'] satisfies Fault[]) {
  test(`${fault}: all stays on the device and says so; the same change goes out later, once`, async () => {
    tablet.line.always = fault;
    const id = await tablet.type(city.sheet, ROW, { met: 'no' });
    for (let times = 0; times < 3; times++) expect(await tablet.sync()).toBe(fault);
    await tablet.start();
    expect((await changes()).map(({ change }) => change.id)).toEqual([id]);
    expect(tablet.sheet(city.sheet).typed[ROW]).toEqual({ met: 'no' });
    expect(await city.history()).toEqual([]);
    tablet.line.always = 'none';
    expect(await tablet.sync()).toBe('online');
    expect((await city.history()).map((each) => each.id)).toEqual([id]);
  });
}

test('an answer lost again and again: the change is applied once', async () => {
  tablet.line.next = ['lost', 'lost', 'lost'];
  await tablet.type(city.sheet, ROW, { met: 'no' });
  for (let times = 0; times < 3; times++) expect(await tablet.sync()).toBe('offline');
  expect(await tablet.sync()).toBe('online');
  expect(await applied()).toEqual([['applied', 1, { met: 'no' }]]);
});

test('killed at any touch while sending, and started again: applied once, and the device is clean', async () => {
  let kills = 0;
  for (let touches = 1; ; touches++) {
    await tablet.type(city.sheet, ROW, { met: 'yes', note: `${touches}` });
    tablet.life.left = touches;
    await tablet.sync().catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
    const wasKilled = tablet.life.isOver;
    await tablet.start();
    await tablet.sync();
    expect(await city.row(ROW)).toEqual({ input: { met: 'yes', note: `${touches}` }, revision: touches });
    expect(await tablet.outbox()).toEqual([]);
    expect(await tablet.draft(city.sheet, ROW)).toBeUndefined();
    if (!wasKilled) break;
    kills++;
  }
  expect(kills).toBeGreaterThan(15);
});

test('more rows than go at once all go, each once', async () => {
  await city.fill(tablet);
  for (let more = 0; more < 120; more++) {
    // Rows of nobody's table: each is set aside, and holds up none of the others.
    await tablet.type(city.sheet, `row-${more}`, { met: 'yes' }, { looks: false });
  }
  await tablet.sync();
  expect(await city.history()).toHaveLength(Object.keys(city.answers).length);
  expect((await tablet.aside()).texts).toHaveLength(120);
  expect(tablet.line.calls.filter((each) => each === 'sendChanges')).toHaveLength(2);
});

test('what the server cannot take stays in its field with the reason, until it was changed', async () => {
  const long = '长'.repeat(20_001);
  await tablet.type(city.sheet, ROW, { met: 'yes', note: long });
  await tablet.type(city.sheet, 'signboard', { met: 'yes' });
  await tablet.sync();
  expect(await tablet.draft(city.sheet, ROW)).toMatchObject({
    input: { note: long },
    refused: '为何：text-too-long'
  });
  expect(await city.row('signboard')).toMatchObject({ revision: 1 });
  expect(await tablet.outbox()).toEqual([]);
  await tablet.type(city.sheet, ROW, { met: 'yes', note: '短' });
  await tablet.sync();
  expect(await city.row(ROW)).toEqual({ input: { met: 'yes', note: '短' }, revision: 1 });
  expect(await tablet.draft(city.sheet, ROW)).toBeUndefined();
});
