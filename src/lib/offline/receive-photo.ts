/** What the server said of a photograph, written to the device. Must not know the network. */
import type { Answer } from './api.ts';
import type { DeviceTx, KeptPhoto, Parcel } from './device-db.ts';
import type { ProblemText } from './wire.ts';

type Said = Extract<Answer<{ id: string }>, { kind: 'ok' | 'refused' }>;
interface Sent {
  key: number;
  parcel: Extract<Parcel, { kind: 'photo' }>;
}

/** The parcel goes in the same transaction. */
export async function receivePhotoAnswer(tx: DeviceTx, { key, parcel }: Sent, said: Said): Promise<void> {
  await tx.objectStore('outbox').delete(key);
  const photo = await tx.objectStore('photo').get(parcel.photo);
  if (!photo) return;
  if (photo.isRemoved) return removeStill(tx, photo, said);
  if (said.kind === 'refused') return refuse(tx, photo, said.problems);
  await tx.objectStore('photo').put({ ...photo, attachment: said.value.id });
  const sheet = await tx.objectStore('sheet').get(photo.sheet);
  if (!sheet || sheet.evidence.some(({ id }) => id === said.value.id)) return;
  const { criterion, name: fileName, type: mediaType, digest, bytes } = photo;
  const evidence = { id: said.value.id, criterion, fileName, mediaType, size: bytes.byteLength, digest };
  await tx.objectStore('sheet').put({ ...sheet, evidence: [...sheet.evidence, evidence] });
}

/** Taken away while it was under way: where the server has it, it hears so now. */
async function removeStill(tx: DeviceTx, { id, sheet }: KeptPhoto, said: Said): Promise<void> {
  await tx.objectStore('photo').delete(id);
  if (said.kind === 'refused') return;
  await tx.objectStore('outbox').add({ kind: 'removal', tries: 0, attachment: said.value.id, sheet });
}

/** One for an earlier edition goes once more, for that which is here by now. */
async function refuse(tx: DeviceTx, photo: KeptPhoto, problems: readonly ProblemText[]): Promise<void> {
  const sheet = await tx.objectStore('sheet').get(photo.sheet);
  const isLate = problems.some(({ code }) => code === 'sheet-returned');
  if (sheet && isLate && photo.edition < sheet.edition) {
    await tx.objectStore('photo').put({ ...photo, edition: sheet.edition });
    await tx.objectStore('outbox').add({ kind: 'photo', tries: 0, photo: photo.id, sheet: photo.sheet });
    return;
  }
  await tx.objectStore('photo').put({ ...photo, refused: wordsOf(problems) });
}

/** Why something was refused, as one sentence. */
export const wordsOf = (problems: readonly ProblemText[]): string =>
  problems.map(({ text }) => text).join('；');
