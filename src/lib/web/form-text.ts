/** A field of a posted form as text: one that is missing, or a file where none belongs, is empty. */
export function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}
