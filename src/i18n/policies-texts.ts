/** The words of the pages on regulations: the list, one of them with its citations, two versions compared, a new one taken in. */
import type { ConsequenceData } from '#lib/domain/policy.ts';
import type { Part } from '#lib/domain/policy-difference.ts';

export interface PoliciesTexts {
  heading: string;
  intro: string;
  none: { heading: string; text: string };
  importLink: string;
  columns: {
    title: string;
    docNo: string;
    status: string;
    effective: string;
    assessments: string;
    rounds: string;
    versions: string;
  };
  status: { 'in-force': string; draft: string };
  noNumber: string;
  effective(from: string | null, to: string | null): string;
  rounds(count: number): string;
  versions(count: number): string;
  /** on the page of one */
  back: string;
  contents: string;
  print: string;
  oldVersion(day: string): string;
  latest: string;
  local: string;
  localWhy: string;
  /** where a value has neither a citation nor a reason */
  noSource: string;
  source: string;
  assessment: AssessmentTexts;
  consequences: {
    heading: string;
    none: string;
    ungraded: string;
    line(consequence: ConsequenceData, name: string): string;
    may: string;
    attempt(attempt: 1 | 2): string;
  };
  triggers: {
    heading: string;
    intro: string;
    none: string;
    window(years: number): string;
    reading(reason: string): string;
  };
  rubric: {
    heading: string;
    intro(base: number, bonus: number): string;
    tableIsLocal(reason: string): string;
    columns: {
      number: string;
      category: string;
      criterion: string;
      max: string;
      rule: string;
      source: string;
    };
    category(title: string, max: number, isBonus: boolean): string;
    bonus: string;
    evidence: string;
    parameter(name: string): string;
    note(number: number): string;
  };
  articles: { heading: string; intro: string };
  history: {
    heading: string;
    columns: { version: string; day: string; note: string };
    firstNote: string;
    noNote: string;
    shown: string;
    compareHeading: string;
    from: string;
    to: string;
    compare: string;
    version(day: string, digits: string): string;
    digest: string;
  };
  difference: {
    heading(title: string): string;
    same: string;
    count(parts: number, values: number): string;
    parts: { readonly [P in Part]: string };
    change: { added: string; removed: string; changed: string };
    columns: { what: string; before: string; after: string };
    absent: string;
    empty: string;
    order: string;
    yes: string;
    no: string;
    /** a part of a path, as `percent`; undefined: shown as it is */
    word(name: string): string | undefined;
    chooseHeading: string;
    swap: string;
  };
  take: TakeTexts;
}

export interface AssessmentTexts {
  heading(title: string): string;
  graded: string;
  ungraded: string;
  on: { label: string; total: string; base: string };
  band: string;
  from(min: number): string;
  range(min: number, below: number): string;
  /** the last band, from 0 */
  below(least: number): string;
  cap: {
    label: string;
    none: string;
    percent(percent: number): string;
    strict: string;
    principle: string;
    strictLabel: string;
  };
  aggregation: { label: string; mean: string; 'trimmed-mean': string };
  trimFrom: { label: string; sheets(count: number): string };
  quorum: { label: string; sheets(count: number): string };
  tieBreak: { label: string; base: string; order(titles: readonly string[]): string };
  secondAttempt: { label: string; best(title: string): string };
}

/** Taking a folder in. */
export interface TakeTexts {
  heading: string;
  intro: string;
  files: string;
  filesHint: string;
  folder: string;
  check: string;
  checking: string;
  missing: string;
  tooLarge(name: string, most: number): string;
  faults: {
    heading(count: number): string;
    text: string;
    columns: { place: string; fault: string };
    more(count: number): string;
  };
  place(file: string, line: number, column: number): string;
  encoding: string;
  good: { heading(title: string): string; cases(count: number): string };
  same: { heading: string; text: string };
  fresh: string;
  newer(count: number): string;
  used(rounds: number): string;
  note: string;
  noteHint: string;
  noteMissing: string;
  submit: string;
  submitNewer: string;
  done(title: string): string;
  see: string;
  unchanged: string;
}
