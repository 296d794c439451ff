/** From the sheet to the sealed one: the page of review, the frame of the signature, the question before it is final. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Hand } from './sheet.ts';

export const frame = (page: Page): Locator => page.locator('canvas');
export const submitButton = (page: Page): Locator => page.getByRole('button', { name: '签名并提交' });

/** What is shown below the frame, and what the table says once it is sealed. */
export const shownHash = (page: Page): Locator => page.locator('.sign code');
export const sealedHash = (page: Page): Locator => page.locator('.document code');

export async function toReview(page: Page, hand: Hand): Promise<void> {
  await hand.press(page.getByRole('button', { name: '复核并签名' }));
  await expect(page.getByRole('table', { name: '考核评分表' })).toBeVisible();
}

export async function drawByMouse(page: Page): Promise<void> {
  const [from, to] = await diagonal(page);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 8 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
  await expect(page.getByText('已签名，共 1 笔')).toBeVisible();
}

/** Playwright taps but does not draw: the finger is moved by the browser's own protocol. */
export async function drawByFinger(page: Page): Promise<void> {
  const [from, to] = await diagonal(page);
  const device = await page.context().newCDPSession(page);
  const send = (kind: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    device.send('Input.dispatchTouchEvent', { type: kind, touchPoints: points });
  await send('touchStart', [from]);
  for (let step = 1; step <= 12; step++) {
    const part = step / 12;
    const bend = Math.sin(part * Math.PI) * 20;
    await send('touchMove', [
      { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part - bend }
    ]);
  }
  await send('touchEnd', []);
  await device.detach();
  // Chromium takes a tap so soon after for a part of the same movement; a hand is never that fast.
  await page.waitForTimeout(600);
  await expect(page.getByText('已签名，共 1 笔')).toBeVisible();
}

async function diagonal(page: Page): Promise<[{ x: number; y: number }, { x: number; y: number }]> {
  await expect(page.getByText('还没有签名')).toBeVisible();
  await frame(page).scrollIntoViewIfNeeded();
  const box = await frame(page).boundingBox();
  if (!box) throw new Error('no frame to sign in');
  const at = (part: number) => ({ x: box.x + box.width * part, y: box.y + box.height * part });
  return [at(0.25), at(0.7)];
}

/** The button and the question after it. */
export async function submit(page: Page, hand: Hand): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '提交后不能修改' });
  // On a busy machine Chromium takes the first tap after a drawn stroke for a part of the stroke, now and then.
  await expect(async () => {
    if (!(await dialog.isVisible())) await hand.press(submitButton(page));
    await expect(dialog).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 40_000 });
  await hand.press(dialog.getByRole('button', { name: '提交', exact: true }));
}

export const isSealed = (page: Page): Promise<void> =>
  expect(page.getByRole('heading', { name: '已签名封存' })).toBeVisible();
