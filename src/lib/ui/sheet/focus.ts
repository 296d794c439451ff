/** Walking the sheet: where a row's first control is, and how a row that opens stays under the finger. */
import { tick } from 'svelte';

export const rowAnchor = (row: number): string => `row-${row}`;
export const categoryAnchor = (category: string): string => `category-${category}`;

/** Puts the focus on the first control of a row, or on the row where there is none, and brings it into view. */
export function focusRow(row: number): void {
  const card = document.getElementById(rowAnchor(row));
  if (!card) return;
  const inputs = card.querySelector('.inputs');
  // Of a group of radios the checked one has the focus, where there is one.
  const control = inputs?.querySelector<HTMLElement>(CHECKED) ?? inputs?.querySelector<HTMLElement>(FIRST);
  (control ?? card).focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest' });
}

const CHECKED = 'input[type="radio"]:checked:not(:disabled)';
const FIRST = ':is(input, button):not(:disabled, [tabindex="-1"])';

/** Does what changes the heights above an element, and scrolls by as much: the next tap must hit what it aims at. */
export async function keepInPlace(element: Element, change: () => void): Promise<void> {
  const before = element.getBoundingClientRect().top;
  change();
  await tick();
  const moved = element.getBoundingClientRect().top - before;
  if (Math.abs(moved) >= 1) scrollerOf(element).scrollBy(0, moved);
}

function scrollerOf(element: Element): Element {
  let each = element.parentElement;
  while (each) {
    if (/auto|scroll/u.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight)
      return each;
    each = each.parentElement;
  }
  return document.documentElement;
}
