/** The words of a round's progress: the matrix, what can be done about a sheet, reminders. */

export type CellState = 'none' | 'draft' | 'sealed' | 'returned' | 'reassigned';

export interface ProgressTexts {
  heading: (sealed: number, all: number) => string;
  allSealed: (all: number) => string;
  views: { label: string; matrix: string; reminders: string };
  states: { readonly [S in CellState]: string };
  /** what a cell's mark means, beneath the matrix */
  legend: string;
  counts: (count: number) => string;
  search: string;
  filters: { state: string; expert: string; district: string; status: string };
  statuses: { graded: string; deferred: string; withdrawn: string };
  columns: { studio: string; district: string; sheets: string };
  rowSums: (sealed: number, all: number) => string;
  cell: (studio: string, expert: string, state: string) => string;
  studioCell: (studio: string) => string;
  table: string;
  compact: string;
  none: { heading: string; text: string };
  noneFit: { heading: string; text: string };
  at: {
    heading: (studio: string, expert: string | null) => string;
    state: string;
    edition: (edition: number) => string;
    answered: (answered: number, rows: number) => string;
    status: string;
    nothing: string;
    otherActs: string;
    return: { heading: string; text: string; reasonHint: string; submit: string };
    move: {
      heading: string;
      text: string;
      to: string;
      noTo: string;
      option: (expert: string, load: number) => string;
      submit: string;
    };
    add: { heading: string; text: string; to: string; choose: string; submit: string };
    standing: {
      heading: string;
      text: string;
      status: string;
      submit: string;
      back: { heading: string; text: string; submit: string };
    };
    reason: string;
    who: string;
  };
  done: { return: string; move: string; status: string };
  reminders: {
    heading: (people: number, sheets: number) => string;
    allSealed: { heading: string; text: string };
    intro: string;
    by: string;
    byHint: string;
    apply: string;
    copy: string;
    copied: string;
    copyFailed: string;
    copyAll: string;
    missing: (missing: number, all: number) => string;
    text: (person: string, round: string, items: readonly string[], by: string | null) => string;
    item: (studio: string, state: string) => string;
    of: (person: string) => string;
    move: (person: string) => string;
    moveSubmit: string;
    studio: string;
    onlyRunner: string;
  };
}
