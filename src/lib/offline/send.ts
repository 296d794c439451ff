/**
 * Empties the outbox in order: changes, then photographs, then what was signed. Each parcel is marked as tried before it
 * goes, and leaves the outbox in the same transaction that writes its answer: a kill at any moment sends it once more,
 * and the server knows it by its id. Must not know the screen.
 */
import type { Answer, Api } from './api.ts';
import { write, type DeviceDb, type DeviceTx, type KeptSubmission, type Parcel } from './device-db.ts';
import { receivePhotoAnswer, wordsOf } from './receive-photo.ts';
import { receiveOutcomes } from './receive.ts';

/** The server takes 500; a thin line is served better with fewer. */
const MOST_CHANGES = 100;

/** done: nothing is left that could go; else why it stopped. */
export type Sent = 'done' | 'offline' | 'failed' | 'session-ended' | 'other-account';

export interface Sending {
  db: DeviceDb;
  api: Api;
  newId: () => string;
  /** the server said something that the copies of the sheets here do not show */
  onstale?: () => void;
}

/** One sender at a time: of several tabs the one that holds the lock. */
export async function sendAll(sending: Sending, alsoAfter: () => void): Promise<Sent> {
  for (;;) {
    const waiting = await waitingParcels(sending.db);
    const step = nextStep(waiting);
    if (!step) return 'done';
    const stopped = await takeStep(sending, step);
    if (stopped) return stopped;
    alsoAfter();
  }
}

type Keyed<K extends Parcel['kind'] = Parcel['kind']> = { key: number; parcel: Extract<Parcel, { kind: K }> };

async function waitingParcels(db: DeviceDb): Promise<Keyed[]> {
  const tx = db.transaction('outbox');
  const found: Keyed[] = [];
  for await (const { key, value } of tx.store) found.push({ key, parcel: value });
  return found;
}

type Step =
  | { kind: 'changes'; parcels: Keyed<'change'>[] }
  | { kind: 'file'; parcel: Keyed<'photo' | 'removal'> }
  | { kind: 'submission'; parcel: Keyed<'submission'> };

function nextStep(waiting: readonly Keyed[]): Step | undefined {
  const parcels = firstOfEachRow(waiting);
  if (parcels.length > 0) return { kind: 'changes', parcels };
  const file = waiting.find((each) => each.parcel.kind === 'photo' || each.parcel.kind === 'removal');
  if (file) return { kind: 'file', parcel: file as Keyed<'photo' | 'removal'> };
  const [submission] = waiting;
  return submission && { kind: 'submission', parcel: submission as Keyed<'submission'> };
}

/** A row's second change goes out from what its first one leaves behind, so it waits for the answer. */
function firstOfEachRow(waiting: readonly Keyed[]): Keyed<'change'>[] {
  const rows = new Set<string>();
  const first: Keyed<'change'>[] = [];
  for (const each of waiting) {
    if (each.parcel.kind !== 'change' || first.length === MOST_CHANGES) continue;
    const row = `${each.parcel.change.sheet} ${each.parcel.change.criterion}`;
    if (!rows.has(row)) first.push(each as Keyed<'change'>);
    rows.add(row);
  }
  return first;
}

async function takeStep(sending: Sending, step: Step): Promise<Exclude<Sent, 'done'> | undefined> {
  switch (step.kind) {
    case 'changes':
      return sendChanges(sending, step.parcels);
    case 'file':
      return step.parcel.parcel.kind === 'photo'
        ? sendPhoto(sending, step.parcel as Keyed<'photo'>)
        : sendRemoval(sending, step.parcel as Keyed<'removal'>);
    case 'submission':
      return sendSubmission(sending, step.parcel);
  }
}

/** @returns those that still wait: others were replaced or taken back since they were looked at */
async function markTried<K extends Parcel['kind']>(
  tx: DeviceTx,
  parcels: readonly Keyed<K>[]
): Promise<Keyed<K>[]> {
  const outbox = tx.objectStore('outbox');
  const waiting: Keyed<K>[] = [];
  for (const { key } of parcels) {
    const parcel = (await outbox.get(key)) as Keyed<K>['parcel'] | undefined;
    if (!parcel) continue;
    await outbox.put({ ...parcel, tries: parcel.tries + 1 }, key);
    waiting.push({ key, parcel });
  }
  return waiting;
}

async function sendChanges({ db, api, newId, onstale }: Sending, found: readonly Keyed<'change'>[]) {
  const parcels = await write(db, (tx) => markTried(tx, found));
  if (parcels.length === 0) return undefined;
  const answer = await api.sendChanges(parcels.map(({ parcel }) => parcel.change));
  if (answer.kind !== 'ok') return stopOf(answer);
  const { outcomes } = answer.value;
  const answers = parcels.flatMap(({ key, parcel: { change } }, index) => {
    const outcome = outcomes[index];
    return outcome ? [{ key, change, outcome }] : [];
  });
  if (answers.length < parcels.length) return 'failed';
  await receiveOutcomes(db, answers, newId);
  if (outcomes.some(({ outcome }) => outcome === 'refused')) onstale?.();
  return undefined;
}

async function sendPhoto({ db, api }: Sending, found: Keyed<'photo'>) {
  const id = found.parcel.photo;
  const photo = await write(db, async (tx) => {
    const kept = await tx.objectStore('photo').get(id);
    if (kept) return (await markTried(tx, [found])).length > 0 ? kept : undefined;
    await tx.objectStore('outbox').delete(found.key);
    return undefined;
  });
  if (!photo) return undefined;
  const answer = await api.sendPhoto(photo);
  if (answer.kind !== 'ok' && answer.kind !== 'refused') return stopOf(answer);
  await write(db, (tx) => receivePhotoAnswer(tx, found, answer));
  return undefined;
}

async function sendRemoval({ db, api }: Sending, found: Keyed<'removal'>) {
  const { attachment } = found.parcel;
  await write(db, (tx) => markTried(tx, [found]));
  const answer = await api.removeEvidence(attachment, `removal-${attachment}`);
  // Refused: sealed meanwhile, or gone already. The next copy of the sheet shows what is there.
  if (answer.kind !== 'ok' && answer.kind !== 'refused') return stopOf(answer);
  await write(db, (tx) => tx.objectStore('outbox').delete(found.key));
  return undefined;
}

async function sendSubmission({ db, api, onstale }: Sending, found: Keyed<'submission'>) {
  const submission = await write(db, (tx) => takeSubmission(tx, found));
  if (!submission) return undefined;
  const { sheet: id, edition, contentHash, signature } = submission;
  const answer = await api.submit(id, { edition, contentHash, signature }, found.parcel.key);
  if (answer.kind !== 'ok' && answer.kind !== 'refused') return stopOf(answer);
  onstale?.();
  await write(db, async (tx) => {
    await tx.objectStore('outbox').delete(found.key);
    if (answer.kind === 'refused') {
      const [first] = answer.problems;
      const refused = { code: first?.code ?? '', text: wordsOf(answer.problems) };
      await tx.objectStore('submission').put({ ...submission, refused });
      return;
    }
    const sheet = await tx.objectStore('sheet').get(id);
    if (!sheet) return;
    const sealed = { contentHash: answer.value.contentHash, at: submission.at };
    await tx.objectStore('sheet').put({ ...sheet, state: 'sealed', sealed });
  });
  return undefined;
}

/** What was signed, unless it was taken back, or a row of it still asks something: then it is not what would be sealed. */
async function takeSubmission(tx: DeviceTx, found: Keyed<'submission'>): Promise<KeptSubmission | undefined> {
  const { sheet } = found.parcel;
  const submission = await tx.objectStore('submission').get(sheet);
  const open = await tx.objectStore('draft').index('sheet').count(sheet);
  if (submission && open === 0) return (await markTried(tx, [found])).length > 0 ? submission : undefined;
  await tx.objectStore('outbox').delete(found.key);
  if (submission) {
    await tx.objectStore('submission').put({ ...submission, refused: { code: 'rows-open', text: '' } });
  }
  return undefined;
}

function stopOf(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Exclude<Sent, 'done'> {
  switch (answer.kind) {
    case 'session-ended':
      return answer.isOther ? 'other-account' : 'session-ended';
    case 'offline':
      return 'offline';
    case 'failed':
    case 'refused': // of a whole batch: never by our own doing
      return 'failed';
  }
}
