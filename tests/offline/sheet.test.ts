/** What befalls a sheet while a tablet is away: nothing that was typed is dropped without a word. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Policy } from '#lib/domain/policy.ts';
import { beginDeliberation } from '#lib/server/services/begin-deliberation.ts';
import { importPolicy } from '#lib/server/services/import-policy.ts';
import { scoreAll } from '../server/support/score.ts';
import { OPERATOR } from '../server/support/system.ts';
import { City } from './support/city.ts';
import { WORDS, type Tablet } from './support/tablet.ts';

let city: City;
let one: Tablet;
let two: Tablet;
const ROW = 'media';
const LATE = { met: 'no', note: '封存前写下' };

beforeAll(async () => {
  city = await City.make();
});
afterAll(() => city.system.drop());
beforeEach(async () => {
  await city.nextRound();
  [one, two] = [await city.tablet(), await city.tablet()];
});

async function seal(tablet: Tablet): Promise<void> {
  await city.fill(tablet);
  await tablet.sync();
  await tablet.sign(city.sheet);
  await tablet.sync();
  expect((await city.read()).state).toBe('sealed');
}

const texts = async (tablet: Tablet) =>
  (await tablet.aside()).texts.filter(({ criterion }) => criterion !== '');
const notice = (tablet: Tablet) => tablet.sheet(city.sheet).data.notice;

test('sealed on the other tablet: what was typed here is set aside with the reason, in the row’s own words', async () => {
  await two.sync();
  await two.type(city.sheet, ROW, LATE);
  await seal(one);
  await two.sync();
  const title = city.world.policy.rubric.criteria.find(({ id }) => id === ROW)!.title;
  expect(await texts(two)).toMatchObject([
    { criterion: ROW, title, input: LATE, why: '为何：sheet-sealed', studio: '示范工作室 01' }
  ]);
  expect(await two.draft(city.sheet, ROW)).toBeUndefined();
  expect(await two.outbox()).toEqual([]);
  expect(notice(two)).toBe('sealed-elsewhere');
  expect(notice(one)).toBeUndefined();
  expect(two.sheet(city.sheet).isOpen).toBe(false);
  expect(await city.refusedTexts()).toContainEqual(
    expect.objectContaining({ input: LATE, code: 'sheet-sealed' })
  );
});

test('sealed while something is being asked: mine is set aside', async () => {
  await one.type(city.sheet, ROW, city.answers[ROW]!);
  await two.type(city.sheet, ROW, LATE);
  await one.sync();
  await two.sync();
  await seal(one);
  await two.sync();
  expect(await texts(two)).toMatchObject([{ input: LATE, why: WORDS.sealed }]);
});

test('sent back: the tablet says why, the sheet is open, and a row typed before is asked', async () => {
  await seal(one);
  await two.sync();
  await city.sendBack([ROW], '请核对报道');
  await one.sync();
  expect(notice(one)).toBe('returned');
  expect(one.sheet(city.sheet)).toMatchObject({ isOpen: true, data: { state: 'returned', edition: 2 } });
  expect(one.sheet(city.sheet).data.returns).toMatchObject([{ reason: '请核对报道', rows: [ROW] }]);
  await one.type(city.sheet, ROW, LATE);
  await one.sync();
  expect(await city.row(ROW)).toEqual({ input: LATE, revision: 2 });
});

test('typed for an edition that is over: not applied and not lost, the person is asked', async () => {
  await city.fill(two);
  await two.sync();
  await one.sync();
  await two.type(city.sheet, ROW, LATE);
  await one.sign(city.sheet);
  await one.sync();
  await city.sendBack();
  await two.sync();
  expect(await two.draft(city.sheet, ROW)).toMatchObject({
    input: LATE,
    edition: 2,
    conflict: { input: city.answers[ROW], revision: 1 }
  });
  expect(await two.outbox()).toEqual([]);
  await two.resolve(city.sheet, ROW, 'mine');
  await two.sync();
  expect(await city.row(ROW)).toEqual({ input: LATE, revision: 2 });
});

test('sent back after a change whose answer was lost: the row says it already, and nothing is asked', async () => {
  await city.fill(two);
  two.line.next = ['lost'];
  await two.sync();
  await one.sync();
  await one.sign(city.sheet);
  await one.sync();
  await city.sendBack();
  await two.sync();
  expect(await two.db.count('draft')).toBe(0);
  expect(await two.outbox()).toEqual([]);
  expect(await city.history()).toHaveLength(Object.keys(city.answers).length);
});

test('taken away: what is still here is set aside, the sheet goes, and the tablet says so', async () => {
  await one.type(city.sheet, 'signboard', { met: 'yes' });
  await one.sync();
  await one.type(city.sheet, ROW, LATE);
  const photo = await one.photograph(city.sheet, ROW, '报道.png');
  await city.reassign(true);
  await one.sync();
  expect(one.screen.has(city.sheet)).toBe(false);
  expect(await texts(one)).toMatchObject([{ input: LATE, why: '为何：sheet-reassigned' }]);
  const { photos, texts: all } = await one.aside();
  expect(photos).toMatchObject([{ id: photo.id, isAside: true, name: '报道.png' }]);
  expect(all).toContainEqual(
    expect.objectContaining({ criterion: '', studio: '示范工作室 01', why: WORDS.gone })
  );
  expect(await one.outbox()).toEqual([]);
});

test('taken away while something is being asked: mine is set aside', async () => {
  await one.type(city.sheet, ROW, { met: 'yes' });
  await two.type(city.sheet, ROW, LATE);
  await one.sync();
  await two.sync();
  await city.reassign(true);
  await two.sync();
  expect(await texts(two)).toMatchObject([{ input: LATE, why: WORDS.gone }]);
  expect(await two.db.count('draft')).toBe(0);
});

test('taken away and given back: the sheet is here again with what the server has; what was set aside stays aside', async () => {
  await one.type(city.sheet, 'signboard', { met: 'yes' });
  await one.sync();
  const photo = await one.photograph(city.sheet, ROW, '报道.png');
  await city.reassign(true);
  await one.sync();
  await city.reassign(false);
  await one.sync();
  expect(one.sheet(city.sheet)).toMatchObject({ isOpen: true, data: { edition: 2 } });
  expect(one.sheet(city.sheet).typed['signboard']).toEqual({ met: 'yes' });
  expect((await one.aside()).photos.map(({ id }) => id)).toEqual([photo.id]);
  expect((await city.read()).evidence).toEqual([]);
});

test('a sealed sheet whose round went on goes without a word', async () => {
  await seal(one);
  await city.system.store.tx(({ orm, t }) => orm.update(t.round).set({ state: 'final' }));
  await one.sync();
  expect(one.screen.size).toBe(0);
  expect(await one.aside()).toEqual({ texts: [], photos: [] });
});

test('the round is in deliberation: a change on an open sheet is set aside', async () => {
  await one.type(city.sheet, ROW, LATE);
  await city.system.store.tx(({ orm, t }) =>
    orm.update(t.round).set({ state: 'deliberation' }).where(eq(t.round.id, city.round))
  );
  await one.sync();
  expect(await texts(one)).toMatchObject([{ input: LATE, why: '为何：round-closed' }]);
  expect(one.sheet(city.sheet).isOpen).toBe(false);
});

test('sent back in deliberation: the sheet is open on the tablet, and takes changes', async () => {
  await scoreAll(city.world).catch(() => undefined);
  await beginDeliberation(city.system, city.world.manager, { round: city.round });
  await city.sendBack();
  await one.sync();
  expect(one.sheet(city.sheet).isOpen).toBe(true);
  await one.type(city.sheet, ROW, LATE);
  await one.sync();
  expect(await city.row(ROW)).toMatchObject({ input: LATE });
});

/** The same table with one row under another name. */
async function otherTable(): Promise<string> {
  const data = JSON.parse(
    JSON.stringify(city.world.policy.data).replaceAll(`"${ROW}"`, '"press"')
  ) as Policy['data'];
  const { digest } = await importPolicy(city.system, OPERATOR, { data, newVersion: { note: '改名' } });
  return digest;
}

test('another table: rows that it has stay, what was typed in a row that is gone is set aside under its old title', async () => {
  const policyVersion = await otherTable();
  await one.type(city.sheet, ROW, LATE);
  await one.type(city.sheet, 'signboard', { met: 'yes' });
  one.line.during = async (moment, call) => {
    if (call !== 'takeAlong' || moment !== 'before') return;
    await city.system.store.tx(({ orm, t }) =>
      orm.update(t.round).set({ policyVersion }).where(eq(t.round.id, city.round))
    );
    // Typed while the new table is on its way.
    await one.type(city.sheet, ROW, { met: 'yes' }, { looks: false });
    await one.type(city.sheet, 'signboard', { met: 'no' }, { looks: false });
    await one.photograph(city.sheet, ROW, '报道.png', false);
    one.line.during = undefined;
  };
  await one.sync();
  expect(notice(one)).toBe('rubric-changed');
  const title = city.world.policy.rubric.criteria.find(({ id }) => id === ROW)!.title;
  expect(await texts(one)).toMatchObject([
    { criterion: ROW, title, input: { met: 'yes' }, why: WORDS.rowGone }
  ]);
  await one.sync();
  expect(await city.row('signboard')).toMatchObject({ input: { met: 'no' } });
  expect((await one.aside()).photos).toMatchObject([{ criterion: ROW, refused: WORDS.rowGone }]);
  expect(await one.outbox()).toEqual([]);
});

/** The sheet as a backup has it: taken now, put back by what this returns. */
async function backup(): Promise<() => Promise<void>> {
  const { store } = city.system;
  const kept = await store.read(async ({ orm, t }) => ({
    sheets: await orm.select().from(t.sheet).where(eq(t.sheet.id, city.sheet)),
    entries: await orm.select().from(t.entry).where(eq(t.entry.sheet, city.sheet)),
    changes: await orm.select().from(t.entryChange).where(eq(t.entryChange.sheet, city.sheet))
  }));
  return () =>
    store.tx(async ({ orm, t }) => {
      await orm.delete(t.entry).where(eq(t.entry.sheet, city.sheet));
      await orm.delete(t.entryChange).where(eq(t.entryChange.sheet, city.sheet));
      if (kept.changes.length > 0) await orm.insert(t.entryChange).values(kept.changes);
      if (kept.entries.length > 0) await orm.insert(t.entry).values(kept.entries);
      const [{ state, edition, changes, head, sealed }] = kept.sheets as [(typeof kept.sheets)[0]];
      await orm
        .update(t.sheet)
        .set({ state, edition, changes, head, sealed })
        .where(eq(t.sheet.id, city.sheet));
    });
}

test('a restored backup: what is typed from a state that the server lost is asked, where it has the row, else sent', async () => {
  await one.type(city.sheet, ROW, { met: 'yes' });
  await one.sync();
  const restore = await backup();
  await one.type(city.sheet, ROW, { met: 'no' });
  await one.type(city.sheet, 'signboard', { met: 'yes' });
  await one.sync();
  await restore();
  await one.type(city.sheet, ROW, LATE);
  await one.type(city.sheet, 'signboard', { met: 'no' });
  await one.sync();
  expect(await one.draft(city.sheet, ROW)).toMatchObject({
    input: LATE,
    conflict: { input: { met: 'yes' }, revision: 1 }
  });
  expect(await city.row('signboard')).toEqual({ input: { met: 'no' }, revision: 1 });
  await one.resolve(city.sheet, ROW, 'mine');
  await one.sync();
  expect(await city.row(ROW)).toEqual({ input: LATE, revision: 2 });
});

test('a restored backup: what the server had confirmed and lost is sent again or asked, though nobody types', async () => {
  await one.type(city.sheet, ROW, { met: 'yes' });
  await one.sync();
  const restore = await backup();
  await one.type(city.sheet, ROW, { met: 'no' });
  await one.type(city.sheet, 'signboard', { met: 'yes' });
  await one.sync();
  await two.sync();
  await restore();
  await one.sync();
  expect(await one.draft(city.sheet, ROW)).toMatchObject({
    input: { met: 'no' },
    conflict: { input: { met: 'yes' } }
  });
  await one.sync();
  await two.sync();
  await two.sync();
  expect(await city.row('signboard')).toEqual({ input: { met: 'yes' }, revision: 1 });
  expect((await city.history('signboard')).filter(({ outcome }) => outcome === 'applied')).toHaveLength(1);
  expect(await two.draft(city.sheet, 'signboard')).toBeUndefined();
  await one.resolve(city.sheet, ROW, 'theirs');
  await one.sync();
  await one.type(city.sheet, ROW, LATE);
  await one.sync();
  expect(await city.row(ROW)).toEqual({ input: LATE, revision: 2 });
});

test('a fact that was verified meanwhile is on the tablet, and its row is scored with it', async () => {
  await one.type(city.sheet, 'matching-funds', { amount: 9 });
  await one.sync();
  await city.verify('matching-funds', 10);
  await one.sync();
  const shown = one.sheet(city.sheet);
  expect(shown.data.facts).toMatchObject([{ criterion: 'matching-funds', amount: 10 }]);
  const row = shown.running.rows.find(({ criterion }) => criterion.id === 'matching-funds')!;
  expect(row.state).toBe('faulty');
});
