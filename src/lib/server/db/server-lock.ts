/** One server per SQLite file: a lock on a small file beside the store, with a word on who holds it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { refuse } from '../refusal.ts';
import { takeFileLock, type FileLock } from './file-lock.ts';
import { asRefusal } from './sqlite-faults.ts';

/** Who holds it, for the second one's message only. */
interface Holder {
  pid: number;
  since: string;
  as: string;
}

export type ServerLock = FileLock;

/**
 * @param as what is going to be done with the file, as `server` or `migration`
 * @throws Refusal store-in-use; store-unreachable where the folder is missing or cannot be written
 */
export function takeServerLock(file: string, as: string, now: Date): ServerLock {
  const holderFile = `${file}.holder.json`;
  const lock = openLock(file);
  if (!lock) {
    const { pid, since, as: holder } = readHolder(holderFile);
    return refuse('store-in-use', { store: file, pid, since, as: holder });
  }
  const holder: Holder = { pid: process.pid, since: now.toISOString(), as };
  try {
    writeFileSync(holderFile, JSON.stringify(holder));
  } catch (error) {
    lock.release(); // whoever was refused must not keep others out for as long as its process lives
    refuse('store-unreachable', { store: file, reason: (error as Error).message }, {}, error);
  }
  return lock;
}

function openLock(file: string): FileLock | undefined {
  try {
    return takeFileLock(`${file}.lock`);
  } catch (error) {
    throw asRefusal(error, file);
  }
}

function readHolder(file: string): Holder {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return { pid: 0, since: '', as: 'server' }; // between taking the lock and saying so
  }
}
