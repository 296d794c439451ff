/** What is signed on a tablet is what the server seals: the same hash, once, or the sheet is open again and says why. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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

const submissionOn = (tablet: Tablet) => tablet.db.get('submission', city.sheet);
const sealedSheets = () =>
  city.system.store.read(async ({ orm, t }) =>
    (await orm.select().from(t.sealedSheet)).filter(({ sheet }) => sheet === city.sheet)
  );

test('a whole sheet with files and notes is signed without a network: it goes out after all else, and the hash is the server’s', async () => {
  one.line.always = 'offline';
  const notes = {
    '关键 key': '',
    [ROW]: { met: 'yes', note: '晚报“头版” 👀\n第二行', evidence: ['示范日报'] }
  };
  await city.fill(one, { [ROW]: notes[ROW] });
  for (const name of ['乙 照片.png', '甲.png', 'z.png', '甲.png'])
    await one.photograph(city.sheet, ROW, name);
  await one.photograph(city.sheet, 'signboard', '门牌.png');
  const signed = await one.sign(city.sheet);
  expect(one.sheet(city.sheet)).toMatchObject({ isOpen: false, answered: Object.keys(city.answers).length });
  await one.sync();
  one.line.always = 'none';
  expect(await one.sync()).toBe('online');
  const { state, sealed, contentHash } = await city.read();
  expect([state, sealed, contentHash]).toEqual(['sealed', signed, signed]);
  expect(one.line.calls.slice(-8)).toEqual([
    'sendChanges',
    ...Array.from({ length: 5 }, () => 'sendPhoto'),
    'submit',
    'takeAlong'
  ]);
  expect(one.sheet(city.sheet).data).toMatchObject({ state: 'sealed', sealed: { contentHash: signed } });
  expect(one.sheet(city.sheet).data.notice).toBeUndefined();
  expect(await submissionOn(one)).toBeUndefined();
  expect([await one.db.count('photo'), await one.db.count('outbox'), await one.db.count('draft')]).toEqual([
    0, 0, 0
  ]);
});

test('the hash does not depend on the order in which rows and files came', async () => {
  const two = await city.tablet();
  await city.fill(one);
  await one.photograph(city.sheet, ROW, '乙.png');
  await one.photograph(city.sheet, ROW, '甲.png');
  const before = await one.contentHash(city.sheet);
  await one.sync();
  await two.sync();
  expect(await two.contentHash(city.sheet)).toBe(before);
  expect(await one.contentHash(city.sheet)).toBe(before);
  expect((await city.read()).contentHash).toBe(before);
  await one.type(city.sheet, ROW, { ...city.answers[ROW], note: '改' });
  expect(await one.contentHash(city.sheet)).not.toBe(before);
});

test('killed at any touch between the signature and the seal: sealed once, and the tablet knows', async () => {
  await city.fill(one);
  await one.sync();
  let kills = 0;
  for (let touches = 1; ; touches++) {
    const signed = await one.sign(city.sheet);
    one.life.left = touches;
    await one.sync().catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
    const wasKilled = one.life.isOver;
    await one.start();
    await one.sync();
    expect((await city.read()).sealed).toBe(signed);
    expect(await sealedSheets()).toHaveLength(touches);
    expect(one.sheet(city.sheet).data).toMatchObject({ state: 'sealed' });
    expect(one.sheet(city.sheet).data.notice).not.toBe('sealed-elsewhere');
    expect([await submissionOn(one), await one.outbox()]).toEqual([undefined, []]);
    await city.sendBack();
    await one.sync();
    expect(one.sheet(city.sheet).isOpen).toBe(true);
    if (!wasKilled) break;
    kills++;
  }
  expect(kills).toBeGreaterThan(8);
});

test('the answer lost: sealed once, and not told as somebody else’s act', async () => {
  await city.fill(one);
  await one.sync();
  await one.sign(city.sheet);
  one.line.next = ['lost'];
  expect(await one.sync()).toBe('offline');
  expect(one.sheet(city.sheet).isOpen).toBe(false);
  expect(await one.unsign(city.sheet)).toBe(false);
  expect(await one.sync()).toBe('online');
  expect(await sealedSheets()).toHaveLength(1);
  expect(one.sheet(city.sheet).data).toMatchObject({ state: 'sealed' });
  expect(one.sheet(city.sheet).data.notice).toBeUndefined();
});

test('the answer lost, and the sheet sent back meanwhile: the tablet says that it was sent back', async () => {
  await city.fill(one);
  await one.sync();
  await one.sign(city.sheet);
  one.line.next = ['lost'];
  await one.sync();
  await city.sendBack();
  await one.sync();
  expect(one.sheet(city.sheet)).toMatchObject({ isOpen: true, data: { notice: 'returned', edition: 2 } });
  expect(await submissionOn(one)).toBeUndefined();
  expect(await sealedSheets()).toHaveLength(1);
});

test('taken back before it went: nothing is sealed, and the sheet is open', async () => {
  await city.fill(one);
  await one.sync();
  await one.sign(city.sheet);
  expect(await one.unsign(city.sheet)).toBe(true);
  expect(one.sheet(city.sheet).isOpen).toBe(true);
  await one.sync();
  expect(one.line.calls).not.toContain('submit');
  expect((await city.read()).state).toBe('draft');
});

test('taken back while the outbox is being emptied: it does not go', async () => {
  await city.fill(one);
  await one.sign(city.sheet);
  one.line.during = async (moment, call) => {
    if (call !== 'sendChanges' || moment !== 'after') return;
    one.line.during = undefined;
    expect(await one.unsign(city.sheet)).toBe(true);
  };
  await one.sync();
  expect((await city.read()).state).toBe('draft');
  expect(one.sheet(city.sheet).isOpen).toBe(true);
});

test('signed twice before it went: the last signature goes, once', async () => {
  await city.fill(one);
  await one.sync();
  await one.sign(city.sheet);
  await one.sign(city.sheet, {
    png: one.sheet(city.sheet).submission!.signature.png,
    strokes: [[{ x: 7, y: 7 }]]
  });
  await one.sync();
  expect(one.line.calls.filter((each) => each === 'submit')).toHaveLength(1);
  const signatures = await city.system.store.read(({ orm, t }) => orm.select().from(t.signature));
  expect(signatures.filter(({ sheet }) => sheet === city.sheet).map(({ strokes }) => strokes)).toEqual([
    [[{ x: 7, y: 7 }]]
  ]);
});

test('signed again while the first may have gone: the first stands', async () => {
  await city.fill(one);
  await one.sync();
  const signed = await one.sign(city.sheet);
  one.line.next = ['lost'];
  await one.sync();
  await one.sign(city.sheet, {
    png: one.sheet(city.sheet).submission!.signature.png,
    strokes: [[{ x: 7, y: 7 }]]
  });
  expect(await one.outbox()).toMatchObject([{ kind: 'submission', tries: 1 }]);
  expect((await submissionOn(one))!.signature.strokes).not.toEqual([[{ x: 7, y: 7 }]]);
  await one.sync();
  expect((await city.read()).sealed).toBe(signed);
  expect(await one.outbox()).toEqual([]);
  expect(one.sheet(city.sheet).data.notice).toBeUndefined();
});

test('another tablet changed a row since: refused, the sheet is open again with the new row, and can be signed then', async () => {
  await city.fill(one);
  await one.sync();
  const two = await city.tablet();
  await two.type(city.sheet, ROW, { met: 'no' });
  await two.sync();
  await one.sign(city.sheet);
  await one.sync();
  expect(await submissionOn(one)).toMatchObject({
    refused: { code: 'sheet-changed', text: '为何：sheet-changed' }
  });
  expect((await city.read()).state).toBe('draft');
  expect(one.sheet(city.sheet)).toMatchObject({ isOpen: true, typed: { [ROW]: { met: 'no' } } });
  const again = await one.sign(city.sheet);
  await one.sync();
  expect((await city.read()).sealed).toBe(again);
});

test('a row of it meets a conflict on the way: it is not sent', async () => {
  const two = await city.tablet();
  await city.fill(two);
  await two.sync();
  await city.fill(one, { [ROW]: { met: 'no' } });
  await one.sign(city.sheet);
  await one.sync();
  expect(one.line.calls).not.toContain('submit');
  expect(await submissionOn(one)).toMatchObject({ refused: { code: 'rows-open' } });
  expect(one.sheet(city.sheet).isOpen).toBe(true);
  await one.resolve(city.sheet, ROW, 'theirs');
  const signed = await one.sign(city.sheet);
  await one.sync();
  expect((await city.read()).sealed).toBe(signed);
});

test('both tablets signed the same: sealed once, told on neither as somebody else’s act', async () => {
  await city.fill(one);
  await one.sync();
  const two = await city.tablet();
  expect(await one.sign(city.sheet)).toBe(await two.sign(city.sheet));
  await one.sync();
  await two.sync();
  expect(await sealedSheets()).toHaveLength(1);
  for (const tablet of [one, two]) {
    expect(tablet.sheet(city.sheet).data).toMatchObject({ state: 'sealed' });
    expect(tablet.sheet(city.sheet).data.notice).toBeUndefined();
  }
});

test('not whole: the server seals nothing, says why, and the sheet is open', async () => {
  await one.type(city.sheet, ROW, city.answers[ROW]!);
  await one.sync();
  await one.sign(city.sheet);
  await one.sync();
  expect((await submissionOn(one))?.refused?.code).toBe('unanswered');
  expect(one.sheet(city.sheet).isOpen).toBe(true);
});
