/** What a person does to a sheet, kept on the device: the draft and what will carry it, in one transaction. */
import { fileNameOf } from '#lib/domain/evidence-file.ts';
import {
  write,
  type DeviceDb,
  type DeviceTx,
  type Draft,
  type KeptPhoto,
  type KeptSubmission,
  type Parcel
} from './device-db.ts';
import type { Entry } from './wire.ts';

export interface RowChange {
  sheet: string;
  criterion: string;
  edition: number;
  input: Entry;
  /** the server's revision that is in view */
  revision: number;
  id: string;
  at: number;
}

/** One change of one row. A later one takes the place of an earlier that was never tried. */
export const keepChange = (db: DeviceDb, change: RowChange): Promise<void> =>
  write(db, (tx) => putChange(tx, change));

export async function putChange(tx: DeviceTx, { revision, ...given }: RowChange): Promise<void> {
  const { sheet, criterion } = given;
  const drafts = tx.objectStore('draft');
  const outbox = tx.objectStore('outbox');
  const earlier = await drafts.get([sheet, criterion]);
  // One that the server may have by now keeps its place: this one goes out from what it left behind.
  let baseRevision = earlier && !earlier.conflict ? earlier.baseRevision : revision;
  // Confirmed while the next letter was typed: it goes out from its own change, which nobody else has touched.
  if (!earlier)
    baseRevision = Math.max(revision, (await tx.objectStore('sheet').get(sheet))?.own?.[criterion] ?? 0);
  for (const [key, parcel] of await changeParcels(tx, sheet, criterion)) {
    if (parcel.tries === 0) await outbox.delete(key);
  }
  const { id, edition, input, at } = given;
  const draft: Draft = { sheet, criterion, edition, input, baseRevision, change: id, at };
  await drafts.put(draft);
  await outbox.add({ kind: 'change', tries: 0, change: { ...given, baseRevision } });
}

/** Of a row that is asked, what the server has: what was typed here goes. Nothing, where it is not asked any more. */
export const takeTheirs = (db: DeviceDb, sheet: string, criterion: string): Promise<void> =>
  write(db, async (tx) => {
    const drafts = tx.objectStore('draft');
    if ((await drafts.get([sheet, criterion]))?.conflict) await drafts.delete([sheet, criterion]);
  });

/** The changes of one row that wait, oldest first. */
export async function changeParcels(
  tx: DeviceTx,
  sheet: string,
  criterion: string
): Promise<[key: number, parcel: Extract<Parcel, { kind: 'change' }>][]> {
  const found: [number, Extract<Parcel, { kind: 'change' }>][] = [];
  for await (const { key, value } of tx.objectStore('outbox')) {
    if (value.kind !== 'change') continue;
    if (value.change.sheet === sheet && value.change.criterion === criterion) found.push([key, value]);
  }
  return found;
}

export const keepPhoto = (db: DeviceDb, photo: KeptPhoto): Promise<void> =>
  write(db, async (tx) => {
    // Called as the server will call it: the name is signed before the file is sent.
    await tx.objectStore('photo').put({ ...photo, name: fileNameOf(photo.name) });
    await tx.objectStore('outbox').add({ kind: 'photo', tries: 0, photo: photo.id, sheet: photo.sheet });
  });

/** Of one that was sent, the server must hear; one that was not is simply gone. */
export const removePhoto = (
  db: DeviceDb,
  { sheet, photo, attachment }: { sheet: string; photo: string | null; attachment: string | null }
): Promise<void> =>
  write(db, async (tx) => {
    const outbox = tx.objectStore('outbox');
    const kept = photo === null ? undefined : await tx.objectStore('photo').get(photo);
    const sent = attachment ?? kept?.attachment ?? null;
    let isUnderWay = false;
    for await (const cursor of outbox) {
      if (cursor.value.kind !== 'photo' || cursor.value.photo !== photo) continue;
      if (cursor.value.tries > 0) isUnderWay = true;
      else await cursor.delete();
    }
    if (kept && isUnderWay) {
      await tx.objectStore('photo').put({ ...kept, isRemoved: true });
      return;
    }
    if (photo !== null) await tx.objectStore('photo').delete(photo);
    if (sent === null) return;
    await forgetEvidence(tx, sheet, sent);
    await outbox.add({ kind: 'removal', tries: 0, attachment: sent, sheet });
  });

async function forgetEvidence(tx: DeviceTx, sheet: string, attachment: string): Promise<void> {
  const kept = await tx.objectStore('sheet').get(sheet);
  if (!kept) return;
  const evidence = kept.evidence.filter(({ id }) => id !== attachment);
  await tx.objectStore('sheet').put({ ...kept, evidence });
}

/** Signed: goes out after all else of its sheet. One that may have gone out already stands. */
export const keepSubmission = (db: DeviceDb, submission: KeptSubmission, key: string): Promise<void> =>
  write(db, async (tx) => {
    const { sheet } = submission;
    if (!(await holdBack(tx, sheet))) return;
    await tx.objectStore('submission').put(submission);
    await tx.objectStore('outbox').add({ kind: 'submission', tries: 0, sheet, key });
  });

/** The signature is taken back before it went out. @returns false where it may have gone out already */
export const withdrawSubmission = (db: DeviceDb, sheet: string): Promise<boolean> =>
  write(db, async (tx) => {
    if (!(await holdBack(tx, sheet))) return false;
    await tx.objectStore('submission').delete(sheet);
    return true;
  });

/** The parcel of a signature leaves the outbox. @returns false where it was tried */
async function holdBack(tx: DeviceTx, sheet: string): Promise<boolean> {
  for await (const cursor of tx.objectStore('outbox')) {
    if (cursor.value.kind !== 'submission' || cursor.value.sheet !== sheet) continue;
    if (cursor.value.tries > 0) return false;
    await cursor.delete();
  }
  return true;
}
