/**
 * What the sheet's components are given to show. Plain data: where it is kept and how it travels is the page's affair.
 */
import type { RunningRow } from '#lib/domain/running-sheet.ts';

/** One row as it was typed: the method's keys, `note` and `evidence`. Also what is wrong or not whole yet. */
export type Entry = Readonly<Record<string, unknown>>;

export interface PhotoView {
  id: string;
  name: string;
  /** null: the picture itself is not on this device */
  url: string | null;
  isSent: boolean;
  canRemove: boolean;
}

/** One side of a conflict. Points in hundredths, `at` in ms of UTC. */
export interface SideView {
  entry: Entry;
  points: number | null;
  at: number;
}

/** 核实数据. `checkedOn` is a date in ISO text. */
export interface FactView {
  amount: number;
  checkedBy: string;
  checkedOn: string;
}

export interface RowView {
  /** from 1, through the whole table */
  number: number;
  row: RunningRow;
  entry: Entry;
  fact: FactView | null;
  photos: readonly PhotoView[];
  conflict: { mine: SideView; theirs: SideView } | null;
  /** why this row was sent back */
  returned: string | null;
  /** false: the device could not keep it */
  isKept: boolean;
  isSent: boolean;
}

/** A category in the index. Points in hundredths. */
export interface CategoryView {
  id: string;
  title: string;
  bonus: boolean;
  points: number;
  max: number;
  /** rows, and how many of them are not whole */
  rows: number;
  open: number;
}

export interface StudioCardView {
  name: string;
  unit: string | null;
  trade: string | null;
  district: string | null;
  address: string | null;
  /** hundredths; null before the first answer */
  total: number | null;
  max: number;
  rows: number;
  answered: number;
  state: StudioState;
}

export type StudioState =
  | { kind: 'ready' }
  | { kind: 'all-sent' }
  | { kind: 'to-send'; changes: number }
  | { kind: 'conflict'; rows: number }
  | { kind: 'returned'; reason: string }
  | { kind: 'signed-here' }
  | { kind: 'sealed' }
  | { kind: 'reassigned' }
  | { kind: 'round-closed' };

/** What the strip under the bar says: what is kept where, and what stands in the way. `at` in ms of UTC. */
export type SyncState =
  | { kind: 'keeping' }
  | { kind: 'sealed'; at: number }
  | { kind: 'all-sent'; rows: number; at: number }
  | { kind: 'sending'; changes: number }
  | { kind: 'offline'; changes: number; lastSent: number | null }
  | { kind: 'unreachable'; changes: number }
  | { kind: 'conflict'; rows: number }
  | { kind: 'refused'; rows: number }
  | { kind: 'signed-here' }
  | { kind: 'session-ended'; changes: number }
  | { kind: 'storage-refused' }
  | { kind: 'storage-full' }
  | { kind: 'other-tab' }
  | { kind: 'new-version' }
  | { kind: 'closed'; why: ClosedReason; changes: number };

export type ClosedReason = 'sealed' | 'returned' | 'reassigned' | 'round-closed' | 'rubric-changed';

/** What stands above and below the official table. Dates in ISO text. */
export interface TableHead {
  /** the regulation that the table belongs to, and its number */
  policy: string;
  docNo: string | null;
  round: string;
  studio: string;
  unit: string | null;
  trade: string | null;
  district: string | null;
  expert: string;
  signedOn: string | null;
}
