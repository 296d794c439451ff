/**
 * A tablet of an expert: a device store of its own, a line to the server, and what its screen showed last. What a person
 * does goes the way of the workbench; a kill leaves what was on the disk.
 */
import { indexedDB as shared, IDBFactory } from 'fake-indexeddb';
import type { IDBPDatabase } from 'idb';
import { contentHashOf, sha256 } from '#lib/offline/content-hash.ts';
import { readAside, readParts, type Aside } from '#lib/offline/device.ts';
import {
  openDevice,
  type DeviceDb,
  type Draft,
  type KeptPhoto,
  type Parcel
} from '#lib/offline/device-db.ts';
import {
  keepChange,
  keepPhoto,
  keepSubmission,
  removePhoto,
  takeTheirs,
  withdrawSubmission
} from '#lib/offline/keep.ts';
import { localSheet, signedEntries, type LocalSheet, type SheetFile } from '#lib/offline/local-sheet.ts';
import { Syncer, type Line } from '#lib/offline/syncer.ts';
import type { Entry, Signature } from '#lib/offline/wire.ts';
import { PNG, SIGNATURE } from '../../server/support/score.ts';
import type { TestLine } from './line.ts';
import { bind, live, newLife, type Life } from './mortal.ts';

export const WORDS = { gone: '已收回', sealed: '已封存', rowGone: '该行已取消' };

export class Tablet {
  readonly line: TestLine;
  readonly user: string;
  /** what the screen shows, by sheet */
  readonly screen = new Map<string, LocalSheet>();
  db!: DeviceDb;
  life: Life = newLife();
  status: Line = 'unknown';
  /** what the person does while the line is at work */
  meanwhile: TestLine['during'];
  readonly #disk = new IDBFactory();
  readonly #name: string;
  #made = 0;

  /** @param name so that no two tablets make the same id */
  constructor(name: string, user: string, line: TestLine) {
    this.#name = name;
    this.user = user;
    this.line = line;
  }

  static async on(name: string, user: string, line: TestLine): Promise<Tablet> {
    const tablet = new Tablet(name, user, line);
    await tablet.start();
    return tablet;
  }

  /** Opens what is on the disk, as after a kill. */
  async start(): Promise<void> {
    this.life = newLife();
    this.status = 'unknown';
    globalThis.indexedDB = this.#disk;
    const opening = openDevice(this.user);
    globalThis.indexedDB = shared;
    this.db = await opening;
    bind(this.db as unknown as IDBPDatabase, this.life);
    const { life } = this;
    this.line.during = async (moment, call) => {
      live(life);
      await this.meanwhile?.(moment, call);
    };
    await this.look();
  }

  /** The screen shows what is on the disk. */
  async look(): Promise<void> {
    for (const id of await this.db.getAllKeys('sheet')) {
      const parts = await readParts(this.db, id);
      if (parts) this.screen.set(id, localSheet(parts));
    }
    const ids = await this.db.getAllKeys('sheet');
    for (const id of this.screen.keys()) if (!ids.includes(id)) this.screen.delete(id);
  }

  newId = (): string => `${this.#name}-${++this.#made}`;

  /** Sends what waits and asks for news, once. */
  async sync(): Promise<Line> {
    const syncer = new Syncer({
      db: this.db,
      api: this.line,
      user: this.user,
      words: WORDS,
      newId: this.newId,
      onchange: () => undefined,
      online: (line) => (this.status = line)
    });
    await syncer.now();
    syncer.stop();
    await this.look();
    return this.status;
  }

  sheet(id: string): LocalSheet {
    const shown = this.screen.get(id);
    if (!shown) throw new Error(`${id} is not on the screen`);
    return shown;
  }

  draft = (sheet: string, criterion: string): Promise<Draft | undefined> =>
    this.db.get('draft', [sheet, criterion]);
  outbox = (): Promise<Parcel[]> => this.db.getAll('outbox');
  aside = (): Promise<Aside> => readAside(this.db);

  /** As the workbench does: from what the screen shows. It shows the change at once. */
  async type(sheet: string, criterion: string, input: Entry, { looks = true } = {}): Promise<string> {
    const local = this.sheet(sheet);
    const revision =
      local.draftOf.get(criterion)?.conflict?.revision ?? local.savedOf.get(criterion)?.revision ?? 0;
    const [id, at] = [this.newId(), 1_782_000_000_000 + this.#made];
    await keepChange(this.db, { id, sheet, criterion, edition: local.data.edition, input, revision, at });
    if (looks) await this.look();
    return id;
  }

  async resolve(sheet: string, criterion: string, side: 'mine' | 'theirs'): Promise<void> {
    const draft = this.sheet(sheet).draftOf.get(criterion);
    if (!draft?.conflict) return;
    if (side === 'mine') await this.type(sheet, criterion, draft.input);
    else await takeTheirs(this.db, sheet, criterion);
    await this.look();
  }

  async photograph(sheet: string, criterion: string, name: string, looks = true): Promise<KeptPhoto> {
    const bytes = new Uint8Array([...Buffer.from(PNG, 'base64'), ...Buffer.from(this.newId())]).buffer;
    const { edition } = this.sheet(sheet).data;
    const [id, digest] = [this.newId(), await sha256(bytes)];
    const photo = { id, sheet, edition, criterion, name, type: 'image/png', bytes, digest, attachment: null };
    await keepPhoto(this.db, photo);
    if (looks) await this.look();
    return photo;
  }

  async remove(sheet: string, { attachment, photo }: SheetFile): Promise<void> {
    await removePhoto(this.db, { sheet, attachment, photo: photo?.id ?? null });
    await this.look();
  }

  contentHash(sheet: string): Promise<string> {
    const local = this.sheet(sheet);
    return contentHashOf(local.data, signedEntries(local));
  }

  async sign(sheet: string, signature: Signature = SIGNATURE): Promise<string> {
    const contentHash = await this.contentHash(sheet);
    const { edition } = this.sheet(sheet).data;
    await keepSubmission(this.db, { sheet, edition, contentHash, signature, at: 0 }, this.newId());
    await this.look();
    return contentHash;
  }

  async unsign(sheet: string): Promise<boolean> {
    const isBack = await withdrawSubmission(this.db, sheet);
    await this.look();
    return isBack;
  }
}
