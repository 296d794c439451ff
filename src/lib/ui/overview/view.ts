/** What the overview shows beside its charts, and how it is asked for. Pure. */

/** A headline figure. */
export interface FigureView {
  value: string;
  unit: string;
  note: string;
}

/** The part of an address that asks what a form does, from `?` on; empty fields are left out. */
export function askedBy(form: FormData): string {
  const query = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === 'string' && value !== '') query.set(name, value);
  return `?${query.toString()}`;
}
