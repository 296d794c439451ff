/** The words that every list shares. */
export interface ListTexts {
  search: string;
  apply: string;
  clear: string;
  all: string;
  pages: string;
  previous: string;
  next: string;
  export: string;
  found(from: number, to: number, total: number): string;
  noneFit: { heading: string; text: string };
}
