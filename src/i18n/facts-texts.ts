/** The words of verified figures: what was checked before the experts came, by whom, and what is still missing. */
export interface FactsTexts {
  heading: string;
  finding(missing: { studios: number; figures: number }): string;
  intro: string;
  none: { heading: string; text: string };
  noRows: { heading: string; text: string };
  closed(stage: string): string;
  caption(from: number, to: number, total: number): string;
  search: string;
  searchHint: string;
  show: string;
  missing: string;
  noneFit: { heading: string; text: string };
  columns: { studio: string; code: string; missing: string };
  notYet: string;
  form: FactFormTexts;
  history: {
    heading: string;
    none: string;
    columns: { on: string; amount: string; by: string; note: string; papers: string };
    now: string;
  };
  status: { deferred: string; withdrawn: string };
  download: string;
}

export interface FactFormTexts {
  heading(studio: string): string;
  how: string;
  /** below the label: what gives full points, and what holds now */
  hint(figure: { required: number; unit: string; max: number; now: number | null }): string;
  more: string;
  note: string;
  paper: string;
  by: string;
  byHint: string;
  on: string;
  save: string;
  saved(count: number, studio: string): string;
  nothing: string;
  next(studio: string): string;
  allDone: string;
  close: string;
}
