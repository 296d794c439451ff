/** Short messages about what was just done. What must not be missed is a Notice or a dialog, never one of these. */

export interface Toast {
  id: number;
  text: string;
}

/** ms; long enough to read it twice */
const SHOWN_FOR = 6000;

let last = 0;
const shown = $state<Toast[]>([]);

export const toasts = (): readonly Toast[] => shown;

export function toast(text: string): void {
  const id = ++last;
  shown.push({ id, text });
  setTimeout(() => dropToast(id), SHOWN_FOR);
}

export function dropToast(id: number): void {
  const index = shown.findIndex((each) => each.id === id);
  if (index >= 0) shown.splice(index, 1);
}
