/**
 * The decisions of the sync, pure: what a server's answer means for what is kept here, and what a newer copy of a sheet
 * means for the drafts on it. Must not know: databases, the network, the screen.
 */
import type { Draft, KeptSheet, SheetNotice } from './device-db.ts';
import type { Change, ChangeOutcome, Entry, SavedEntry, SheetData } from './wire.ts';

export type Decision =
  /** the row at the server says this now */
  | { kind: 'confirmed'; saved: SavedEntry }
  /** both values are shown; nothing more of this row goes out before the person chose */
  | { kind: 'ask'; theirs: NonNullable<Draft['conflict']> }
  /** the server does not know what this went out from, as after a restored backup: once more, from what it has */
  | { kind: 'again'; baseRevision: number }
  /** made before the sheet was sent back: asked once the sheet's new edition is here */
  | { kind: 'wait' }
  /** no row can take it any more: kept as a text */
  | { kind: 'set-aside'; why: string }
  /** not acceptable as it is: stays in its field, with the reason, until it was changed */
  | { kind: 'mend'; why: string };

/** Codes that say: this sheet takes nothing any more, or not from here. */
const CLOSED = ['sheet-sealed', 'sheet-reassigned', 'sheet-foreign', 'round-closed', 'unknown-criterion'];

export function decide(
  change: Change,
  { outcome, revision, points, problems, current }: ChangeOutcome
): Decision {
  const { criterion, input, at } = change;
  switch (outcome) {
    case 'applied':
    case 'same':
      return { kind: 'confirmed', saved: { criterion, input, points, revision, at } };
    case 'conflict':
      return current ? { kind: 'ask', theirs: current } : { kind: 'again', baseRevision: revision };
    case 'refused':
      return decideRefusal(revision, problems[0]?.code ?? '', problems[0]?.text ?? '');
  }
}

function decideRefusal(revision: number, code: string, why: string): Decision {
  if (code === 'sheet-returned') return { kind: 'wait' };
  if (code === 'base-unknown' || code === 'change-differs') return { kind: 'again', baseRevision: revision };
  return CLOSED.includes(code) ? { kind: 'set-aside', why } : { kind: 'mend', why };
}

export type DraftFate =
  { kind: 'keep' } | { kind: 'drop' } | { kind: 'set-aside' } | { kind: 'ask'; draft: Draft };

/**
 * What becomes of a draft when the server's copy of its sheet comes.
 * @param rows the criteria of the table of that copy
 */
export function fateOf(draft: Draft, sheet: SheetData, rows: ReadonlySet<string>): DraftFate {
  if (!rows.has(draft.criterion)) return { kind: 'set-aside' };
  const saved = sheet.entries.find(({ criterion }) => criterion === draft.criterion);
  if (sheet.state === 'sealed') {
    return isSame(saved?.input, draft.input) ? { kind: 'drop' } : { kind: 'set-aside' };
  }
  // A question is asked anew where the row has changed once more.
  const isOutdated = draft.conflict !== undefined && draft.conflict.revision !== (saved?.revision ?? 0);
  if (draft.edition === sheet.edition && !isOutdated) return { kind: 'keep' };
  if (isSame(saved?.input, draft.input)) return { kind: 'drop' };
  return { kind: 'ask', draft: { ...draft, edition: sheet.edition, conflict: conflictWith(saved) } };
}

/** @param saved undefined: the row is empty at the server */
export const conflictWith = (saved: SavedEntry | undefined): NonNullable<Draft['conflict']> => ({
  input: saved?.input ?? {},
  revision: saved?.revision ?? 0,
  at: saved?.at ?? 0
});

/** What happened to a sheet since it was last seen here, if a person must be told. */
export function noticeOf(
  before: KeptSheet | undefined,
  now: SheetData,
  signedHere: boolean
): SheetNotice | undefined {
  if (!before) return undefined;
  if (now.round.policyVersion !== before.round.policyVersion) return 'rubric-changed';
  if (now.edition > before.edition) return 'returned';
  if (now.state === 'sealed' && before.state !== 'sealed' && !signedHere) return 'sealed-elsewhere';
  const isShut = before.round.state === 'scoring' && now.round.state !== 'scoring' && now.state === 'draft';
  return isShut ? 'round-closed' : before.notice;
}

/** Rows that stood at the server and do not any more, as after a restored backup: nothing else turns a revision back. */
export function lostRows(before: KeptSheet, now: SheetData): SavedEntry[] {
  const there = new Map(now.entries.map((saved) => [saved.criterion, saved]));
  return before.entries.filter(({ criterion, revision, input }) => {
    const saved = there.get(criterion);
    return revision > (saved?.revision ?? 0) && !isSame(input, saved?.input);
  });
}

/** Equal as JSON, whatever the order of the keys; a key without a value is none. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...Object.keys(left), ...Object.keys(right)].every((key) => isSame(left[key], right[key]));
}

/** An entry as it stands on the screen: what was typed here, else what the server has. */
export const entryOf = (draft: Draft | undefined, saved: SavedEntry | undefined): Entry =>
  draft?.input ?? saved?.input ?? {};
