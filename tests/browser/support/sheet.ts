/** The expert's sheet under a finger or a mouse: opening it, entering answers row by row, reading what it shows. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import { asNumber } from '#lib/domain/points.ts';
import type { RunningSheet } from '#lib/domain/running-sheet.ts';
import type { Rubric } from '#lib/domain/rubric.ts';
import type { Answers, Entry } from './sheet-answers.ts';
import { signIn } from './test.ts';

export interface Hand {
  press(target: Locator): Promise<void>;
}
export const FINGER: Hand = { press: (target) => target.tap() };
export const MOUSE: Hand = { press: (target) => target.click() };

export const MET = { yes: '是', partial: '部分', no: '否' } as const;

/** The card of a row, from 1. */
export const row = (page: Page, number: number): Locator => page.locator(`#row-${number}`);

/** Under the bar: what is kept where. */
export const strip = (page: Page): Locator => page.getByRole('status').filter({ has: page.locator('svg') });

/** Signs in as 专家甲 and waits until the sheets are on the device. */
export async function toStudios(page: Page, who: 'expert' | 'otherExpert' = 'expert'): Promise<void> {
  await signIn(page, who);
  await expect(page.getByRole('link', { name: '示范工作室 01' })).toBeVisible();
}

/** @param at a row to begin at, from 1 */
export async function openSheet(page: Page, sheet: string, at?: number): Promise<void> {
  await page.goto(`/sheets/${sheet}${at === undefined ? '' : `#row-${at}`}`);
  await expect(row(page, at ?? 1)).toBeVisible();
}

export const allSent = (page: Page, rows: number): Promise<void> =>
  expect(page.getByText(`全部 ${rows} 行已存到服务器`)).toBeVisible();

/** Every row, in order. */
export async function fill(page: Page, hand: Hand, { criteria }: Rubric, answers: Answers): Promise<void> {
  for (const [index, criterion] of criteria.entries()) {
    await fillRow(row(page, index + 1), hand, criterion, answers[criterion.id] ?? {});
  }
}

export async function fillRow(card: Locator, hand: Hand, criterion: Criterion, entry: Entry): Promise<void> {
  await enter(card, hand, criterion, entry);
  if (typeof entry.note === 'string') {
    await type(card.getByRole('textbox', { name: '备注' }), hand, entry.note);
  }
  for (const [index, text] of ((entry.evidence ?? []) as string[]).entries()) {
    await hand.press(card.getByRole('button', { name: '写一条佐证' }));
    await type(card.getByRole('textbox', { name: `佐证材料 ${index + 1}` }), hand, text);
  }
}

export async function type(field: Locator, hand: Hand, text: string): Promise<void> {
  await hand.press(field);
  await field.page().keyboard.type(text);
}

async function enter(card: Locator, hand: Hand, criterion: Criterion, entry: Entry): Promise<void> {
  switch (criterion.method) {
    case 'judgement':
      return give(card, hand, criterion, entry.points as number);
    case 'presence':
      await choose(card, hand, MET[entry.met as keyof typeof MET]);
      if (entry.met === 'partial') await walk(card, hand, criterion, entry.points as number);
      return;
    case 'shortfall':
    case 'measured':
      await type(card.getByRole('textbox', { name: '数量' }), hand, String(entry.amount));
      if (entry.points !== undefined) await walk(card, hand, criterion, entry.points as number);
      return;
    case 'checklist': {
      const missing = entry.missing as string[];
      if (missing.length === 0) return choose(card, hand, '齐全');
      if (missing.length === criterion.parts.length) return choose(card, hand, '都没有');
      for (const { id, title } of criterion.parts) {
        if (!missing.includes(id)) await hand.press(card.locator('li label').filter({ hasText: title }));
      }
      return;
    }
    case 'tally': {
      const counts = entry.counts as Record<string, number>;
      if (Object.values(counts).every((count) => count === 0)) return choose(card, hand, '都没有，0 分');
      for (const { id, title } of criterion.parts) {
        const more = card.getByRole('button', { name: `, ${title}, 加 1`, exact: false });
        for (let count = 0; count < (counts[id] ?? 0); count++) await hand.press(more);
      }
      return;
    }
    case 'deductions': {
      const values = entry.values as Record<string, number | boolean>;
      for (const { id, title } of criterion.parts) {
        const value = values[id];
        if (typeof value === 'number') {
          await type(card.getByRole('textbox', { name: `, ${title}, 数量` }), hand, String(value));
        } else {
          const group = card.getByRole('radiogroup', { name: `, ${title}` });
          await hand.press(group.locator('label').filter({ hasText: value === true ? '有' : '无' }));
        }
      }
    }
  }
}

const choose = (card: Locator, hand: Hand, word: string): Promise<void> =>
  hand.press(card.locator('.choice label').filter({ hasText: new RegExp(`^\\s*${word}\\s*$`) }));

/** A pick where there is one; else the pick below it, and the rest by +. */
async function give(card: Locator, hand: Hand, criterion: Criterion, points: number): Promise<void> {
  const picks = (await card.locator('.choice label').allInnerTexts()).map(Number);
  const pick = picks.findLast((each) => each <= points) ?? 0;
  await choose(card, hand, String(pick));
  const more = card.getByRole('button', { name: '加', exact: false });
  for (let at = pick; at < points; at += asNumber(criterion.step)) await hand.press(more);
}

/** From nothing, by + or by −, whichever is nearer. */
async function walk(card: Locator, hand: Hand, criterion: Criterion, points: number): Promise<void> {
  const step = asNumber(criterion.step);
  const apart = criterion.method === 'presence' ? step : 0;
  const most = asNumber(criterion.max) - apart;
  const [up, down] = [points / step, (most - points) / step + 1];
  const button = card.getByRole('button', { name: up <= down ? '加' : '减', exact: false });
  for (let count = 0; count < Math.min(up, down); count++) await hand.press(button);
}

/** Row by row, by category, and the equation: what the screen says against what the domain makes of the answers. */
export async function expectShown(page: Page, rubric: Rubric, expected: RunningSheet): Promise<void> {
  await expect
    .poll(() => shownPoints(page, rubric))
    .toEqual(expected.rows.map(({ points }) => (points === null ? '–' : String(asNumber(points)))));
  const subtotals = page.getByRole('navigation', { name: '考核项目' }).getByRole('link');
  for (const [index, { title, max }] of rubric.categories.entries()) {
    const words = `${title}${asNumber(expected.subtotals[index] ?? 0)} / ${asNumber(max)}`;
    await expect.poll(async () => plain(await subtotals.nth(index).innerText())).toContain(plain(words));
  }
  await expect(equation(page)).toHaveText(
    [expected.base, expected.bonus, expected.total].map((sum) => String(asNumber(sum)))
  );
}

export const shownPoints = (page: Page, { criteria }: Rubric): Promise<string[]> =>
  Promise.all(
    criteria.map((_, index) =>
      row(page, index + 1)
        .locator('.points b')
        .innerText()
    )
  );

export const equation = (page: Page): Locator =>
  page.getByRole('region', { name: '合计' }).locator('.equation b');

const plain = (text: string): string => text.replaceAll(/\s/gu, '');
