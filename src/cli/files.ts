/** Files as a user names them: read whole, written whole or not at all. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
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
  try {
    const target = existsSync(file) ? realpathSync(file) : file; // a link stays a link
    if (existsSync(target) && !statSync(target).isFile())
      writeFileSync(target, text); // a device takes what comes
    else replaceFile(target, text);
  } catch (error) {
    throw new InputFailure([problem('unwritable-file', { file, reason: (error as Error).message })]);
  }
}

function replaceFile(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  // Opened first: a folder that cannot be synced must be known before anything is in it.
  const folder = process.platform === 'win32' ? null : openSync(dirname(file), 'r');
  try {
    const handle = openSync(temporary, 'wx');
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
    if (folder !== null) fsyncSync(folder); // a rename is durable once its folder is
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    if (folder !== null) closeSync(folder);
  }
}

/** Two names of one file. */
export const isSameFile = (a: string, b: string): boolean =>
  existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b);
