/**
 * The words of deliberation: where experts disagree, what is decided, one studio's sheets beside each other. Points are
 * JSON numbers here, instants and dates ISO text.
 */

export interface DeliberationTexts {
  heading: string;
  /** what the page found, as its heading */
  finding(found: { over: number; limit: number; ties: number; outliers: number }): string;
  intro: string;
  draft: { heading: string; text: string; toSetup: string };
  ready: ReadyTexts;
  problems(count: number): string;
  open(sheets: number): string;
  openSheet(expert: string, state: 'draft' | 'returned'): string;
  incomplete: string;
  unfit(number: number): string;
  ties: TieTexts;
  decisions: DecisionTexts;
  studios: {
    heading: string;
    caption(from: number, to: number, total: number, limit: number): string;
    search: string;
    searchHint: string;
    show: string;
    over: string;
    apart: string;
    none: { heading: string; text: string };
    columns: {
      name: string;
      code: string;
      sheets: string;
      mean: string;
      lowest: string;
      highest: string;
      spread: string;
      notes: string;
    };
    beyond: string;
    outliers(count: number): string;
    differences(count: number): string;
    status: { deferred: string; withdrawn: string };
    veto: string;
    waiting(count: number): string;
  };
  rows: {
    title(row: string): string;
    even: string;
    measure: string;
    columns: [row: string, max: string, mean: string, widest: string, where: string, studios: string];
    series: string;
  };
  severity: {
    title(found: { severe: string | null; lenient: string | null }): string;
    measure: string;
    columns: [expert: string, severity: string, studios: string];
    line: string;
    series: string;
    unit: string;
    none: string;
  };
  outliers: {
    heading(count: number): string;
    how(limit: number): string;
    columns: { studio: string; expert: string; total: string; others: string; distance: string };
    none: string;
    more(count: number): string;
  };
  differences: {
    heading(count: number): string;
    how: string;
    columns: { studio: string; row: string; expert: string; fact: string; entered: string; note: string };
    none: string;
    noNote: string;
  };
  studio: StudioTexts;
  panel: { heading: string; text: string; back: string };
}

export interface ReadyTexts {
  heading: string;
  text: string;
  sheets(sealed: number, all: number): string;
  unsealed(count: number): string;
  quorum(count: number, quorum: number): string;
  done: string;
  waits: string;
  toProgress: string;
  begin: string;
  beginSays: string;
  cannot: string;
}

export interface TieTexts {
  heading: string;
  group(studios: number, seats: number): string;
  none: string;
  howTo: string;
  place(name: string): string;
  order: string;
  up(name: string): string;
  down(name: string): string;
  within: string;
  by: string;
  byHint: string;
  on: string;
  minutes: string;
  minutesHint: string;
  papers: string;
  record: string;
  unequal: string;
}

export interface DecisionTexts {
  heading: string;
  none: string;
  tie(number: number): string;
  override(number: number, seats: number): string;
  by(by: string, on: string): string;
  minutes: string;
  withdrawn(reason: string): string;
  withdraw: string;
  withdrawThis: string;
  withdrawSays: string;
}

export interface StudioTexts {
  back: string;
  finding(found: { spread: number | null; limit: number; sheets: number }): string;
  sheetState: { draft: string; returned: string; sealed: string };
  row: string;
  fact: string;
  spread: string;
  mean: string;
  own: string;
  wide: string;
  base: string;
  bonus: string;
  total: string;
  caption: string;
  factBy(by: string, on: string): string;
  differs: string;
  photo(number: number): string;
  file(name: string): string;
  close: string;
  show: { label: string; all: string; wide: string };
  actions: string;
  return: {
    action: string;
    says: string;
    rows: string;
    rowsHint: string;
    reasonHint: string;
    submit: string;
  };
  take: { action: string; says: string; submit: string };
  status: {
    heading: string;
    now: { graded: string; deferred: string; withdrawn: string };
    choose: string;
    defer: string;
    withdraw: string;
    back: string;
    says: { deferred: string; withdrawn: string; graded: string };
    submit: { deferred: string; withdrawn: string; graded: string };
    open: { deferred: string; withdrawn: string; graded: string };
    reason(text: string): string;
  };
  veto: {
    heading: string;
    none: string;
    add: string;
    says: string;
    trigger: string;
    note: string;
    noteHint: string;
    papers: string;
    submit: string;
    withdraw: string;
    withdrawSays: string;
    withdrawSubmit: string;
    noGrades: string;
  };
  papers: string;
  closed: string;
  onlyDeliberation: string;
}
