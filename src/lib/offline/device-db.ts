/**
 * The device's own database: one per account, so that nothing of one person is opened under another's name. Browser only.
 * Must not know the network.
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Change, Entry, SheetData, Submission, Table } from './wire.ts';

/** A sheet as the server gave it last, with what happened to it since. */
export interface KeptSheet extends SheetData {
  /** what became of it meanwhile and was not read yet */
  notice?: SheetNotice;
  /** rows that stand at the server as they went out from here: the revision by criterion */
  own?: Readonly<Record<string, number>>;
}

export type SheetNotice = 'returned' | 'sealed-elsewhere' | 'reassigned' | 'rubric-changed' | 'round-closed';

/** What a row says here, while the server has not confirmed it. */
export interface Draft {
  sheet: string;
  criterion: string;
  edition: number;
  input: Entry;
  /** the row's revision at the server that it goes out from; 0: none */
  baseRevision: number;
  /** of the change that carries it; a newer one replaces it */
  change: string;
  at: number;
  /** what the server's row says instead: asked, never decided here */
  conflict?: { input: Entry; revision: number; at: number };
  /** why the server did not take it: shown beside the row, sent again once it was changed */
  refused?: string;
}

/** A photograph or paper of a row; its bytes stay until the sheet is sealed, to be seen without a network. */
export interface KeptPhoto {
  id: string;
  sheet: string;
  edition: number;
  criterion: string;
  name: string;
  type: string;
  bytes: ArrayBuffer;
  /** SHA-256, hex */
  digest: string;
  /** its id at the server; null while unsent */
  attachment: string | null;
  refused?: string;
  /** its sheet takes nothing any more; it can be saved as a file */
  isAside?: true;
  /** taken away while the server may have had it already: goes from there as soon as its id is known */
  isRemoved?: true;
}

/** Signed here: one at most of a sheet. */
export interface KeptSubmission extends Submission {
  sheet: string;
  at: number;
  /** why it was not sealed; the sheet is open again */
  refused?: { code: string; text: string };
}

/** What waits to be sent, oldest first. */
export type Parcel = { tries: number } & (
  | { kind: 'change'; change: Change }
  | { kind: 'photo'; photo: string; sheet: string }
  | { kind: 'removal'; attachment: string; sheet: string }
  | { kind: 'submission'; sheet: string; key: string }
);

/** What was typed and no row can take any more: kept to be read and copied. Without a row: what became of a sheet. */
export interface KeptText {
  id: string;
  sheet: string;
  studio: string;
  criterion: string;
  title: string;
  input: Entry;
  at: number;
  /** in words, as they were when it was refused */
  why: string;
}

export interface DeviceSchema extends DBSchema {
  table: { key: string; value: Table };
  sheet: { key: string; value: KeptSheet };
  draft: { key: [sheet: string, criterion: string]; value: Draft; indexes: { sheet: string } };
  photo: { key: string; value: KeptPhoto; indexes: { sheet: string } };
  submission: { key: string; value: KeptSubmission };
  outbox: { key: number; value: Parcel };
  text: { key: string; value: KeptText };
  meta: { key: string; value: unknown };
}

export type DeviceDb = IDBPDatabase<DeviceSchema>;
const STORES = ['table', 'sheet', 'draft', 'photo', 'submission', 'outbox', 'text', 'meta'] as const;
export type DeviceTx = IDBPTransaction<DeviceSchema, (typeof STORES)[number][], 'readwrite'>;

const VERSION = 1;
const PREFIX = 'jiangping:';

export const databaseName = (user: string): string => `${PREFIX}${user}`;

/** undefined: no database of an account */
export const accountOf = (name: string | undefined): string | undefined =>
  name?.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;

/** @throws DOMException where the browser keeps nothing, as in some private windows */
export function openDevice(user: string): Promise<DeviceDb> {
  return openDB<DeviceSchema>(databaseName(user), VERSION, {
    upgrade(db) {
      db.createObjectStore('table');
      db.createObjectStore('sheet', { keyPath: 'sheet' });
      db.createObjectStore('draft', { keyPath: ['sheet', 'criterion'] }).createIndex('sheet', 'sheet');
      db.createObjectStore('photo', { keyPath: 'id' }).createIndex('sheet', 'sheet');
      db.createObjectStore('submission', { keyPath: 'sheet' });
      db.createObjectStore('outbox', { autoIncrement: true });
      db.createObjectStore('text', { keyPath: 'id' });
      db.createObjectStore('meta');
    },
    // A newer version of the program in another tab may go on; this one reads no more.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close()
  });
}

/** All or nothing, and on the disk before it is called kept. */
export async function write<R>(db: DeviceDb, work: (tx: DeviceTx) => Promise<R>): Promise<R> {
  const tx = db.transaction([...STORES], 'readwrite', { durability: 'strict' });
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    tx.done.catch(() => undefined); // says the same again
    if (isOpen(tx)) tx.abort();
    throw error;
  }
}

function isOpen(tx: DeviceTx): boolean {
  try {
    void tx.objectStore('meta');
    return true;
  } catch {
    return false; // finished or aborted by the failure itself
  }
}
