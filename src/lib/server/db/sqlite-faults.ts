/** What SQLite and the disk below it say, in words for those who run the program. */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { Refusal } from '../refusal.ts';

export const isBusy = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');

/** Less is no room for the engine's own next step. */
const LEAST_FREE = 1_000_000;

/** Some faults of writing say no more than that the disk failed: whether it is full, the disk is asked. */
function isFull(code: string, store: string): boolean {
  if (!code.startsWith('SQLITE_IOERR')) return code === 'SQLITE_FULL';
  try {
    const { bavail, bsize } = statfsSync(dirname(store));
    return bavail * bsize < LEAST_FREE;
  } catch {
    return false; // it does not even say that
  }
}

/** What the surroundings did, in words for those who run the program; anything else is a fault of ours and stays as it is. */
export function asRefusal(error: unknown, store: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error;
  const cause = error.cause instanceof Sqlite.SqliteError ? error.cause : error;
  const code = cause instanceof Sqlite.SqliteError ? cause.code : '';
  const reason = cause.message;
  const as = (said: Problem): Refusal => new Refusal([said], error);
  if (isFull(code, store)) return as(problem('store-full', { store, reason }));
  if (isBusy(cause)) return as(problem('store-busy', { store }));
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return as(problem('store-damaged', { store, reason }));
  }
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_IOERR') || // a folder, or a disk that fails
    (error instanceof TypeError && /directory/.test(reason))
  ) {
    return as(problem('store-unreachable', { store, reason }));
  }
  return error;
}
