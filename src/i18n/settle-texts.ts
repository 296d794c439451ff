/** The words of the settle page: the preview with its reasons, what-if, and what brings the round on. */

export interface SettleTexts {
  heading: string;
  /** below the heading: nothing is written yet */
  lead: string;
  jump: string;
  csv: string;
  print: string;
  provisional: { heading: string; whole: string };
  blocked: BlockedTexts;
  unfit: UnfitTexts;
  settle: {
    heading: string;
    text: string;
    submit: string;
    /** what was settled, and what follows */
    done(number: number, day: string): string;
    next: string;
    stale: string;
    published: string;
    digest: string;
  };
  notYet: { heading: string; text: string; link: string };
  broken: { heading: string; text: string; link: string; more(count: number): string };
  charts: SettleChartTexts;
  derivation: DerivationTexts;
  whatIf: WhatIfTexts;
  override: OverrideTexts;
}

interface BlockedTexts {
  heading(count: number): string;
  sheets(studios: number): string;
  toSheets: string;
  incomplete(studios: number): string;
  toIncomplete: string;
  tie(studios: number, seats: number): string;
  toTie: string;
  unfit(number: number): string;
}

interface UnfitTexts {
  heading(number: number): string;
  /** what was decided */
  was(order: readonly string[]): string;
  seats(seats: number): string;
  /** the group as it is now */
  now(groups: readonly string[]): string;
  noGroup: string;
  withdraw: string;
  withdrawTitle(number: number): string;
  withdrawText: string;
}

interface SettleChartTexts {
  summary: string;
  grades: {
    title(counts: readonly { title: string; count: number }[]): string;
    measure(studios: number): string;
    column: string;
    count: string;
    share: string;
  };
  scores: {
    title(above: number, title: string, least: number, missed: number): string;
    plain(studios: number, mean: string): string;
    measure(studios: number, most: number): string;
    interval: string;
    within(from: number, to: number): string;
    threshold(title: string, least: number): string;
  };
  unit: string;
  total: string;
}

export interface DerivationTexts {
  heading: string;
  choose: string;
  unknown: string;
  back: string;
  local: string;
  apart: { deferred: string; withdrawn: string; incomplete: string };
  sheets: string;
  steps: StepTexts;
  consequences: { heading: string; open: string; none: string };
  remarks: { provisional: string; partsNeedNotAddUp: string };
}

/** One step of a derivation: what was done, and what came out. */
export interface StepTexts {
  trim: string;
  trimmed(lowest: string, highest: string): string;
  dropped(count: number): string;
  single: string;
  mean(count: number): string;
  sheets(list: readonly { expert: string; total: string }[]): string;
  parts: string;
  base(points: string): string;
  bonus(points: string): string;
  partsNote: string;
  belowQuorum: string;
  noScore: string;
  rank: string;
  rankTied(names: readonly string[]): string;
  rankBroken(names: readonly string[], by: readonly (string | null)[]): string;
  rankShared(by: readonly (string | null)[]): string;
  place(rank: number): string;
  placeShared(rank: number): string;
  reached(title: string): string;
  missed(title: string): string;
  onBase: string;
  best: string;
  quotaOf(percent: number, participants: number): string;
  quotaText: string;
  override: string;
  overridden(list: readonly { by: string; on: string; seats: number; reason: string }[]): string;
  seats(count: number): string;
  within: string;
  full: string;
  tie(names: readonly string[], seats: number): string;
  tiePlain: string;
  decided: string;
  decision(by: string, on: string, minutes: string, order: readonly string[]): string;
  veto(title: string): string;
}

export interface WhatIfTexts {
  heading: string;
  /** it writes nothing */
  nothing: string;
  reset: string;
  apply: string;
  threshold(title: string): string;
  points: string;
  cap: string;
  capHint: string;
  noCap: string;
  percent: string;
  method: string;
  mean: string;
  trimmed: string;
  trimFrom: string;
  quorum: string;
  sheets: string;
  was(value: string): string;
  badNumber(least: number, most: number): string;
  counts: string;
  now: string;
  tried: string;
  quota: string;
  incomplete(before: number, after: number): string;
  unchanged: string;
  changed(count: number): string;
  column: { studio: string; before: string; after: string };
  gone: string;
  place(rank: number | null): string;
  more(count: number): string;
  setAside(count: number): string;
}

interface OverrideTexts {
  heading: string;
  principle(citation: string | null): string;
  strict(citation: string | null): string;
  none: string;
  open: string;
  title: string;
  text: string;
  seats: string;
  reason: string;
  reasonHint: string;
  by: string;
  byHint: string;
  on: string;
  submit: string;
  done: string;
  recorded(seats: number, by: string, on: string, reason: string): string;
}
