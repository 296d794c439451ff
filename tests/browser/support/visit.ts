/**
 * What an expert does on a tablet, as the tests say it: a row answered, a sheet filled, signed and submitted; what the strip
 * says; and what the device's own database and the server hold meanwhile, to hold the strip against.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { asNumber } from '#lib/domain/points.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { submitSheet } from '#lib/server/services/submit-sheet.ts';
import { fullEntries, SIGNATURE } from '../../server/support/score.ts';
import { photograph } from '../../../scripts/demo/pictures.ts';
import type { Workbench } from './workbench.ts';

const loaded = loadPolicy(shippedFolder('urumqi-2023'));
if (!loaded.ok) throw new Error('the shipped policy is broken');
export const policy = loaded.value;
/** in the order of the sheet */
export const ROWS = policy.rubric.criteria;
export const rowNumber = (criterion: string): number => ROWS.findIndex(({ id }) => id === criterion) + 1;

/** Only once the page that is open without a network can be opened again. */
export async function openStudios(page: Page): Promise<void> {
  await page.goto('/studios');
  await page.getByRole('heading', { name: '示范工作室 01' }).waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) =>
      navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })
    );
  });
}

export async function openSheet(page: Page, sheet: string): Promise<void> {
  await page.goto(`/sheets/${sheet}`);
  await row(page, 1).waitFor();
}

export const row = (page: Page, number: number): Locator => page.locator(`#row-${number}`);

/** The lines under the bar, the one that matters most first. */
export const strips = (page: Page): Locator => page.locator('p[role=status]:has(> svg)');
export const stripText = (page: Page): Promise<string> => strips(page).first().innerText();
/** Of the sheet's foot or the strip: what is to be done about it. */
export const stripButton = (page: Page, name: string): Locator =>
  page.locator('div:has(> p[role=status])').getByRole('button', { name, exact: true });

/** A whole answer to one row, at the first go; `less` answers it in another way that is whole too. */
export async function answer(page: Page, number: number, less = false): Promise<void> {
  const criterion = ROWS[number - 1];
  if (!criterion) throw new Error(`no row ${number}`);
  const card = row(page, number);
  const choose = (label: string): Promise<void> =>
    card
      .locator('label')
      .filter({ hasText: exactly(label) })
      .click();
  switch (criterion.method) {
    case 'judgement':
      return choose(less ? '0' : String(asNumber(criterion.max)));
    case 'presence':
      // Points for a row that asks for proof come with a photograph, elsewhere.
      return choose(less ? '否' : '是');
    case 'shortfall':
    case 'measured':
      return card
        .locator('input[type=text]')
        .first()
        .fill(String(criterion.required / 10_000 + (less ? 1 : 0)));
    case 'checklist':
      // Answered, it offers the two whole answers only while it is worked on.
      await enter(page, number);
      return choose(less ? '都没有' : '齐全');
    case 'tally':
      await enter(page, number);
      if (less) return choose('都没有，0 分');
      return card.locator('input[role=spinbutton]').last().fill('4');
    case 'deductions':
      throw new Error('no such row in this table');
  }
}

const exactly = (text: string): RegExp => new RegExp(`^\\s*${text}\\s*$`, 'u');

/** Touched first: its note and its photographs show in the row that is worked on. */
export async function enter(page: Page, number: number): Promise<void> {
  await row(page, number).locator('h3').click();
  await noteOf(page, number).waitFor();
}

export const noteOf = (page: Page, number: number): Locator => row(page, number).locator('textarea').first();

export async function note(page: Page, number: number, text: string): Promise<void> {
  await enter(page, number);
  await noteOf(page, number).fill(text);
}

/** As the camera gives it. The page says it is there once the device has kept it. */
export async function photo(page: Page, number: number, picture = number): Promise<void> {
  const card = row(page, number);
  const before = await card.locator('img').count();
  await enter(page, number);
  await card
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'IMG_0001.png', mimeType: 'image/png', buffer: photograph(picture) });
  await card.locator('img').nth(before).waitFor();
}

/** Rows that give points only with proof. */
export const PROVED = ROWS.flatMap(({ evidence }, index) => (evidence ? [index + 1] : []));

/** All 25 rows, notes in some, photographs where they are asked. */
export async function fillSheet(page: Page, rows = ROWS.map((_, index) => index + 1)): Promise<void> {
  for (const number of rows) {
    await answer(page, number);
    if (number % 5 === 0) await note(page, number, `备注 ${number}`);
    if (PROVED.includes(number)) await photo(page, number);
  }
}

export async function goToSign(page: Page): Promise<void> {
  await page.getByRole('button', { name: '复核并签名' }).click();
  await page.locator('canvas').waitFor();
}

export async function drawSignature(page: Page): Promise<void> {
  const canvas = page.locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  await page.getByText('还没有签名').waitFor();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('nowhere to sign');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (let step = 1; step <= 12; step++)
    await page.mouse.move(box.x + 40 + step * 12, box.y + 60 + (step % 4) * 9);
  await page.mouse.up();
  await page.getByText('已签名，共 1 笔').waitFor();
}

/** Signs what is on the screen. @returns the content hash that the screen shows for it */
export async function submit(page: Page): Promise<string> {
  await page.getByRole('button', { name: '签名并提交' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '提交', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  return shownHash(page);
}

/** Of what was signed: under the table. */
export async function shownHash(page: Page): Promise<string> {
  const found = page.getByText(/^[0-9a-f]{64}$/u).first();
  return (await found.innerText()).trim();
}

/** What a person can rely on: the words of the strip, and what they promise. */
export interface Promised {
  words: string;
  /** kept on the device, by the strip's count; null: it names none */
  waiting: number | null;
  isAllAtServer: boolean;
}

export async function promised(page: Page): Promise<Promised> {
  const words = await stripText(page);
  const [, count] = /(?:本机已保存|正在发送) (\d+) 项/u.exec(words) ?? [];
  return {
    words,
    waiting: count === undefined ? (words.includes('本机内容都已发送') ? 0 : null) : Number(count),
    isAllAtServer: /已存到服务器|与服务器一致/u.test(words) || words.includes('本机内容都已发送')
  };
}

export interface OnDevice {
  sheet: {
    sheet: string;
    state: string;
    entries: { criterion: string; input: Record<string, unknown> }[];
    evidence: { id: string; criterion: string }[];
  }[];
  draft: { sheet: string; criterion: string; input: Record<string, unknown>; conflict?: unknown }[];
  photo: { id: string; criterion: string; attachment: string | null; isAside?: true }[];
  submission: { sheet: string; contentHash: string }[];
  outbox: { kind: string }[];
  text: { criterion: string; input: Record<string, unknown>; why: string }[];
}

/** The device's database of an account, read beside the program. */
export const onDevice = (page: Page, user: string): Promise<OnDevice> =>
  page.evaluate(async (name) => {
    const opened = await new Promise<IDBDatabase>((done, failed) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error ?? new Error('no database'));
    });
    const stores = ['sheet', 'draft', 'photo', 'submission', 'outbox', 'text'];
    const tx = opened.transaction(stores);
    const all = await Promise.all(
      stores.map(
        (store) =>
          new Promise((done) => {
            const request = tx.objectStore(store).getAll();
            // Bytes are long and say nothing here.
            request.onsuccess = () =>
              done((request.result as object[]).map((each) => ({ ...each, bytes: 0 })));
          })
      )
    );
    opened.close();
    return Object.fromEntries(stores.map((store, index) => [store, all[index]])) as unknown as OnDevice;
  }, `jiangping:${user}`);

export const databasesOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

/** The sheet as the server has it, with every step of its history. */
export const atServer = (workbench: Workbench, sheet: string, person: 'expert' | 'otherExpert' = 'expert') =>
  workbench.inStore(async (system) => {
    const read = await readSheet(system, workbench.actors[person], { sheet });
    const changes = await system.store.read(({ orm, t }) =>
      orm.select().from(t.entryChange).where(eq(t.entryChange.sheet, sheet))
    );
    return { ...read, changes };
  });

/** As the browser says it when the network is back: the retries of a long absence are not waited for. */
export const wake = (page: Page): Promise<boolean> => page.evaluate(() => dispatchEvent(new Event('online')));

/** The expert's other device, as the server sees it: one row, from what is there. */
export const saveElsewhere = (
  workbench: Workbench,
  sheet: string,
  criterion: string,
  input: Record<string, unknown>
) =>
  workbench.inStore(async (system) => {
    const actor = workbench.actors.expert;
    const { entries, edition } = await readSheet(system, actor, { sheet });
    const baseRevision = entries.find((each) => each.criterion === criterion)?.revision ?? 0;
    const change = { id: randomUUID(), sheet, edition, criterion, input, baseRevision, at: Date.now() };
    const { outcomes } = await saveChanges(system, actor, { changes: [change] });
    if (outcomes[0]?.outcome !== 'applied') throw new Error(JSON.stringify(outcomes));
  });

/** Filled and signed on the expert's other device. */
export async function sealElsewhere(workbench: Workbench, sheet: string): Promise<string> {
  for (const [criterion, input] of Object.entries(fullEntries({ policy })))
    await saveElsewhere(workbench, sheet, criterion, input);
  return workbench.inStore(async (system) => {
    const actor = workbench.actors.expert;
    const { edition, contentHash } = await readSheet(system, actor, { sheet });
    const sealed = await submitSheet(system, actor, { sheet, edition, contentHash, signature: SIGNATURE });
    return sealed.contentHash;
  });
}

/** A picture of each step, where somebody asked for the series. */
export function shooter(series: string): (page: Page, name: string) => Promise<void> {
  const folder = process.env.JIANGPING_SHOTS;
  let number = 0;
  return async (page, name) => {
    number += 1;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${series}-${String(number).padStart(2, '0')}-${name}.png`) });
  };
}
