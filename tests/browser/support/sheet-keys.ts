/** The sheet by the keyboard alone. Reads the page only through what has the focus. */
import { expect, type Page } from '@playwright/test';
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import type { Rubric } from '#lib/domain/rubric.ts';
import type { Answers, Entry } from './sheet-answers.ts';

/** The name of what has the focus, as a screen reader gets it, and the row that it is in. */
export const focused = (page: Page): Promise<{ name: string; row: string | null; role: string }> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return {
      name: (at?.getAttribute('aria-label') ?? at?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim(),
      row: at?.closest('article')?.id ?? null,
      role: at?.getAttribute('role') ?? at?.getAttribute('type') ?? at?.localName ?? ''
    };
  });

const FAR = 90;

/** Presses Tab until the focus is on something with this name. */
export async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const seen: string[] = [];
  for (let press = 0; press < FAR; press++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (name.test(at.name)) return;
    seen.push(at.name);
  }
  throw new Error(`${key} does not lead to ${String(name)}: ${seen.join(' | ')}`);
}

export const expectInRow = (page: Page, number: number): Promise<void> =>
  expect.poll(async () => (await focused(page)).row).toBe(`row-${number}`);

/** Begins with the focus in the first row. Enter and Ctrl+↓ take turns in walking on, where both may. */
export async function fillByKeys(page: Page, { criteria }: Rubric, answers: Answers): Promise<void> {
  for (const [index, criterion] of criteria.entries()) {
    await expectInRow(page, index + 1);
    const entry = answers[criterion.id] ?? {};
    await enter(page, criterion, entry, index % 2 === 0);
    if (typeof entry.note === 'string') {
      await tabTo(page, /备注$/u);
      await page.keyboard.type(entry.note);
    }
    for (const text of (entry.evidence ?? []) as string[]) {
      await tabTo(page, /写一条佐证$/u);
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await focused(page)).name).toMatch(/佐证材料 \d+$/u);
      await page.keyboard.type(text);
    }
    if (index === criteria.length - 1) return;
    const { role } = await focused(page);
    await page.keyboard.press(index % 2 === 0 && role !== 'textarea' ? 'Enter' : 'Control+ArrowDown');
  }
}

/** The focus is on the row's first control: the first of its radios, where it has some. */
async function enter(page: Page, criterion: Criterion, entry: Entry, byDigits: boolean): Promise<void> {
  const keys = page.keyboard;
  const after = async (text: number): Promise<void> => {
    await keys.press('Tab');
    await keys.type(String(text));
  };
  switch (criterion.method) {
    case 'judgement': {
      // Quick picks lie farther apart than a step: only digits say what is between them.
      const isOneRow = criterion.max / criterion.step < 7;
      const points = entry.points as number;
      if (byDigits || !isOneRow) return keys.type(String(points));
      return pick(page, Math.round((points * 100) / criterion.step));
    }
    case 'presence': {
      const words = criterion.partial ? ['yes', 'partial', 'no'] : ['yes', 'no'];
      await pick(page, words.indexOf(entry.met as string));
      if (entry.met === 'partial') await after(entry.points as number);
      return;
    }
    case 'shortfall':
    case 'measured':
      await keys.type(String(entry.amount));
      if (entry.points !== undefined) {
        await tabTo(page, /, 得分$/u);
        const points = entry.points as number;
        await keys.type(String(points));
      }
      return;
    case 'checklist': {
      const missing = entry.missing as string[];
      if (missing.length === 0) return pick(page, 0);
      if (missing.length === criterion.parts.length) return pick(page, 1);
      for (const { id } of criterion.parts) {
        await keys.press('Tab');
        if (!missing.includes(id)) await keys.press('Space');
      }
      return;
    }
    case 'tally': {
      const counts = entry.counts as Record<string, number>;
      for (const [index, { id }] of criterion.parts.entries()) {
        if (index > 0) await keys.press('Tab');
        const count = counts[id] ?? 0;
        if (byDigits) await keys.type(String(count));
        else for (let press = 0; press < count; press++) await keys.press('ArrowUp');
      }
      return;
    }
    case 'deductions': {
      const values = entry.values as Record<string, number | boolean>;
      for (const [index, { id }] of criterion.parts.entries()) {
        if (index > 0) await keys.press('Tab');
        const value = values[id];
        if (typeof value === 'number') await keys.type(String(value));
        else await pick(page, value === true ? 0 : 1);
      }
    }
  }
}

/** Among radios of which none is chosen yet: Space takes the first, the arrows walk on. */
async function pick(page: Page, place: number): Promise<void> {
  await page.keyboard.press('Space');
  for (let press = 0; press < place; press++) await page.keyboard.press('ArrowRight');
}
