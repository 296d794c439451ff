/** How fast this machine is right now: figures of two runs compare only where these do. */
import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface Calibration {
  /** ms for SHA-256 of 64 MB */
  hash: number;
  /** ms for 4 kB on the disk, the middle of 200 */
  sync: number;
}

export function calibrate(folder: string): Calibration {
  const megabyte = Buffer.alloc(1 << 20);
  const start = performance.now();
  const hash = createHash('sha256');
  for (let each = 0; each < 64; each++) hash.update(megabyte);
  hash.digest();
  const spent = performance.now() - start;
  const file = openSync(join(folder, 'calibration'), 'w');
  const times = Array.from({ length: 200 }, () => {
    const from = performance.now();
    writeSync(file, megabyte, 0, 4096);
    fdatasyncSync(file);
    return performance.now() - from;
  });
  closeSync(file);
  return { hash: spent, sync: times.sort((a, b) => a - b)[100] ?? NaN };
}
