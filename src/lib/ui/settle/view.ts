/** What the settle page shows: plain values, made on the server (routes/(desk)/rounds/[code]/settle). Experts by pseudonym. */
import type { DerivationView, GradeView, RankingView } from '../result-view.ts';

/** What has to be done before it can be settled, with the page where it is. */
export interface Block {
  text: string;
  link: { href: string; text: string } | null;
  studios: { id: string; name: string }[];
}

/** A recorded decision that fits no longer, with what it said and what is so now. */
export interface UnfitDecision {
  id: string;
  number: number;
  /** what was decided */
  was: string;
  /** why it fits no longer, and the group as it is now */
  why: string[];
  now: string;
}

export interface SettleView {
  assessment: string;
  policy: { id: string; title: string };
  ranking: RankingView;
  /** sentences that whoever reads the results must see */
  notices: string[];
  isProvisional: boolean;
  blocks: Block[];
  unfit: UnfitDecision[];
  digest: string;
  /** null: never, or not as it stands now */
  settled: { number: number; day: string } | null;
  isPublished: boolean;
  cap: CapView | null;
}

export interface CapView {
  percent: number;
  quota: number | null;
  isStrict: boolean;
  citation: string | null;
  overrides: { seats: number; by: string; on: string; reason: string }[];
}

/** One step: what was done and by which rule, what stood before over what came out. */
export interface StepView {
  text: string;
  detail: string | null;
  citation: string | null;
  /** why it is so here, where the text leaves it open */
  local: string | null;
  before: string | null;
  after: string | null;
}

export interface StudioDerivation extends Omit<DerivationView, 'sentences'> {
  standing: 'graded' | 'incomplete' | 'deferred' | 'withdrawn';
  steps: StepView[];
  consequences: string[];
  /** the grade is open, so nothing follows yet */
  isOpen: boolean;
  remarks: string[];
}

/** One studio before and after what is tried. */
export interface ChangeView {
  id: string;
  name: string;
  before: StandingView | null;
  after: StandingView | null;
}

export interface StandingView {
  rank: number | null;
  total: number | null;
  grade: GradeView | null;
}

export interface WhatIfAnswer {
  changes: ChangeView[];
  /** how many in all */
  changed: number;
  /** recorded decisions that would fit no longer */
  setAside: number;
  rows: { grade: GradeView; before: number; after: number }[];
  quota: readonly [number | null, number | null];
  incomplete: readonly [number, number];
}
