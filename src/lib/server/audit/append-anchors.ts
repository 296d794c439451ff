/**
 * Writes lines to the anchors file: durably, at its end, and by one process at a time. Nothing that stands in it is ever
 * taken back but a line of our own that did not come through. Must not know: what an anchor says.
 */
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { takeFileLock, type FileLock } from '../db/file-lock.ts';
import { refuse } from '../refusal.ts';

const MOST_WAITING_MS = 10_000;

/** @throws Refusal store-busy where others write to it for too long; what the driver says where it cannot be locked */
export async function lockAnchors(file: string): Promise<FileLock> {
  for (const end = performance.now() + MOST_WAITING_MS; ;) {
    const lock = takeFileLock(`${file}.lock`);
    if (lock) return lock;
    if (performance.now() >= end) refuse('store-busy', { store: file });
    await pause(1 + Math.random() * 15); // not in step with the others
  }
}

/**
 * A line that a crash cut short stays as it is: what follows begins on the next. Of what is written here all is there or
 * nothing: a disk that is full takes half a line without a word.
 * @param text whole lines; the caller holds the lock, so that what is taken back is nobody else's
 */
export function appendDurably(file: string, text: string): void {
  const handle = openSync(file, 'a+');
  try {
    const { size } = fstatSync(handle);
    const last = Buffer.alloc(1);
    if (size > 0) readSync(handle, last, 0, 1, size - 1);
    const bytes = Buffer.from(size > 0 && last.toString() !== '\n' ? `\n${text}` : text);
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
      fsyncSync(handle);
    } catch (error) {
      takeBack(handle, size);
      throw error;
    }
  } finally {
    closeSync(handle);
  }
}

function takeBack(handle: number, size: number): void {
  try {
    ftruncateSync(handle, size);
  } catch {
    // why it could not be written says more
  }
}
