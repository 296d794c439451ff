/**
 * Who uses this device, known without a network; and how much of whom still waits here. Numbers only of other accounts:
 * nothing of one person is shown to another. In a database of its own, written through to the disk: a browser writes its
 * simpler stores seconds late. Browser only.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { accountOf, databaseName, openDevice } from './device-db.ts';
import { countHeld } from './held.ts';

export interface DeviceUser {
  user: string;
  name: string;
  /** the store holds sample data, and every page says so */
  isSample: boolean;
}

interface UserSchema extends DBSchema {
  user: { key: 'current'; value: DeviceUser };
}

/** undefined: nobody, or the browser keeps nothing */
export const currentUser = (): Promise<DeviceUser | undefined> =>
  withUsers((db) => db.get('user', 'current'));

export async function setCurrentUser(user: DeviceUser): Promise<void> {
  await withUsers(async (db) => {
    const tx = db.transaction('user', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.put(user, 'current'), tx.done]);
  });
}

/** Everything of the account goes from this device, but for what was not sent yet. */
export async function leaveDevice(user: string): Promise<void> {
  await withUsers(async (db) => {
    const tx = db.transaction('user', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.delete('current'), tx.done]);
  });
  if ((await heldOf(user)) === 0) await deleteDB(databaseName(user));
}

/** How much of an account is on this device alone. */
export async function heldOf(user: string): Promise<number> {
  try {
    const db = await openDevice(user);
    const count = await countHeld(db);
    db.close();
    return count;
  } catch {
    return 0; // the browser keeps nothing
  }
}

/** Of all other accounts together. */
export async function heldOfOthers(user: string): Promise<number> {
  const known = await indexedDB.databases().catch(() => []);
  const others = known
    .map(({ name }) => accountOf(name))
    .filter((each) => each !== undefined && each !== user);
  const counts = await Promise.all(others.map((each) => heldOf(each ?? '')));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function withUsers<R>(work: (db: IDBPDatabase<UserSchema>) => Promise<R>): Promise<R | undefined> {
  try {
    const db = await openDB<UserSchema>('jiangping-device', 1, {
      upgrade: (fresh) => void fresh.createObjectStore('user')
    });
    const result = await work(db);
    db.close();
    return result;
  } catch {
    return undefined; // The device keeps nothing, which the sync strip says.
  }
}
