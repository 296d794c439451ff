/** The keys that walk from row to row. What they do inside a control is the control's own affair. */

/** Fields that have no use for Enter of their own. */
const LEAVES_ENTER: readonly string[] = ['text', 'radio', 'checkbox'];

export function walk(event: KeyboardEvent, onnext: () => void, onprevious: (() => void) | undefined): void {
  if (event.defaultPrevented || event.isComposing) return;
  const isModified = event.ctrlKey || event.metaKey;
  const isInField = event.target instanceof HTMLInputElement && LEAVES_ENTER.includes(event.target.type);
  const isNext = isModified
    ? event.key === 'ArrowDown' || event.key === 'Enter'
    : event.key === 'Enter' && !event.shiftKey && !event.altKey && isInField;
  const isPrevious = isModified && event.key === 'ArrowUp' && onprevious !== undefined;
  if (!isNext && !isPrevious) return;
  event.preventDefault();
  if (isNext) onnext();
  else onprevious?.();
}
