/**
 * The words of the expert's pages: studios, the sheet, review and signature, what is kept where.
 * They go to the browser, so they import nothing heavy. Points are JSON numbers here, instants ms of UTC.
 */
import type { ProblemDetails } from '#lib/domain/problem.ts';
import type { Language } from './messages.ts';
import type { SyncTexts } from './sheet-sync-texts.ts';

/** What can be wrong with one row. Another code is said by `other`. */
export type RowFaultCode =
  | 'points-missing'
  | 'points-above-max'
  | 'points-negative'
  | 'off-step'
  | 'partial-not-between'
  | 'missing-key'
  | 'not-a-number'
  | 'too-large'
  | 'too-many-decimals'
  | 'fractional-count'
  | 'amount-negative'
  | 'count-negative'
  | 'evidence-missing'
  | 'note-missing'
  | 'bad-text'
  | 'text-too-long'
  | 'superfluous-input';

/** A row's own numbers, for a sentence about what may be entered. */
export interface FaultRow {
  unit: string;
  /** the points that may be given: from, to, in steps of */
  least: number;
  most: number;
  step: number;
  /** those near the ones that were given */
  nearest: readonly number[];
}

export interface SheetTexts {
  language: Language;
  dates: {
    /** an ISO date, as 9 月 8 日 */
    day(iso: string): string;
    /** as 2026 年 9 月 15 日 */
    fullDay(iso: string): string;
    /** as 14:02 */
    time(at: number): string;
    /** as 9 月 15 日 14:02 */
    moment(at: number): string;
  };
  row: RowTexts;
  faults: { [C in RowFaultCode]: (detail: ProblemDetails[C], row: FaultRow) => string } & { other: string };
  /** the parts of a row that nothing was entered for yet */
  partsOpen(titles: readonly string[]): string;
  /** a fault of one part */
  ofPart(title: string, fault: string): string;
  inputs: InputTexts;
  entry: EntryTexts;
  photos: PhotoTexts;
  conflict: ConflictTexts;
  index: {
    label: string;
    open(count: number): string;
    done(count: number): string;
    place(number: number, rows: number, bonus: boolean): string;
    subtotal: string;
  };
  tally: TallyTexts;
  sync: SyncTexts;
  studios: StudiosTexts;
  table: TableTexts;
  signature: SignatureTexts;
  review: ReviewTexts;
}

export interface RowTexts {
  /** names a row for a screen reader: 第 6 行 配套资金 */
  name(number: number, title: string): string;
  of(max: number): string;
  unanswered: string;
  faulty: string;
  announce(row: {
    number: number;
    title: string;
    points: number | null;
    max: number;
    reason: string;
    total: number | null;
  }): string;
  note: string;
  noteCount(count: number): string;
  notePlaceholder: string;
  noteAsked: string;
  evidence: string;
  evidenceAsked: string;
  evidenceLine(number: number): string;
  evidencePlaceholder: string;
  addEvidence: string;
  removeEvidence(number: number): string;
  returned(reason: string): string;
  notKept: string;
  locked: string;
  fact: string;
  factTake(amount: string): string;
}

export interface InputTexts {
  points: string;
  amount(unit: string): string;
  less(step: number): string;
  more(step: number): string;
  fine(step: number): string;
  met: { yes: string; partial: string; no: string };
  partialPoints: string;
  between(required: number, unit: string): string;
  all: string;
  none: string;
  nothing: string;
  worth(points: number): string;
  each(points: number): string;
  present: string;
  absent: string;
}

/** An entry in words: one side of a conflict, a cell of the table. */
export interface EntryTexts {
  nothing: string;
  given(points: string): string;
  met(met: string, points: string | null): string;
  amount(amount: string, unit: string): string;
  between(amount: string, points: string): string;
  allThere: string;
  missing(titles: readonly string[]): string;
  counted(title: string, count: string): string;
  part(title: string, value: string): string;
  present: string;
  absent: string;
  note(text: string): string;
  evidence(lines: readonly string[]): string;
  photos(count: number): string;
  join(parts: readonly string[]): string;
}

export interface PhotoTexts {
  take: string;
  count(count: number): string;
  file: string;
  name(number: number, name: string): string;
  open(number: number): string;
  notHere: string;
  notSent: string;
  remove: string;
  removeAsk: string;
  keep: string;
  close: string;
}

export interface ConflictTexts {
  heading: string;
  text: string;
  mine: string;
  theirs: string;
  at(moment: string): string;
  points(points: number | null): string;
  choose(side: string): string;
}

export interface TallyTexts {
  label: string;
  base: string;
  bonus: string;
  total: string;
  open(count: number): string;
  toOpen(count: number): string;
  review: string;
  /** in its place once nothing can be changed */
  view: string;
  reviewBlocked(count: number): string;
  undo: string;
  undoes(what: string): string;
}

export interface StudiosTexts {
  title: string;
  /** what there is to do, as the page's heading */
  heading(open: number, returned: number): string;
  count(all: number, sealed: number): string;
  returnedFirst: string;
  noneYet: { heading: string; text: string };
  notTaken: { heading: string; text: string; action: string };
  map(address: string): string;
  total: string;
  totalOf(max: number): string;
  rows(answered: number, rows: number): string;
  progress(answered: number, rows: number): string;
  state: {
    ready: string;
    allSent: string;
    toSend(changes: number): string;
    conflict(rows: number): string;
    returned(reason: string): string;
    signedHere: string;
    sealed: string;
    reassigned: string;
    roundClosed: string;
  };
  action: { begin: string; continue: string; mend: string; view: string; settle: string };
  /** names a card's button for a screen reader */
  actionOn(action: string, studio: string): string;
}

export interface TableTexts {
  title: string;
  annex(policy: string, docNo: string | null): string;
  head: {
    studio: string;
    unit: string;
    trade: string;
    district: string;
    round: string;
    expert: string;
    date: string;
  };
  columns: { category: string; number: string; content: string; max: string; points: string; remark: string };
  subtotal: string;
  base: string;
  bonus: string;
  total: string;
  open: string;
  jump(number: number): string;
  signature: string;
  signedBy(expert: string): string;
  hash: string;
  notSealed: string;
}

export interface SignatureTexts {
  label: string;
  hint: string;
  here: string;
  clear: string;
  undo: string;
  unable: string;
  unableText: string;
  mark: string;
  marked: string;
  drawn(strokes: number): string;
  empty: string;
  tooLong: string;
  loading: string;
  failed: string;
}

export interface ReviewTexts {
  title: string;
  back: string;
  print: string;
  openHeading(count: number): string;
  openText: string;
  sign: string;
  statement: string;
  submit: string;
  submitting: string;
  needSignature: string;
  queued: { heading: string; text: string };
  sealed: { heading: string; text(at: string): string };
  /** nothing can be changed after it */
  ask: { heading: string; text: string; confirm: string; cancel: string };
}
