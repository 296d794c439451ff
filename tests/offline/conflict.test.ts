/** The same row on two tablets of one expert: both values are shown, and the person says which one stands. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { City } from './support/city.ts';
import type { Tablet } from './support/tablet.ts';

let city: City;
let one: Tablet;
let two: Tablet;
const ROW = 'media';
const [MINE, THEIRS] = [
  { met: 'yes', note: '乙板' },
  { met: 'no', note: '甲板' }
];

beforeAll(async () => {
  city = await City.make();
});
afterAll(() => city.system.drop());
beforeEach(async () => {
  await city.nextRound();
  [one, two] = [await city.tablet(), await city.tablet()];
});

/** Both typed without knowing of each other; the first was online first. */
async function disagree(): Promise<void> {
  await one.type(city.sheet, ROW, THEIRS);
  await two.type(city.sheet, ROW, MINE);
  await one.sync();
  await two.sync();
}

const conflictOn = async (tablet: Tablet) => (await tablet.draft(city.sheet, ROW))?.conflict;

test('the second is asked, with both values and when; nothing of the row goes out before the answer', async () => {
  await disagree();
  expect(await two.draft(city.sheet, ROW)).toMatchObject({
    input: MINE,
    conflict: { input: THEIRS, revision: 1 }
  });
  expect((await conflictOn(two))!.at).toBeGreaterThan(0);
  expect(await two.outbox()).toEqual([]);
  expect(two.sheet(city.sheet).typed[ROW]).toEqual(MINE);
  await two.sync();
  expect(await city.row(ROW)).toEqual({ input: THEIRS, revision: 1 });
  expect((await city.history(ROW)).map(({ outcome, input }) => [outcome, input])).toEqual([
    ['applied', THEIRS],
    ['conflict', MINE]
  ]);
});

test('“mine” is applied over what was seen of the other, and reaches the other tablet', async () => {
  await disagree();
  await two.resolve(city.sheet, ROW, 'mine');
  await two.sync();
  await one.sync();
  expect(await city.row(ROW)).toEqual({ input: MINE, revision: 2 });
  for (const tablet of [one, two]) {
    expect(tablet.sheet(city.sheet).typed[ROW]).toEqual(MINE);
    expect(await conflictOn(tablet)).toBeUndefined();
  }
});

test('“theirs” leaves the server’s row, and nothing goes out', async () => {
  await disagree();
  await two.resolve(city.sheet, ROW, 'theirs');
  expect(two.sheet(city.sheet).typed[ROW]).toEqual(THEIRS);
  expect(await two.outbox()).toEqual([]);
  await two.sync();
  expect(await city.row(ROW)).toEqual({ input: THEIRS, revision: 1 });
});

test('“theirs” does nothing to a row that is not asked any more', async () => {
  await disagree();
  const asked = two.sheet(city.sheet);
  await two.type(city.sheet, ROW, { met: 'yes', note: '另一标签页' });
  two.screen.set(city.sheet, asked);
  await two.resolve(city.sheet, ROW, 'theirs');
  expect(two.sheet(city.sheet).typed[ROW]).toMatchObject({ note: '另一标签页' });
  await two.sync();
  expect(await city.row(ROW)).toMatchObject({ input: { note: '另一标签页' } });
});

test('where the row changes once more meanwhile, the person is asked about that too', async () => {
  await disagree();
  await one.type(city.sheet, ROW, { met: 'no', note: '又改' });
  await one.sync();
  await two.sync();
  expect(await conflictOn(two)).toMatchObject({ input: { note: '又改' }, revision: 2 });
  await one.type(city.sheet, ROW, { met: 'no', note: '三改' });
  await one.sync();
  await two.resolve(city.sheet, ROW, 'mine');
  await two.sync();
  expect(await city.row(ROW)).toMatchObject({ input: { note: '三改' }, revision: 3 });
  expect(await conflictOn(two)).toMatchObject({ input: { note: '三改' }, revision: 3 });
});

test('where the other comes to what is typed here, nothing is asked any more', async () => {
  await disagree();
  await one.type(city.sheet, ROW, { note: MINE.note, met: MINE.met });
  await one.sync();
  await two.sync();
  expect(await two.draft(city.sheet, ROW)).toBeUndefined();
  expect(two.sheet(city.sheet).typed[ROW]).toEqual(MINE);
});

test('both typed the same: nothing is asked, and it stands once', async () => {
  await one.type(city.sheet, ROW, { met: 'no', note: undefined });
  await two.type(city.sheet, ROW, { met: 'no' });
  await one.sync();
  await two.sync();
  expect((await city.history(ROW)).map(({ outcome, revision }) => [outcome, revision])).toEqual([
    ['applied', 1],
    ['same', 1]
  ]);
  expect(await two.draft(city.sheet, ROW)).toBeUndefined();
});

test('a conflict about an earlier change ends where the later one comes to the same', async () => {
  two.line.next = ['offline'];
  await one.type(city.sheet, ROW, THEIRS);
  await one.sync();
  await two.type(city.sheet, ROW, MINE);
  await two.sync(); // marked as tried, never arrived
  await two.type(city.sheet, ROW, THEIRS);
  await two.sync();
  expect(await two.draft(city.sheet, ROW)).toBeUndefined();
  expect(await two.outbox()).toEqual([]);
});

test('what is typed later than the change that met a conflict is the value that is asked', async () => {
  await one.type(city.sheet, ROW, THEIRS);
  await one.sync();
  two.line.next = ['lost'];
  await two.type(city.sheet, ROW, MINE);
  await two.sync();
  await two.type(city.sheet, ROW, { met: 'yes', note: '更晚' });
  await two.sync();
  expect(await two.draft(city.sheet, ROW)).toMatchObject({
    input: { note: '更晚' },
    conflict: { input: THEIRS }
  });
  expect(await two.outbox()).toEqual([]);
});

test('news of the row does not move the base of what was typed before them', async () => {
  await two.type(city.sheet, ROW, MINE);
  two.line.next = ['offline'];
  await two.sync();
  await one.type(city.sheet, ROW, THEIRS);
  await one.sync();
  await two.type(city.sheet, ROW, { met: 'yes', note: '离线续写' });
  await two.sync();
  expect(await conflictOn(two)).toMatchObject({ input: THEIRS });
  expect(await city.row(ROW)).toEqual({ input: THEIRS, revision: 1 });
});

test('news that come while somebody types: the row is asked, not taken over', async () => {
  let typed = false;
  await one.type(city.sheet, ROW, THEIRS);
  await one.sync();
  two.line.during = async (moment, call) => {
    if (call !== 'takeAlong' || moment !== 'after' || typed) return;
    typed = true;
    await two.type(city.sheet, ROW, MINE, { looks: false });
  };
  await two.sync();
  await two.sync();
  expect(await two.draft(city.sheet, ROW)).toMatchObject({ input: MINE, conflict: { input: THEIRS } });
});
