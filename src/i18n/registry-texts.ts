/** The words of the registers: studios, their import, experts. */

/** In the order in which a list shows them. */
export const STUDIO_FIELDS = [
  'code',
  'name',
  'authority',
  'unit',
  'leader',
  'trade',
  'address',
  'recognisedOn',
  'policy',
  'title'
] as const;
export type StudioField = (typeof STUDIO_FIELDS)[number];

export interface RegistryTexts {
  fields: { readonly [F in StudioField]: string };
  /** a field of a form that was left empty */
  empty: string;
  studios: StudiosTexts;
  one: StudioTexts;
  form: StudioFormTexts;
  import: ImportTexts;
  experts: ExpertsTexts;
}

interface StudiosTexts {
  heading: string;
  hint: string;
  year: string;
  last: string;
  lastRound: string;
  score: string;
  import: string;
  register: string;
  none: { heading: string; text: string; read: string };
  fileName: string;
}

interface StudioTexts {
  back: string;
  about: string;
  unknown: string;
  titles: {
    heading: string;
    none: string;
    title: string;
    since: string;
    until: string;
    reason: string;
    held: string;
    give: string;
    giveThis: string;
    end: string;
    endThis: string;
    reasonHint: string;
  };
  rounds: {
    heading: string;
    none: string;
    round: string;
    date: string;
    score: string;
    grade: string;
    noGrade: string;
    notice: string;
    noticeDays(first: string, last: string): string;
    superseded(code: string): string;
    underway(stage: string): string;
  };
  papers: string;
  correct: string;
}

interface StudioFormTexts {
  heading: string;
  intro: string;
  codeHint: string;
  unitHint: string;
  recognisedHint: string;
  policyHint: string;
  noPolicy: string;
  titleHint: string;
  choose: string;
  submit: string;
  optional(label: string): string;
}

/** What can be wrong with a file: `lib/csv/fault.ts` names the same. */
export interface FileFaultTexts {
  none: string;
  empty: string;
  encoding: string;
  markup: string;
  workbook: string;
  other: string;
  'no-rows': string;
  size(found: string, most: string): string;
  rows(most: number): string;
  control(line: number): string;
  quote(from: number, to: number): string;
  'column-missing'(columns: readonly string[]): string;
  'column-repeated'(column: string, header: string): string;
}

interface ImportTexts {
  heading: string;
  back: string;
  intro: string;
  file: string;
  fileHint(megabytes: number, rows: number): string;
  template: string;
  columns: {
    heading: string;
    required: string;
    optional: string;
    also(names: string): string;
    notes: readonly string[];
  };
  preview: string;
  again: string;
  fault: FileFaultTexts;
  lost: string;
  result: {
    heading(file: string): string;
    counts(rows: number): string;
    kinds: { new: string; differs: string; same: string; fault: string };
    units(count: number): string;
    unknown(heads: string): string;
    line: string;
    was: string;
    now: string;
    nothing: string;
    makesUnit: string;
    cell(field: string, fault: string): string;
    missing: string;
    more(count: number): string;
    allSame: { heading: string; text: string };
    allFaulty: string;
  };
  take: {
    legend: string;
    all(made: number, changed: number): string;
    allBlocked(faulty: number): string;
    good(made: number, changed: number, left: number): string;
    fresh(made: number): string;
    reason: string;
    reasonHint: string;
    submit: string;
    says: string;
  };
  /** same: as they were registered before; left: rows that were not imported */
  done(made: number, changed: number, units: number, same: number, left: number): string;
  toList: string;
}

interface ExpertsTexts {
  heading: string;
  hint: string;
  name: string;
  affiliation: string;
  unit: string;
  unitHint: string;
  authority: string;
  authorityHint: string;
  noUnit: string;
  ofUnit: string;
  register: string;
  none: { heading: string; text: string };
  form: { heading: string; intro: string; affiliationHint: string; submit: string };
  done(name: string): string;
  fileName: string;
}
