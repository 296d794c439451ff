/**
 * Keeps what is being typed into a form in this tab until it was taken: a reload, or a session that ended and a sign-in that
 * leads back here, lose nothing. Not for passwords and files.
 */
import type { Attachment } from 'svelte/attachments';

const PREFIX = 'draft:';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** @param name of the form in the whole application, with who types and what about */
export const keepDraft =
  (name: string): Attachment<HTMLFormElement> =>
  (form) => {
    restore(form, read(name));
    const keep = (): void => write(name, typed(form));
    form.addEventListener('input', keep);
    form.addEventListener('change', keep);
    return () => {
      form.removeEventListener('input', keep);
      form.removeEventListener('change', keep);
    };
  };

export const dropDraft = (name: string): void => sessionStorage.removeItem(PREFIX + name);

/** After sign-out nobody else at this computer reads what was typed. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (each): each is Control =>
      (each instanceof HTMLInputElement && !['password', 'file', 'hidden', 'submit'].includes(each.type)) ||
      each instanceof HTMLTextAreaElement ||
      each instanceof HTMLSelectElement
  );
}

const isChecked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');

/** By place within the form, too: several controls may share a name. */
const keyOf = (control: Control, place: number): string => `${place}:${control.name}`;

function typed(form: HTMLFormElement): Record<string, string | boolean> {
  return Object.fromEntries(
    controlsOf(form).map((control, place) => [
      keyOf(control, place),
      isChecked(control) ? control.checked : control.value
    ])
  );
}

function restore(form: HTMLFormElement, draft: Readonly<Record<string, unknown>>): void {
  for (const [place, control] of controlsOf(form).entries()) {
    const kept = draft[keyOf(control, place)];
    if (isChecked(control)) {
      if (typeof kept !== 'boolean' || kept === control.checked) continue;
      control.checked = kept;
    } else {
      if (typeof kept !== 'string' || kept === control.value) continue;
      control.value = kept;
    }
    control.dispatchEvent(new Event(isChecked(control) ? 'change' : 'input', { bubbles: true }));
  }
}

function read(name: string): Record<string, unknown> {
  const text = sessionStorage.getItem(PREFIX + name);
  return text === null ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function write(name: string, draft: Record<string, string | boolean>): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
  } catch {
    // Full: what is typed is still on the screen.
  }
}
