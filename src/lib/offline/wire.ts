/**
 * What goes between a device and the server, as JSON. Shapes only: both sides compile against them.
 * Figures: points in hundredths, amounts as JSON numbers, instants in ms of UTC, dates as ISO text.
 */
import type { Rubric } from '#lib/domain/rubric.ts';

/** One row as it was entered: the method's keys, and `note` and `evidence`. Also what is not whole or wrong yet. */
export type Entry = Readonly<Record<string, unknown>>;

/** GET /api/take-along: all that an expert needs to score the own studios without a network. */
export interface TakeAlong {
  /** the account's id */
  user: string;
  /** the account's name */
  name: string;
  /** by the server's clock */
  at: number;
  /** by policy version: a version never changes */
  tables: Record<string, Table>;
  sheets: SheetData[];
}

/** A scoring table with the regulation that it belongs to. */
export interface Table {
  policy: { id: string; title: string; docNo: string | null; isDraft: boolean };
  rubric: Rubric;
}

export type SheetState = 'draft' | 'sealed' | 'returned' | 'reassigned';

export interface SheetData {
  sheet: string;
  round: {
    id: string;
    code: string;
    title: string;
    /** the assessment's title */
    assessment: string;
    state: 'scoring' | 'deliberation';
    policyVersion: string;
  };
  /** the code in the round, and what the card of it shows */
  participant: string;
  name: string;
  unit: string | null;
  trade: string | null;
  address: string | null;
  district: string | null;
  /** the expert's pseudonym in the round */
  expert: string;
  state: SheetState;
  edition: number;
  entries: SavedEntry[];
  facts: FactData[];
  /** of the edition that counts, while it is sealed */
  sealed: { contentHash: string; at: number } | null;
  /** latest last; `rows` are criteria */
  returns: { edition: number; reason: string; rows: string[]; at: number }[];
  evidence: EvidenceData[];
}

export interface SavedEntry {
  criterion: string;
  input: Entry;
  points: number | null;
  revision: number;
  at: number;
}

/** 核实数据 */
export interface FactData {
  criterion: string;
  amount: number;
  checkedBy: string;
  checkedOn: string;
}

export interface EvidenceData {
  id: string;
  criterion: string;
  fileName: string;
  mediaType: string;
  size: number;
  /** SHA-256, hex */
  digest: string;
}

/** POST /api/changes: `{ changes: Change[] }` → `{ outcomes: ChangeOutcome[] }`, in the same order. */
export interface Change {
  /** made on the device, so that the same change sent twice is one change */
  id: string;
  sheet: string;
  edition: number;
  criterion: string;
  input: Entry;
  baseRevision: number;
  at: number;
}

export interface ChangeOutcome {
  id: string;
  outcome: 'applied' | 'same' | 'conflict' | 'refused';
  revision: number;
  points: number | null;
  problems: ProblemText[];
  current?: { input: Entry; revision: number; at: number };
}

/** Why something was refused: a code for the program, words for the person. */
export interface ProblemText {
  code: string;
  path: string | null;
  text: string;
}

/** POST /api/sheets/:sheet/submission, with an Idempotency-Key */
export interface Submission {
  edition: number;
  contentHash: string;
  signature: Signature;
}

export interface Signature {
  /** base64 */
  png: string;
  strokes: { x: number; y: number; time?: number; pressure?: number }[][];
}

/** The header that says whose device store speaks: another person's session must not send it. */
export const USER_HEADER = 'x-jiangping-user';
