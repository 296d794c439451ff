/** Photographs: sent once whatever happens to the answer, taken away for good, and never lost with their sheet. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { referencesTo } from '#lib/domain/evidence-file.ts';
import { City } from './support/city.ts';
import { Killed } from './support/mortal.ts';
import type { Tablet } from './support/tablet.ts';

let city: City;
let one: Tablet;
const ROW = 'media';

beforeAll(async () => {
  city = await City.make();
});
afterAll(() => city.system.drop());
beforeEach(async () => {
  await city.nextRound();
  one = await city.tablet();
});

const atServer = async () => (await city.read()).evidence.map(({ fileName }) => fileName);
const shown = () => one.sheet(city.sheet).files.map(({ name, attachment }) => [name, attachment !== null]);

test('a photograph proves its row before it is sent, and is sent once though answers were lost', async () => {
  await one.photograph(city.sheet, ROW, '报道.png');
  expect(shown()).toEqual([['报道.png', false]]);
  one.line.next = ['lost', 'lost'];
  expect(await one.sync()).toBe('offline');
  expect(await one.sync()).toBe('offline');
  expect(await one.sync()).toBe('online');
  expect(await atServer()).toEqual(['报道.png']);
  expect(shown()).toEqual([['报道.png', true]]);
  expect(one.sheet(city.sheet).files[0]!.photo).toBeDefined();
  expect(await one.outbox()).toEqual([]);
});

test('killed at any touch while photographs are sent and taken away: there once, or not at all', async () => {
  let kills = 0;
  for (let touches = 1; ; touches++) {
    const gone = await one.photograph(city.sheet, ROW, `糊-${touches}.png`);
    await one.photograph(city.sheet, ROW, `清-${touches}.png`);
    one.line.next = ['lost'];
    await one.sync(); // it is at the server, and the device does not know
    const file = one.sheet(city.sheet).files.find(({ id }) => id === gone.id)!;
    await one.remove(city.sheet, file);
    one.life.left = touches;
    await one.sync().catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
    const wasKilled = one.life.isOver;
    await one.start();
    await one.sync();
    const names = Array.from({ length: touches }, (_, index) => `清-${index + 1}.png`);
    expect((await atServer()).toSorted()).toEqual(names.toSorted());
    expect(
      shown()
        .map(([name]) => name)
        .toSorted()
    ).toEqual(names.toSorted());
    expect(await one.outbox()).toEqual([]);
    if (!wasKilled) break;
    kills++;
  }
  expect(kills).toBeGreaterThan(15);
});

test('taken away before it went: the server never hears of it', async () => {
  await one.photograph(city.sheet, ROW, '糊.png');
  await one.remove(city.sheet, one.sheet(city.sheet).files[0]!);
  expect(shown()).toEqual([]);
  expect(await one.outbox()).toEqual([]);
  expect(await one.db.count('photo')).toBe(0);
  await one.sync();
  expect(one.line.calls).not.toContain('sendPhoto');
});

test('taken away after it was sent: gone from both, and once though the answer was lost', async () => {
  await one.photograph(city.sheet, ROW, '糊.png');
  await one.sync();
  await one.remove(city.sheet, one.sheet(city.sheet).files[0]!);
  expect(shown()).toEqual([]);
  one.line.next = ['lost'];
  await one.sync();
  expect(await one.sync()).toBe('online');
  expect(await atServer()).toEqual([]);
  expect(shown()).toEqual([]);
  expect(await one.db.count('photo')).toBe(0);
});

test('taken away while it is under way: it goes from the server too', async () => {
  await one.photograph(city.sheet, ROW, '糊.png');
  const file = one.sheet(city.sheet).files[0]!;
  one.line.during = async (moment, call) => {
    if (call !== 'sendPhoto' || moment !== 'after') return;
    one.line.during = undefined;
    await one.remove(city.sheet, file);
    expect(shown()).toEqual([]);
  };
  await one.sync();
  expect(await atServer()).toEqual([]);
  expect(shown()).toEqual([]);
  expect(await one.db.count('photo')).toBe(0);
  expect(await one.outbox()).toEqual([]);
});

test('taken away while news are on their way: the news do not bring it back', async () => {
  await one.photograph(city.sheet, ROW, '糊.png');
  await one.sync();
  one.line.during = async (moment, call) => {
    if (call !== 'takeAlong' || moment !== 'after') return;
    one.line.during = undefined;
    await one.remove(city.sheet, one.sheet(city.sheet).files[0]!);
  };
  await one.sync();
  expect(shown()).toEqual([]);
  await one.sync();
  expect(await atServer()).toEqual([]);
});

test('taken away on the other tablet: not shown here any more', async () => {
  await one.photograph(city.sheet, ROW, '糊.png');
  await one.sync();
  const two = await city.tablet();
  await two.remove(city.sheet, two.sheet(city.sheet).files[0]!);
  await two.sync();
  await one.sync();
  expect(shown()).toEqual([]);
});

test('one that the server refuses stays, with the reason, and proves nothing', async () => {
  await one.type(city.sheet, ROW, { met: 'yes' });
  const photo = await one.photograph(city.sheet, ROW, '报道.png');
  await one.db.put('photo', { ...photo, bytes: new Uint8Array([60, 115, 118, 103]).buffer });
  const row = () => one.sheet(city.sheet).running.rows.find(({ criterion }) => criterion.id === ROW)!;
  expect(row().state).toBe('whole');
  await one.sync();
  expect(one.sheet(city.sheet).files[0]!.photo?.refused).toBe('为何：attachment-bad');
  expect(row().state).toBe('faulty');
  expect(await one.outbox()).toEqual([]);
  expect(await one.contentHash(city.sheet)).toBe((await city.read()).contentHash);
});

test('a name of a path, with signs that nobody sees: the device calls it as the server does', async () => {
  await one.type(city.sheet, ROW, { met: 'yes' });
  await one.photograph(city.sheet, ROW, 'C:\\相册\\ 报\u200b道\u0007.png ');
  expect(shown()).toEqual([['报道.png', false]]);
  const before = await one.contentHash(city.sheet);
  await one.sync();
  expect(await atServer()).toEqual(['报道.png']);
  expect((await city.read()).contentHash).toBe(before);
});

async function sealByOther(): Promise<Tablet> {
  const two = await city.tablet();
  await city.fill(two);
  await two.sync();
  await two.sign(city.sheet);
  await two.sync();
  return two;
}

test('sealed before it went: set aside with its bytes, to be saved as a file; what was sent is forgotten', async () => {
  await one.photograph(city.sheet, ROW, '先.png');
  await one.sync();
  const photo = await one.photograph(city.sheet, ROW, '后.png');
  await sealByOther();
  await one.sync();
  const { photos } = await one.aside();
  expect(photos).toMatchObject([{ id: photo.id, name: '后.png', isAside: true, attachment: null }]);
  expect(photos[0]!.bytes.byteLength).toBe(photo.bytes.byteLength);
  expect(photos[0]!.refused).not.toBe('');
  expect(await one.db.count('photo')).toBe(1);
  expect(await one.outbox()).toEqual([]);
  expect(await atServer()).toEqual(['先.png']);
});

test('sent back before it went: it goes for the edition that is open now', async () => {
  await one.photograph(city.sheet, ROW, '报道.png');
  await sealByOther();
  await city.sendBack();
  await one.sync();
  await one.sync();
  expect(await atServer()).toEqual(['报道.png']);
  expect(shown()).toEqual([['报道.png', true]]);
  expect(await one.outbox()).toEqual([]);
});

test('taken while the tablet did not know that the sheet is sent back, and news came in between: it goes all the same', async () => {
  await sealByOther();
  await city.sendBack();
  one.line.during = async (moment, call) => {
    if (call !== 'takeAlong' || moment !== 'after') return;
    one.line.during = undefined;
    await one.photograph(city.sheet, ROW, '报道.png', false);
  };
  await one.sync();
  await one.sync();
  expect(await atServer()).toEqual(['报道.png']);
  expect(shown()).toEqual([['报道.png', true]]);
});

test('sent back after it had arrived, the answer lost: known again as the same, there once', async () => {
  await one.photograph(city.sheet, ROW, '报道.png');
  one.line.next = ['lost'];
  await one.sync();
  await sealByOther();
  await city.sendBack();
  await one.sync();
  await one.sync();
  expect(await atServer()).toEqual(['报道.png']);
  expect(shown()).toEqual([['报道.png', true]]);
  expect(one.sheet(city.sheet).files[0]!.photo?.refused).toBeUndefined();
});

test('files and written proofs stand in the row as the server writes them', async () => {
  await one.type(city.sheet, ROW, { met: 'yes', evidence: ['示范日报'] });
  const names = ['乙.png', '甲.png', 'a.png'];
  const photos = [];
  for (const name of names) photos.push(await one.photograph(city.sheet, ROW, name));
  const files = photos.map(({ name: fileName, digest }) => ({ fileName, digest }));
  expect(one.sheet(city.sheet).entries[ROW]).toEqual({
    met: 'yes',
    evidence: ['示范日报', ...referencesTo(files)]
  });
});
