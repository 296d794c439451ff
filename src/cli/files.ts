/** Files as a user names them: read whole, written whole or not at all. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { problem } from '#lib/domain/problem.ts';
import { decodeUtf8, parseStrictJson } from '#lib/domain/strict-json.ts';
import { demand, InputFailure } from './failure.ts';

export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new InputFailure([problem('unreadable-file', { file, reason: (error as Error).message })]);
  }
}

export const readJson = (file: string): unknown =>
  demand(parseStrictJson(demand(decodeUtf8(readBytes(file)))));

/** Through a temporary name beside the target, so that a crash or a full disk leaves no half file. */
export function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const handle = openSync(temporary, 'wx');
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
    syncFolder(dirname(file));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new InputFailure([problem('unwritable-file', { file, reason: (error as Error).message })]);
  }
}

/** A rename is durable once its folder is. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // Windows cannot open a folder
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
