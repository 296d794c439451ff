/** A field of a posted form as text: one that is missing, or a file where none belongs, is empty. */
export function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}

/** Without the white space around it; undefined where nothing was typed. */
export function optionalText(form: FormData, field: string): string | undefined {
  const text = textOf(form, field).trim();
  return text === '' ? undefined : text;
}

/** A number as people type it, full-width digits and signs included; NaN, which every schema refuses, for anything else. */
export function numberOf(form: FormData, field: string): number {
  const text = textOf(form, field).normalize('NFKC').trim();
  return /^-?(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : NaN;
}
