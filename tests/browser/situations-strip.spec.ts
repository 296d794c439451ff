/** The line under the bar is true at each moment: held against the device's database and the server's. */
import { seeded } from '../../src/cli/sample/random.ts';
import { expect, signIn, type Page } from './support/test.ts';
import { test } from './support/line.ts';
import {
  answer,
  atServer,
  note,
  onDevice,
  openSheet,
  openStudios,
  photo,
  promised,
  ROWS,
  stripText,
  strips,
  wake
} from './support/visit.ts';

const SEED = Number(process.env.JIANGPING_SEED ?? Date.now() % 100_000);

test('through changing weather, what the strip counts is what the device and the server hold', async ({
  workbench,
  line,
  tablet: { page }
}) => {
  test.setTimeout(120_000);
  console.log(`seed ${SEED}`);
  const random = seeded(SEED);
  const upTo = (most: number): number => Math.floor(random() * most);
  const sheet = workbench.sheets.expert.S01!;
  const { user } = workbench.actors.expert;
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheet);
  for (let step = 1; step <= 8; step++) {
    line.weather = (['down', 'clear', 'failing', 'lost'] as const)[upTo(4)]!;
    for (let left = 1 + upTo(3); left > 0; left--) {
      if (upTo(6) === 0) await photo(page, 1 + upTo(22), upTo(1000));
      else if (upTo(4) === 0) await note(page, 1 + upTo(22), `备注 ${upTo(1000)}`);
      else await answer(page, 1 + upTo(22), upTo(2) === 1);
    }
    if (line.weather === 'clear') await wake(page);
    const where = `seed ${SEED}, step ${step}, ${line.weather}`;
    await expect(async () => {
      const { words, waiting, isAllAtServer } = await promised(page);
      const { outbox, sheet: kept, draft } = await onDevice(page, user);
      // Nothing moved between the two looks.
      expect(await stripText(page)).toBe(words);
      expect(isAllAtServer, `${where}: ${words}`).toBe(outbox.length === 0);
      if (line.weather === 'clear') expect(isAllAtServer, where).toBe(true);
      if (waiting !== null) expect(waiting, `${where}: ${words}`).toBe(outbox.length);
      if (isAllAtServer && line.weather === 'clear') {
        const { entries } = await atServer(workbench, sheet);
        const [, rows] = /全部 (\d+) 行/u.exec(words) ?? [];
        expect(Number(rows ?? 0), `${where}: ${words}`).toBe(entries.length);
        expect(kept.find((each) => each.sheet === sheet)?.entries).toHaveLength(entries.length);
        expect(draft).toEqual([]);
      }
    }).toPass({ timeout: 20_000 });
  }
});

test('a change that the device has not kept yet is not counted as kept, nor as sent', async ({
  workbench,
  tablet: { page }
}) => {
  const sheet = workbench.sheets.expert.S01!;
  const { user } = workbench.actors.expert;
  await signIn(page, 'expert');
  await openStudios(page);
  await openSheet(page, sheet);
  await answer(page, 1);
  await expect(strips(page).first()).toContainText('全部 1 行已存到服务器');
  const release = await holdDisk(page, user);
  await answer(page, 1, true);
  await page.waitForTimeout(300);
  const words = await stripText(page);
  await release();
  expect(words).not.toContain('已存到服务器');
  expect(words).not.toContain('已保存');
  await expect
    .poll(async () => (await atServer(workbench, sheet)).entries)
    .toMatchObject([{ criterion: ROWS[0]!.id, input: { met: 'no' } }]);
  await expect(strips(page).first()).toContainText('全部 1 行已存到服务器');
});

/** A disk that does not answer: another transaction has the whole database. @returns what lets go of it */
async function holdDisk(page: Page, user: string): Promise<() => Promise<void>> {
  await page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
    });
    const held = { isHeld: true };
    Object.assign(globalThis, { held });
    const store = db.transaction([...db.objectStoreNames], 'readwrite').objectStore('meta');
    await new Promise<void>((begun) => {
      const again = (): void => {
        begun();
        if (held.isHeld) store.get('nothing').onsuccess = again;
        else db.close();
      };
      store.get('nothing').onsuccess = again;
    });
  }, `jiangping:${user}`);
  return () =>
    page.evaluate(() => {
      (globalThis as unknown as { held: { isHeld: boolean } }).held.isHeld = false;
    });
}
