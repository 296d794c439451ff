/**
 * Recomputes a bundle that somebody uploaded, without keeping it. A large one in a thread that can be ended, so that
 * the server goes on answering; so many at a time, so that it goes on having memory. Must not know what was published.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { problem } from '#lib/domain/problem.ts';
import { programFolder } from '#lib/policies/program-folder.ts';
import { refuse, Refusal } from '../refusal.ts';
import { checkedBundle, type CheckedBundle } from './checked-bundle.ts';

export const LARGEST_BUNDLE = 20 * 1024 * 1024;
/** Recomputed in 30 ms; a thread takes longer to start. */
const SMALL = 200 * 1024;
const AT_ONCE = 2;
/** 500 studios with seven sheets each take one second. */
const LONGEST_MS = 30_000;
/** of a thread's heap */
const MEMORY_MB = 768;

let running = 0;

/** @throws Refusal check-refused */
export async function verifyUpload(bytes: Uint8Array, longest = LONGEST_MS): Promise<CheckedBundle> {
  const most = LARGEST_BUNDLE;
  if (bytes.length > most) refuse('check-refused', { why: 'size', most }, { path: 'file' });
  if (bytes.length <= SMALL) return checkedBundle(bytes);
  if (running >= AT_ONCE) refuse('check-refused', { why: 'busy', most }, { path: 'file' });
  running++;
  try {
    return await inThread(bytes, longest);
  } finally {
    running--;
  }
}

/** From its source: a thread is no part of the built server. */
const THREAD = 'src/lib/server/verification/thread.ts';

async function inThread(bytes: Uint8Array, longest: number): Promise<CheckedBundle> {
  const thread = new Worker(join(programFolder(), THREAD), {
    workerData: bytes,
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }
  });
  try {
    return await new Promise<CheckedBundle>((done, failed) => {
      const tooLong = (): void => failed(tooLarge());
      const timer = setTimeout(tooLong, longest);
      thread.once('message', (found: CheckedBundle) => {
        clearTimeout(timer);
        done(found);
      });
      thread.once('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : error);
      });
    });
  } finally {
    await thread.terminate();
  }
}

const tooLarge = (): Refusal =>
  new Refusal([problem('check-refused', { why: 'too-long', most: LARGEST_BUNDLE }, { path: 'file' })]);
