/**
 * The browser is killed at random moments of scoring: what the screen had shown as kept is there afterwards, and nothing is
 * there twice. JIANGPING_LONG=1: twenty kills; JIANGPING_SEED: the moments of an earlier run.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from '../../src/cli/sample/random.ts';
import { lineTo } from './support/line.ts';
import { makeTablet } from './support/tablet.ts';
import { expect, signIn, test, type Tablet, type Workbench } from './support/test.ts';
import {
  answer,
  atServer,
  note,
  onDevice,
  openSheet,
  openStudios,
  photo,
  ROWS,
  row,
  strips
} from './support/visit.ts';

const KILLS = process.env.JIANGPING_LONG === '1' ? 20 : 5;
const SEED = Number(process.env.JIANGPING_SEED ?? Date.now() % 100_000);
/** ms: a kill falls into the keeping, the sending or the rest */
const LATEST = 1_500;

/** Reports each line of the strip as soon as it is on the screen. */
const watchStrip = (): void => {
  let last = '';
  const look = (): void => {
    const words = document.querySelector('p[role=status] > svg + span')?.textContent ?? '';
    if (words !== last) console.log(`strip ${words}`);
    last = words;
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
};

test(`${KILLS} kills while scoring: nothing that was shown as kept is missing, nothing is there twice`, async ({
  workbench
}) => {
  test.setTimeout(60_000 + KILLS * 30_000);
  console.log(`seed ${SEED}`);
  const random = seeded(SEED);
  const upTo = (most: number): number => Math.floor(random() * most);
  const line = await lineTo(workbench.port);
  let shown: string[] = [];
  const tablet = await makeTablet(line.origin, {}, (context) => {
    void context.addInitScript(watchStrip);
    context.on('console', (message) => {
      const text = message.text();
      if (text.startsWith('strip ')) shown.push(text.slice('strip '.length));
    });
  });
  try {
    const sheet = workbench.sheets.expert.S01!;
    const { user } = workbench.actors.expert;
    await signIn(tablet.page, 'expert');
    await openStudios(tablet.page);
    for (let kill = 1; kill <= KILLS; kill++) {
      await openSheet(tablet.page, sheet);
      line.weather = 'clear';
      await allSent(tablet);
      const before = await accounted(workbench, sheet);
      line.weather = (['down', 'clear', 'lost', 'slow'] as const)[upTo(4)] ?? 'down';
      shown = [];
      await work(tablet, upTo);
      await sleep(upTo(LATEST));
      await tablet.kill();
      const promises = [...shown];
      await test.step(`kill ${kill}, ${line.weather}: ${promises.at(-1) ?? ''}`, async () => {
        const weather = line.weather;
        line.weather = 'down';
        await tablet.start();
        await openSheet(tablet.page, sheet);
        const here = (await onDevice(tablet.page, user)).outbox.length;
        const there = await accounted(workbench, sheet);
        for (const words of promises) {
          const where = `seed ${SEED}, kill ${kill}, ${weather}: ${words}`;
          const [, kept] = /(?:本机已保存|正在发送) (\d+) 项/u.exec(words) ?? [];
          const [, rows] = /全部 (\d+) 行已存到服务器/u.exec(words) ?? [];
          if (kept) expect(here + there.parcels - before.parcels, where).toBeGreaterThanOrEqual(Number(kept));
          if (rows) expect(there.rows, where).toBeGreaterThanOrEqual(Number(rows));
        }
      });
    }
    line.weather = 'clear';
    await allSent(tablet);
    const there = await atServer(workbench, sheet);
    const here = await onDevice(tablet.page, user);
    const kept = here.sheet.find((each) => each.sheet === sheet);
    expect(here.outbox).toEqual([]);
    expect(here.draft).toEqual([]);
    expect(there.conflicts).toEqual([]);
    expect(byRow(kept?.entries ?? [])).toEqual(byRow(there.entries));
    expect(new Set(there.changes.map(({ id }) => id)).size).toBe(there.changes.length);
    const photos = here.photo.filter((each) => each.attachment !== null).map(({ attachment }) => attachment);
    expect(there.evidence.map(({ id }) => id).toSorted()).toEqual(photos.toSorted());
    for (let number = 1; number <= ROWS.length; number++) {
      const isThere = there.entries.some(({ criterion }) => criterion === ROWS[number - 1]!.id);
      expect(await row(tablet.page, number).locator('.points').innerText(), `row ${number}`).toMatch(
        isThere ? /\d/u : /未评/u
      );
    }
  } finally {
    await tablet.remove();
    await line.close();
  }
});

async function work({ page }: Tablet, upTo: (most: number) => number): Promise<void> {
  for (let left = 2 + upTo(6); left > 0; left--) {
    // The rows that ask for proof are left to the photographs.
    const number = 1 + upTo(22);
    const kind = upTo(8);
    if (kind === 0) await note(page, number, `备注 ${upTo(1000)}`);
    else if (kind === 1) await photo(page, number, upTo(1000));
    else await answer(page, number, upTo(2) === 1);
    await sleep(upTo(300));
  }
}

async function allSent({ page }: Tablet): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(strips(page).first()).toContainText(/已存到服务器|与服务器一致/u, { timeout: 30_000 });
}

/** What arrived: changes and files. */
async function accounted(workbench: Workbench, sheet: string): Promise<{ parcels: number; rows: number }> {
  const { changes, evidence, entries } = await atServer(workbench, sheet);
  return { parcels: changes.length + evidence.length, rows: entries.length };
}

const byRow = (entries: readonly { criterion: string; input: object }[]): [string, object][] =>
  entries
    .map(({ criterion, input }): [string, object] => [criterion, input])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
