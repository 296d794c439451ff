/**
 * An expert's work on this device, for the pages: the sheets as they stand, what a person does to them, and how far it
 * got. What is done shows at once; it counts as kept when the device's database says so.
 */
import { SvelteMap } from 'svelte/reactivity';
import { apiFor } from './api.ts';
import { contentHashOf } from './content-hash.ts';
import {
  countWaiting,
  openDeviceStore,
  readAside,
  readParts,
  syncedAt,
  type Aside,
  type Device,
  type TabMessage
} from './device.ts';
import { write, type KeptPhoto, type KeptSubmission } from './device-db.ts';
import { leaveDevice, type DeviceUser } from './device-user.ts';
import { keepPhoto, keepSubmission, removePhoto, takeTheirs, withdrawSubmission } from './keep.ts';
import { localSheet, signedEntries, withChanges, type LocalSheet, type SheetFile } from './local-sheet.ts';
import { countHeld } from './held.ts';
import { Keeper } from './keeper.svelte.ts';
import { readyFile, type NotReady } from './shrink-photo.ts';
import { Syncer, type Line } from './syncer.ts';
import type { Entry, Signature } from './wire.ts';
import type { SetAsideWords } from './receive.ts';

interface UndoStep {
  sheet: string;
  criterion: string;
  before: Entry;
  /** of its latest change */
  at: number;
}

const MOST_UNDO = 100;
/** ms: what is typed without a pause is one step */
const PAUSE = 1500;

export class Workbench {
  readonly sheets = new SvelteMap<string, LocalSheet>();
  aside = $state.raw<Aside>({ texts: [], photos: [] });
  line = $state.raw<Line>('unknown');
  waiting = $state(0);
  syncedAt = $state<number | null>(null);
  isSending = $state(false);
  /** another tab of this account is open */
  hasOtherTab = $state(false);
  undoSteps = $state.raw<readonly UndoStep[]>([]);

  readonly user: DeviceUser;
  readonly storage: Device['storage'];
  #device: Device;
  readonly keeper: Keeper;
  #syncer: Syncer;

  private constructor(user: DeviceUser, device: Device, words: SetAsideWords) {
    this.user = user;
    this.storage = device.storage;
    this.#device = device;
    const api = apiFor(user.user);
    this.keeper = new Keeper({
      db: device.db,
      api,
      onkept: (sheets) => this.#changed(...sheets),
      onsent: () => this.refresh()
    });
    this.#syncer = new Syncer({
      db: device.db,
      api,
      user: user.user,
      words,
      newId: () => crypto.randomUUID(),
      onchange: () => {
        void this.#reload();
        device.tell({ kind: 'changed' });
      },
      online: (line, isSending) => {
        this.line = line;
        this.isSending = isSending;
        device.tell({ kind: 'line', line, isSending });
      }
    });
    device.listen((message) => this.#hear(message));
    device.tell({ kind: 'here' });
  }

  /** Opens what is on the device, shows it, and then asks the server. */
  static async open(user: DeviceUser, words: SetAsideWords): Promise<Workbench> {
    const bench = new Workbench(user, await openDeviceStore(user.user), words);
    await bench.#reload();
    bench.#syncer.start();
    return bench;
  }

  close(): void {
    this.#syncer.stop();
    this.#device.close();
  }

  /** Sends what waits and asks for news, at once. */
  refresh(): Promise<void> {
    return this.#syncer.now();
  }

  change(sheet: string, criterion: string, input: Entry): void {
    const before = this.sheets.get(sheet);
    if (!before?.isOpen) return;
    this.#noteUndo(sheet, criterion, before.typed[criterion] ?? {});
    this.#put(before, criterion, input);
  }

  /** Takes back the last change of this sheet; says of which row. */
  undo(sheet: string): string | undefined {
    const index = this.undoSteps.findLastIndex((step) => step.sheet === sheet);
    const step = this.undoSteps[index];
    const local = this.sheets.get(sheet);
    if (!step || !local?.isOpen) return undefined;
    this.undoSteps = this.undoSteps.toSpliced(index, 1);
    this.#put(local, step.criterion, step.before);
    return step.criterion;
  }

  /** Of a row that says different things here and at the server. */
  async resolve(sheet: string, criterion: string, side: 'mine' | 'theirs'): Promise<void> {
    const local = this.sheets.get(sheet);
    const draft = local?.draftOf.get(criterion);
    if (!local || !draft?.conflict) return;
    if (side === 'mine') return this.#put(local, criterion, draft.input);
    await takeTheirs(this.#device.db, sheet, criterion);
    await this.#changed(sheet);
  }

  async addPhoto(
    sheet: string,
    criterion: string,
    file: File,
    name: string
  ): Promise<NotReady | 'full' | 'kept'> {
    const local = this.sheets.get(sheet);
    if (!local?.isOpen) return 'full';
    const ready = await readyFile(file);
    if (typeof ready === 'string') return ready;
    const { edition } = local.data;
    const photo: KeptPhoto = {
      id: crypto.randomUUID(),
      sheet,
      edition,
      criterion,
      name,
      attachment: null,
      ...ready
    };
    try {
      await keepPhoto(this.#device.db, photo);
    } catch {
      return 'full';
    }
    await this.#changed(sheet);
    return 'kept';
  }

  async removeFile(sheet: string, { attachment, photo }: SheetFile): Promise<void> {
    await removePhoto(this.#device.db, { sheet, attachment, photo: photo?.id ?? null });
    await this.#changed(sheet);
  }

  /** What a signature would stand under now. */
  contentHash(local: LocalSheet): Promise<string> {
    return contentHashOf(local.data, signedEntries(local));
  }

  /** @throws DOMException where the device cannot keep it; nothing is signed then */
  async sign(sheet: string, contentHash: string, signature: Signature): Promise<void> {
    const local = this.sheets.get(sheet);
    if (!local?.isOpen) return;
    const submission: KeptSubmission = {
      sheet,
      edition: local.data.edition,
      contentHash,
      signature,
      at: Date.now()
    };
    await keepSubmission(this.#device.db, submission, crypto.randomUUID());
    await this.#changed(sheet);
  }

  async unsign(sheet: string): Promise<boolean> {
    const isBack = await withdrawSubmission(this.#device.db, sheet);
    await this.#changed(sheet);
    return isBack;
  }

  /** A person has read what became of a sheet. */
  async dismissNotice(sheet: string): Promise<void> {
    await write(this.#device.db, async (tx) => {
      const kept = await tx.objectStore('sheet').get(sheet);
      if (!kept) return;
      const { notice: _read, ...rest } = kept;
      await tx.objectStore('sheet').put(rest);
    });
    await this.#changed(sheet);
  }

  async dropAside(kind: 'text' | 'photo', id: string): Promise<void> {
    await write(this.#device.db, (tx) => tx.objectStore(kind).delete(id));
    this.aside = await readAside(this.#device.db);
    await this.#changed();
  }

  /** How much is on this device alone. */
  held(): Promise<number> {
    return countHeld(this.#device.db);
  }

  /** Before sign-out: this device forgets the account, but for what was not sent; the other tabs close too. */
  async leave(): Promise<void> {
    this.#device.tell({ kind: 'signed-out' });
    this.close();
    await leaveDevice(this.user.user);
  }

  #noteUndo(sheet: string, criterion: string, before: Entry): void {
    const at = Date.now();
    const last = this.undoSteps.at(-1);
    const goesOn = last?.sheet === sheet && last.criterion === criterion && at - last.at < PAUSE;
    this.undoSteps = goesOn
      ? this.undoSteps.with(-1, { ...last, at })
      : [...this.undoSteps.slice(-MOST_UNDO), { sheet, criterion, before, at }];
  }

  #put(local: LocalSheet, criterion: string, input: Entry): void {
    const { sheet, edition } = local.data;
    const draft = local.draftOf.get(criterion);
    const revision = draft?.conflict?.revision ?? local.savedOf.get(criterion)?.revision ?? 0;
    this.keeper.put({ id: crypto.randomUUID(), sheet, criterion, edition, input, revision, at: Date.now() });
    this.sheets.set(sheet, withChanges(local, this.keeper.of(sheet)));
  }

  /** Of the sheets that a person's act has touched; the others, with all their photographs, are not read again. */
  async #changed(...sheets: string[]): Promise<void> {
    for (const sheet of sheets) await this.#reloadSheet(sheet);
    this.waiting = await countWaiting(this.#device.db);
    this.#device.tell({ kind: 'changed' });
    this.#syncer.soon();
  }

  async #reload(): Promise<void> {
    const { db } = this.#device;
    const ids = await db.getAllKeys('sheet');
    for (const id of ids) await this.#reloadSheet(id);
    for (const id of this.sheets.keys()) if (!ids.includes(id)) this.sheets.delete(id);
    this.aside = await readAside(db);
    this.waiting = await countWaiting(db);
    this.syncedAt = await syncedAt(db);
  }

  async #reloadSheet(id: string): Promise<void> {
    const parts = await readParts(this.#device.db, id);
    if (parts) this.sheets.set(id, withChanges(localSheet(parts), this.keeper.of(id)));
  }

  #hear(message: TabMessage): void {
    if (message.kind === 'signed-out') {
      this.close();
      location.assign('/sign-in');
      return;
    }
    this.hasOtherTab = true;
    if (message.kind === 'changed') void this.#reload();
    // The tab that holds the lock speaks for all.
    if (message.kind === 'line') {
      this.line = message.line;
      this.isSending = message.isSending;
    }
  }
}
