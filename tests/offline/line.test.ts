/** When a device speaks with the server, and what it does where the device itself takes nothing. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DeviceDb } from '#lib/offline/device-db.ts';
import { write } from '#lib/offline/device-db.ts';
import type { RowChange } from '#lib/offline/keep.ts';
import { Keeper } from '#lib/offline/keeper.svelte.ts';
import { Syncer, type Line } from '#lib/offline/syncer.ts';
import { City } from './support/city.ts';
import { WORDS, type Tablet } from './support/tablet.ts';

let city: City;
let one: Tablet;
let said: [Line, boolean][];
const ROW = 'media';

beforeAll(async () => {
  city = await City.make();
});
afterAll(() => city.system.drop());
beforeEach(async () => {
  await city.nextRound();
  one = await city.tablet();
  one.line.calls.length = 0;
  said = [];
});

const syncerOn = ({ db, line: api, user, newId }: Tablet): Syncer =>
  new Syncer({
    ...{ db, api, user, newId, words: WORDS },
    onchange: () => undefined,
    online: (line, isSending) => said.push([line, isSending])
  });

test('what is typed while news are on their way goes out at once after them', async () => {
  const syncer = syncerOn(one);
  one.line.during = async (moment, call) => {
    if (call !== 'takeAlong' || moment !== 'after') return;
    one.line.during = undefined;
    await one.type(city.sheet, ROW, { met: 'no' });
    syncer.soon();
  };
  await syncer.now();
  syncer.stop();
  expect(await city.row(ROW)).toMatchObject({ input: { met: 'no' } });
  expect(said.at(-1)).toEqual(['online', false]);
});

test('of two tabs one sends, and each change goes once', async () => {
  await one.type(city.sheet, ROW, { met: 'no' });
  const [first, second] = [syncerOn(one), syncerOn(one)];
  one.line.during = async (_moment, call) => {
    if (call === 'sendChanges') await second.now();
  };
  await first.now();
  first.stop();
  second.stop();
  expect(one.line.calls).toEqual(['sendChanges', 'takeAlong']);
});

test('no news are taken while something waits that could not go', async () => {
  const two = await city.tablet();
  await one.type(city.sheet, ROW, { met: 'no' });
  await two.type(city.sheet, 'signboard', { met: 'yes' });
  await two.sync();
  one.line.next = ['failed'];
  expect(await one.sync()).toBe('failed');
  expect(one.line.calls).toEqual(['sendChanges']);
});

test('a transaction that fails leaves nothing of itself', async () => {
  const work = write(one.db, async (tx) => {
    await tx.objectStore('meta').put(1, '半');
    throw new Error('掉电');
  });
  await expect(work).rejects.toThrow('掉电');
  expect(await one.db.get('meta', '半')).toBeUndefined();
});

/** A device whose disk is full until it is said to have room. */
function fullDisk(db: DeviceDb): { db: DeviceDb; hasRoom: boolean } {
  const disk = { hasRoom: false, db };
  disk.db = new Proxy(db, {
    get(target, name) {
      if (name === 'transaction' && !disk.hasRoom) {
        return (stores: string[], mode: string) => {
          if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
          return target.transaction(stores as ['sheet'], 'readonly');
        };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    }
  });
  return disk;
}

const rowChange = (id: string, note: string): RowChange => ({
  ...{ id, sheet: city.sheet, criterion: ROW, edition: 1, revision: 0, at: 0 },
  input: { met: 'yes', note }
});
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 100));

test('the device is full: what is typed stays on the screen, says so, and goes to the server straight away, in order', async () => {
  const disk = fullDisk(one.db);
  let news = 0;
  const onsent = (): Promise<void> => {
    news++;
    return Promise.resolve();
  };
  const keeper = new Keeper({ db: disk.db, api: one.line, onkept: () => Promise.resolve(), onsent });
  keeper.put(rowChange('f1', '一'));
  await settled();
  keeper.put(rowChange('f2', '二'));
  await settled();
  expect(await city.row(ROW)).toEqual({ input: { met: 'yes', note: '二' }, revision: 2 });
  expect(news).toBe(2);
  // The device has no room for the server's copy either: the screen goes on showing what was typed.
  expect([...keeper.unkept.values()]).toMatchObject([{ failed: 'full', change: { input: { note: '二' } } }]);
  disk.hasRoom = true;
  keeper.again();
  await settled();
  expect(keeper.unkept.size).toBe(0);
  await one.sync();
  expect(await one.draft(city.sheet, ROW)).toBeUndefined();
  expect(await city.row(ROW)).toEqual({ input: { met: 'yes', note: '二' }, revision: 2 });
});

test('the device is full, and the news could be kept: the screen shows them', async () => {
  const disk = fullDisk(one.db);
  const onsent = async (): Promise<void> => {
    await one.sync();
  };
  const keeper = new Keeper({ db: disk.db, api: one.line, onkept: () => Promise.resolve(), onsent });
  keeper.put(rowChange('g1', '一'));
  await settled();
  await settled();
  expect(keeper.unkept.size).toBe(0);
  expect(one.sheet(city.sheet).typed[ROW]).toEqual({ met: 'yes', note: '一' });
});

test('the device is full and nobody answers: it stays on the screen, and is kept once there is room', async () => {
  const disk = fullDisk(one.db);
  one.line.always = 'offline';
  const keeper = new Keeper({
    ...{ db: disk.db, api: one.line },
    onkept: () => Promise.resolve(),
    onsent: () => Promise.resolve()
  });
  keeper.put(rowChange('h1', '一'));
  await settled();
  expect([...keeper.unkept.values()]).toMatchObject([{ failed: 'full' }]);
  disk.hasRoom = true;
  keeper.again();
  await settled();
  expect(keeper.unkept.size).toBe(0);
  expect(await one.draft(city.sheet, ROW)).toMatchObject({ input: { note: '一' } });
});

test('of many letters typed quickly the last is kept', async () => {
  const keeper = new Keeper({
    ...{ db: one.db, api: one.line },
    onkept: () => Promise.resolve(),
    onsent: () => Promise.resolve()
  });
  for (let length = 1; length <= 30; length++) keeper.put(rowChange(`l${length}`, '字'.repeat(length)));
  await settled();
  expect(keeper.unkept.size).toBe(0);
  expect(await one.draft(city.sheet, ROW)).toMatchObject({ input: { note: '字'.repeat(30) } });
  expect(await one.outbox()).toHaveLength(1);
});
