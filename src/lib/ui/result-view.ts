/** What the result page shows, and nothing more: plain values, so that no sheet or expert can reach the browser. */
import type { CapLineAt } from '#lib/domain/ranking-lines.ts';
import type { Reason } from '#lib/domain/results.ts';
import type { RankingFacts } from '#i18n/messages.ts';

/** Rosette, circle, diamond, dashed ring: the grade without its colour. */
export type GradeShape = 'best' | 'middle' | 'last' | 'open';

export interface GradeView {
  /** a band id, or `undecided` */
  id: string;
  /** the policy's word; null for `undecided`, which each language says itself */
  title: string | null;
  shape: GradeShape;
}

export interface StudioRow {
  kind: 'studio';
  id: string;
  name: string;
  district: string;
  trade: string | null;
  /** totals of its sheets, by nobody's name; empty where the page shows none */
  sheetTotals: readonly number[];
  rank: number | null;
  base: number | null;
  bonus: number | null;
  total: number | null;
  grade: GradeView | null;
  reason: Reason | null;
  /** the least score that it missed, where that is why it has the last grade */
  below: number | null;
  tied: boolean;
  /** shares its rank with a studio on the other side of the cap line */
  acrossCap: boolean;
}

export type LineRow =
  { kind: 'cap'; at: CapLineAt } | { kind: 'threshold'; title: string; least: number; above: number };

export interface Scale {
  from: number;
  to: number;
  /** the thresholds, where they hold for the total */
  marks: number[];
}

export interface RankingView {
  rows: (StudioRow | LineRow)[];
  facts: RankingFacts;
  counts: { grade: GradeView; count: number }[];
  hasBonus: boolean;
  /** beside name, district and score: trades, and the score's parts */
  shows: { trade: boolean; parts: boolean };
  scale: Scale;
  /** those of the round that receive no rank here, with why */
  apart: { id: string; name: string; standing: 'deferred' | 'withdrawn' | 'incomplete' }[];
}

export interface DerivationView {
  id: string;
  name: string;
  total: number | null;
  grade: GradeView | null;
  sentences: string[];
}

export interface ResultView {
  policy: { title: string; docNo: string | null; draft: boolean };
  assessment: string;
  date: string;
  secondAttempt: boolean;
  participants: number;
  ranking: RankingView;
  /** sentences that whoever reads the results must see */
  notices: string[];
  digest: string;
  /** null: none chosen; `unknown`: the round has no such studio */
  derivation: DerivationView | 'unknown' | null;
}
