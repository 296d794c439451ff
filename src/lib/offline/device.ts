/**
 * The opened device store of one account: its database, the tabs beside this one, and whether the browser means to keep
 * it. Where the browser keeps nothing, all works on in memory, and says so.
 */
import { openDevice, type DeviceDb, type KeptPhoto, type KeptText } from './device-db.ts';
import type { SheetParts } from './local-sheet.ts';
import type { Line } from './syncer.ts';

/** lasting: the browser promised; evictable: kept, without a promise; memory: gone with this page */
export type Storage = 'lasting' | 'evictable' | 'memory';

export interface Device {
  db: DeviceDb;
  storage: Storage;
  /** to the other tabs of this account; nothing once it is closed */
  tell(message: TabMessage): void;
  listen(hear: (message: TabMessage) => void): void;
  close(): void;
}

export type TabMessage =
  | { kind: 'changed' }
  | { kind: 'here' }
  | { kind: 'line'; line: Line; isSending: boolean }
  | { kind: 'signed-out' };

export async function openDeviceStore(user: string): Promise<Device> {
  // Asked before the first use of idb, which remembers the classes that it saw first.
  const isKept = await keepsDatabases();
  if (!isKept) await import('fake-indexeddb/auto');
  const db = await openDevice(user);
  const isPromised = isKept && (await navigator.storage.persist().catch(() => false));
  const storage = isPromised ? 'lasting' : isKept ? 'evictable' : 'memory';
  const channel = new BroadcastChannel(`jiangping:${user}`);
  let isOpen = true;
  return {
    db,
    storage,
    tell: (message) => isOpen && channel.postMessage(message),
    listen: (hear) => (channel.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data)),
    close() {
      isOpen = false;
      channel.close();
      db.close();
    }
  };
}

const PROBE = 'jiangping-probe';

function keepsDatabases(): Promise<boolean> {
  return new Promise((done) => {
    try {
      const request = indexedDB.open(PROBE);
      request.onerror = () => done(false);
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase(PROBE);
        done(true);
      };
    } catch {
      done(false); // as with cookies blocked
    }
  });
}

/** All of one sheet, or undefined where it is not here. */
export async function readParts(db: DeviceDb, id: string): Promise<SheetParts | undefined> {
  const tx = db.transaction(['sheet', 'table', 'draft', 'photo', 'submission', 'outbox']);
  const data = await tx.objectStore('sheet').get(id);
  const table = data && (await tx.objectStore('table').get(data.round.policyVersion));
  if (!data || !table) return undefined;
  const [drafts, photos, submission, parcels] = await Promise.all([
    tx.objectStore('draft').index('sheet').getAll(id),
    tx.objectStore('photo').index('sheet').getAll(id),
    tx.objectStore('submission').get(id),
    tx.objectStore('outbox').getAll()
  ]);
  const waiting = parcels.filter(
    (each) => (each.kind === 'change' ? each.change.sheet : each.sheet) === id
  ).length;
  return { data, table, drafts, photos, submission, waiting };
}

export interface Aside {
  texts: KeptText[];
  photos: KeptPhoto[];
}

/** What no sheet could take any more. */
export async function readAside(db: DeviceDb): Promise<Aside> {
  const [texts, photos] = await Promise.all([db.getAll('text'), db.getAll('photo')]);
  return { texts, photos: photos.filter(({ isAside }) => isAside) };
}

/** How much of it belongs to one sheet. */
export const asideOf = ({ texts, photos }: Aside, sheet: string): number =>
  [...texts, ...photos].filter((each) => each.sheet === sheet).length;

export const countWaiting = (db: DeviceDb): Promise<number> => db.count('outbox');

/** ms of UTC by the server's clock; null: never */
export async function syncedAt(db: DeviceDb): Promise<number | null> {
  const at = await db.get('meta', 'synced-at');
  return typeof at === 'number' ? at : null;
}
