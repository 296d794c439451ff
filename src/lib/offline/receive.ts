/** What comes from the server, written to the device: answers to what was sent, and newer copies of the sheets. */
import { conflictWith, decide, fateOf, isSame, lostRows, noticeOf } from './decide.ts';
import {
  write,
  type DeviceDb,
  type DeviceTx,
  type Draft,
  type KeptSheet,
  type KeptText
} from './device-db.ts';
import { changeParcels } from './keep.ts';
import type { Change, ChangeOutcome, SavedEntry, SheetData, TakeAlong } from './wire.ts';

/** @param newId for a change that has to go out once more */
export const receiveOutcomes = (
  db: DeviceDb,
  answers: readonly { key: number; change: Change; outcome: ChangeOutcome }[],
  newId: () => string
): Promise<void> =>
  write(db, async (tx) => {
    for (const { key, change, outcome } of answers) await receiveOutcome(tx, key, change, outcome, newId);
  });

async function receiveOutcome(
  tx: DeviceTx,
  key: number,
  change: Change,
  outcome: ChangeOutcome,
  newId: () => string
): Promise<void> {
  const drafts = tx.objectStore('draft');
  const draft = await drafts.get([change.sheet, change.criterion]);
  const isLatest = draft?.change === change.id;
  const decision = decide(change, outcome);
  await tx.objectStore('outbox').delete(key);
  switch (decision.kind) {
    case 'confirmed':
      await saveEntry(tx, change.sheet, decision.saved, true);
      if (isLatest) await drafts.delete([change.sheet, change.criterion]);
      else if (draft) await rebase(tx, draft, decision.saved.revision);
      return;
    case 'ask':
      await saveEntry(tx, change.sheet, { criterion: change.criterion, points: null, ...decision.theirs });
      if (draft) await ask(tx, draft, decision.theirs);
      return;
    case 'again':
      if (draft) await sendAgain(tx, draft, decision.baseRevision, newId());
      return;
    case 'wait':
      return;
    case 'set-aside':
      if (draft) await setAside(tx, draft, decision.why);
      return;
    case 'mend':
      if (draft && isLatest) await drafts.put({ ...draft, refused: decision.why });
  }
}

async function saveEntry(tx: DeviceTx, id: string, saved: SavedEntry, isOwn = false): Promise<void> {
  const sheet = await tx.objectStore('sheet').get(id);
  if (!sheet) return;
  const others = sheet.entries.filter(({ criterion }) => criterion !== saved.criterion);
  const own = isOwn ? { ...sheet.own, [saved.criterion]: saved.revision } : sheet.own;
  await tx.objectStore('sheet').put({ ...sheet, entries: [...others, saved], ...(own ? { own } : {}) });
}

/** The later change of the row goes out from what the earlier left behind. */
async function rebase(tx: DeviceTx, draft: Draft, baseRevision: number): Promise<void> {
  await tx.objectStore('draft').put({ ...draft, baseRevision });
  for (const [key, parcel] of await changeParcels(tx, draft.sheet, draft.criterion)) {
    await tx.objectStore('outbox').put({ ...parcel, change: { ...parcel.change, baseRevision } }, key);
  }
}

async function ask(tx: DeviceTx, draft: Draft, theirs: NonNullable<Draft['conflict']>): Promise<void> {
  await dropParcels(tx, draft);
  const { sheet, criterion, input } = draft;
  // Both devices came to the same: nothing to ask.
  if (isSame(input, theirs.input)) await tx.objectStore('draft').delete([sheet, criterion]);
  else await tx.objectStore('draft').put({ ...draft, conflict: theirs });
}

async function sendAgain(tx: DeviceTx, draft: Draft, baseRevision: number, id: string): Promise<void> {
  await dropParcels(tx, draft);
  const again: Draft = { ...draft, baseRevision, change: id };
  await tx.objectStore('draft').put(again);
  const { sheet, edition, criterion, input, at } = again;
  const change: Change = { id, sheet, edition, criterion, input, baseRevision, at };
  await tx.objectStore('outbox').add({ kind: 'change', tries: 0, change });
}

async function dropParcels(tx: DeviceTx, { sheet, criterion }: Draft): Promise<void> {
  for (const [key] of await changeParcels(tx, sheet, criterion)) await tx.objectStore('outbox').delete(key);
}

async function setAside(tx: DeviceTx, draft: Draft, why: string): Promise<void> {
  const { sheet: id, criterion, input, at, change } = draft;
  const sheet = await tx.objectStore('sheet').get(id);
  const table = sheet && (await tx.objectStore('table').get(sheet.round.policyVersion));
  const title = table?.rubric.criteria.find((each) => each.id === criterion)?.title ?? criterion;
  const text: KeptText = {
    id: change,
    sheet: id,
    studio: sheet?.name ?? id,
    criterion,
    title,
    input,
    at,
    why
  };
  await tx.objectStore('text').put(text);
  await tx.objectStore('draft').delete([id, criterion]);
  await dropParcels(tx, draft);
}

/** The words that the device itself needs where the server did not say why. */
export interface SetAsideWords {
  gone: string;
  sealed: string;
  rowGone: string;
}

/** A newer copy of everything. Drafts stay; where they no longer fit, the person is asked or told. */
export const receiveSheets = (db: DeviceDb, all: TakeAlong, words: SetAsideWords): Promise<void> =>
  write(db, async (tx) => {
    for (const [version, table] of Object.entries(all.tables))
      await tx.objectStore('table').put(table, version);
    const listed = new Set(all.sheets.map(({ sheet }) => sheet));
    for (const sheet of all.sheets) await receiveSheet(tx, sheet, all, words);
    for (const kept of await tx.objectStore('sheet').getAll()) {
      if (!listed.has(kept.sheet)) await receiveAbsence(tx, kept, words.gone, all.at);
    }
    await tx.objectStore('meta').put(all.at, 'synced-at');
  });

async function receiveSheet(
  tx: DeviceTx,
  now: SheetData,
  { tables, at }: TakeAlong,
  words: SetAsideWords
): Promise<void> {
  const before = await tx.objectStore('sheet').get(now.sheet);
  const signed = await tx.objectStore('submission').get(now.sheet);
  const isSignedHere = signed !== undefined && signed.contentHash === now.sealed?.contentHash;
  const notice = noticeOf(before, now, isSignedHere);
  // First what stands there today: setting aside takes the row's title from the table that it belonged to.
  const rows = new Set(tables[now.round.policyVersion]?.rubric.criteria.map(({ id }) => id) ?? []);
  if (before) await bringBack(tx, before, now, at);
  for (const draft of await tx.objectStore('draft').index('sheet').getAll(now.sheet)) {
    const fate = fateOf(draft, now, rows);
    if (fate.kind === 'set-aside') {
      await setAside(tx, draft, now.state === 'sealed' ? words.sealed : words.rowGone);
    } else if (fate.kind === 'drop') {
      await dropParcels(tx, draft);
      await tx.objectStore('draft').delete([draft.sheet, draft.criterion]);
    } else if (fate.kind === 'ask') {
      await dropParcels(tx, draft);
      await tx.objectStore('draft').put(fate.draft);
    }
  }
  const kept: KeptSheet = { ...now, evidence: await withoutRemoved(tx, now) };
  if (notice !== undefined) kept.notice = notice;
  const standing = new Map(now.entries.map(({ criterion, revision }) => [criterion, revision]));
  const own = Object.entries(before?.own ?? {}).filter(([row, revision]) => standing.get(row) === revision);
  if (own.length > 0) kept.own = Object.fromEntries(own);
  await tx.objectStore('sheet').put(kept);
  if (now.state === 'sealed') return forgetSheet(tx, now.sheet, words.sealed);
  await adoptPhotos(tx, now, rows, words.rowGone);
  // Signed before the sheet was sent back: what was signed is another edition.
  if (signed && signed.edition !== now.edition) await tx.objectStore('submission').delete(now.sheet);
}

/** What the server had confirmed and lost since goes out once more; where the row says something else, it is asked. */
async function bringBack(tx: DeviceTx, before: KeptSheet, now: SheetData, at: number): Promise<void> {
  for (const { criterion, input, revision, at: typedAt } of lostRows(before, now)) {
    if (await tx.objectStore('draft').get([now.sheet, criterion])) continue;
    const there = now.entries.find((saved) => saved.criterion === criterion);
    const change = `${now.sheet}:${criterion}:${revision}:${at}`;
    const { sheet, edition } = now;
    const draft: Draft = { sheet, edition, criterion, input, baseRevision: 0, change, at: typedAt };
    if (there) await tx.objectStore('draft').put({ ...draft, conflict: conflictWith(there) });
    else await sendAgain(tx, draft, 0, change);
  }
}

/** A file that was taken away here is not shown again while the server does not know of it. */
async function withoutRemoved(tx: DeviceTx, { evidence }: SheetData): Promise<SheetData['evidence']> {
  const removed = new Set<string>();
  for await (const { value } of tx.objectStore('outbox')) {
    if (value.kind === 'removal') removed.add(value.attachment);
  }
  return evidence.filter(({ id }) => !removed.has(id));
}

/** The device needs neither the signature nor what was sent; a photograph that never arrived is set aside. */
async function forgetSheet(tx: DeviceTx, sheet: string, why: string): Promise<void> {
  await tx.objectStore('submission').delete(sheet);
  for await (const cursor of tx.objectStore('photo').index('sheet').iterate(sheet)) {
    const { attachment, isRemoved } = cursor.value;
    if (attachment === null && !isRemoved) {
      await cursor.update({ ...cursor.value, refused: why, isAside: true });
    } else await cursor.delete();
  }
  for await (const cursor of tx.objectStore('outbox')) {
    const { value } = cursor;
    if (value.kind !== 'change' && value.sheet === sheet) await cursor.delete();
  }
}

/**
 * Photographs that were refused because the sheet had been sent back go out for the edition that is open now; those that
 * still wait go as they are, for the server may have them. One whose row is gone is set aside.
 */
async function adoptPhotos(
  tx: DeviceTx,
  { sheet, edition }: SheetData,
  rows: ReadonlySet<string>,
  rowGone: string
): Promise<void> {
  const waiting = new Set<string>();
  for await (const { value } of tx.objectStore('outbox'))
    if (value.kind === 'photo') waiting.add(value.photo);
  for await (const cursor of tx.objectStore('photo').index('sheet').iterate(sheet)) {
    const { refused: _refused, ...photo } = cursor.value;
    if (photo.attachment !== null || photo.isAside || waiting.has(photo.id)) continue;
    if (!rows.has(photo.criterion)) {
      await cursor.update({ ...photo, refused: rowGone, isAside: true });
    } else if (photo.edition !== edition) {
      await cursor.update({ ...photo, edition });
      await tx.objectStore('outbox').add({ kind: 'photo', tries: 0, photo: photo.id, sheet });
    }
  }
}

/** Reassigned, or its round went on: what is still here of it is set aside, then it goes. */
async function receiveAbsence(
  tx: DeviceTx,
  { sheet, state, name }: KeptSheet,
  why: string,
  at: number
): Promise<void> {
  for (const draft of await tx.objectStore('draft').index('sheet').getAll(sheet))
    await setAside(tx, draft, why);
  await forgetSheet(tx, sheet, why);
  await tx.objectStore('sheet').delete(sheet);
  if (state === 'sealed') return; // done, and its round went on: as everybody expects
  await tx
    .objectStore('text')
    .put({ id: sheet, sheet, studio: name, criterion: '', title: '', input: {}, at, why });
}
