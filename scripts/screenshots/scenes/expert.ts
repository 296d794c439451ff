/** What scenes of an expert have in common: where the sheets are, and what others do to them meanwhile. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { readSheet } from '#lib/server/services/read-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { openSheet } from '../../../tests/browser/support/visit.ts';
import type { Set } from '../scene.ts';
import type { House, Name } from '../stage.ts';

/** 专家甲's sheets in the demo's city, by their place in the list. */
export const AT = { nearlyDone: 1, begun: 2, returned: 3, sealed: 4, untouched: 5, other: 6 } as const;

export async function toSheet({ page, house }: Set, who: Name, place: number): Promise<string> {
  const { sheet } = await house.sheet(who, place);
  await takeAlong(page);
  await openSheet(page, sheet);
  return sheet;
}

/** The sheets are on the device, and the program opens without a network. */
export async function takeAlong(page: Page): Promise<void> {
  await page.goto('/studios');
  await page.locator('article').first().waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) =>
      navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })
    );
  });
}

/** The expert's other device. */
export async function saveElsewhere(
  house: House,
  who: Name,
  sheet: string,
  criterion: string,
  input: Record<string, unknown>
): Promise<void> {
  const actor = await house.actor(who);
  await house.inStore(async (system) => {
    const { entries, edition } = await readSheet(system, actor, { sheet });
    const baseRevision = entries.find((each) => each.criterion === criterion)?.revision ?? 0;
    const change = { id: randomUUID(), sheet, edition, criterion, input, baseRevision, at: Date.now() };
    await saveChanges(system, actor, { changes: [change] });
  });
}

export async function sendBack(house: House, sheet: string, rows: string[]): Promise<void> {
  const manager = await house.actor('管理人员');
  const reason = '样例退回原因：请对照凭证复核这一行，并写明差异。';
  await house.inStore((system) => returnSheet(system, manager, { sheet, reason, rows }));
}

/** A jump within the sheet, as the index does it. */
export async function toRow({ page }: Set, number: number): Promise<void> {
  await page.locator(`#row-${number} h3`).click();
  await page.locator(`#row-${number}`).evaluate((card) => card.scrollIntoView({ block: 'center' }));
}
