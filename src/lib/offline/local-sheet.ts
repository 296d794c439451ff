/** A sheet as this device has it: the server's copy, with what was typed here on top, scored. Pure. */
import { readDecimal } from '#lib/domain/points.ts';
import { runningSheet, type RunningSheet } from '#lib/domain/running-sheet.ts';
import { withFiles, type RowFile } from './content-hash.ts';
import { entryOf } from './decide.ts';
import type { Draft, KeptPhoto, KeptSheet, KeptSubmission } from './device-db.ts';
import type { RowChange } from './keep.ts';
import type { Entry, SavedEntry, Table } from './wire.ts';

/** As the database has it. */
export interface SheetParts {
  data: KeptSheet;
  table: Table;
  drafts: readonly Draft[];
  photos: readonly KeptPhoto[];
  submission: KeptSubmission | undefined;
  /** parcels of it that wait to be sent */
  waiting: number;
}

export interface SheetFile extends RowFile {
  id: string;
  /** at the server; null while it waits here */
  attachment: string | null;
  /** held by this device */
  photo: KeptPhoto | undefined;
  mediaType: string;
}

export interface LocalSheet extends SheetParts {
  draftOf: ReadonlyMap<string, Draft>;
  savedOf: ReadonlyMap<string, SavedEntry>;
  files: readonly SheetFile[];
  /** as typed, by criterion: what the fields show */
  typed: Readonly<Record<string, Entry>>;
  /** with their files: what is scored and signed */
  entries: Readonly<Record<string, Entry>>;
  running: RunningSheet;
  /** rows that are whole */
  answered: number;
  /** takes changes: neither sealed nor signed and waiting */
  isOpen: boolean;
}

export function localSheet(parts: SheetParts): LocalSheet {
  const { data, table, drafts, photos, submission } = parts;
  const draftOf = new Map(drafts.map((draft) => [draft.criterion, draft]));
  const savedOf = new Map(data.entries.map((saved) => [saved.criterion, saved]));
  const files = filesOf(data, photos);
  // What the server refused proves nothing.
  const proofs = files.filter(({ attachment, photo }) => attachment !== null || photo?.refused === undefined);
  const typed: Record<string, Entry> = {};
  const entries: Record<string, Entry> = {};
  for (const { id } of table.rubric.criteria) {
    if (!draftOf.has(id) && !savedOf.has(id)) {
      // A file alone is no entry yet, but it proves one.
      if (proofs.some(({ criterion }) => criterion === id)) entries[id] = withFiles({}, id, proofs);
      continue;
    }
    const entry = entryOf(draftOf.get(id), savedOf.get(id));
    typed[id] = entry;
    entries[id] = withFiles(entry, id, proofs);
  }
  const running = runningSheet(table.rubric, entries, factsOf(data));
  const isSigned = submission !== undefined && submission.refused === undefined;
  return {
    ...parts,
    ...{ draftOf, savedOf, files, typed, entries, running },
    answered: running.rows.filter(({ state }) => state === 'whole').length,
    isOpen: data.state !== 'sealed' && !isSigned && isScored(data)
  };
}

/** In deliberation only what was sent back is scored again. */
const isScored = ({ round, state }: KeptSheet): boolean => round.state === 'scoring' || state === 'returned';

/** What the signature covers: every row that was entered. */
export const signedEntries = ({ typed, entries }: LocalSheet): Record<string, Entry> =>
  Object.fromEntries(Object.keys(typed).map((id) => [id, entries[id] ?? {}]));

function filesOf({ evidence }: KeptSheet, photos: readonly KeptPhoto[]): SheetFile[] {
  const held = new Map(
    photos.flatMap((photo) => (photo.attachment === null ? [] : [[photo.attachment, photo]]))
  );
  const sent = evidence.map(({ id, criterion, fileName, digest, mediaType }) => ({
    ...{ id, criterion, digest, mediaType, name: fileName, attachment: id },
    photo: held.get(id)
  }));
  const waiting = photos
    .filter(({ attachment, isAside, isRemoved }) => attachment === null && !isAside && !isRemoved)
    .map((photo) => {
      const { id, criterion, name, digest, type: mediaType } = photo;
      return { id, criterion, name, digest, mediaType, attachment: null, photo };
    });
  return [...sent, ...waiting];
}

/** Verified amounts in ten-thousandths by criterion. */
export function factsOf({ facts }: Pick<KeptSheet, 'facts'>): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const { criterion, amount } of facts) {
    const exact = readDecimal(amount, 4);
    if (typeof exact === 'number') amounts.set(criterion, exact);
  }
  return amounts;
}

/** With changes that are on the screen and not in the database yet. */
export function withChanges(local: LocalSheet, changes: readonly RowChange[]): LocalSheet {
  if (changes.length === 0) return local;
  const drafts = new Map(local.drafts.map((draft) => [draft.criterion, draft]));
  for (const { revision: baseRevision, id: change, ...rest } of changes) {
    drafts.set(rest.criterion, { ...rest, baseRevision, change });
  }
  return localSheet({ ...local, drafts: [...drafts.values()] });
}
