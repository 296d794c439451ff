/** Reads a gzip'ed tar entry by entry to its very end: only there the checksum over everything has been compared. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Extract } from 'tar-stream';
import { refuse } from '../refusal.ts';
import { GZIP_HEADER, untilDrained } from './write-archive.ts';

export interface ArchiveEntry {
  name: string;
  size: number;
  pieces: AsyncIterable<Buffer>;
}

/**
 * @param each must read all of the entry's pieces
 * @throws Refusal unreadable-file; backup-damaged, naming the part that was being read; what `each` throws
 */
export async function readArchive(file: string, each: (entry: ArchiveEntry) => Promise<void>): Promise<void> {
  const length = await demandEnds(file);
  const tar = extract();
  let damage: Error | undefined;
  const note = (error: unknown): void => {
    damage ??= error as Error;
    tar.destroy(damage);
  };
  tar.on('error', note);
  const unpacked = unpackInto(tar, file, length).catch(note);
  const damageOf = (): Error | undefined => damage;
  let part = 'header';
  try {
    for await (const entry of tar) {
      const { name, size, type } = entry.header;
      part = name;
      if (type !== 'file') refuse('backup-damaged', { part, reason: `entry of type ${type}` });
      await each({ name, size, pieces: entry as AsyncIterable<Buffer> });
      part = `after ${name}`;
    }
    await unpacked;
    if (damageOf()) throw new Error('damaged');
  } catch (error) {
    const found = damageOf();
    if (!found) throw error;
    refuse('backup-damaged', { part, reason: found.message }, {}, found);
  } finally {
    tar.destroy();
    await unpacked;
  }
}

/** @param length what the file's last bytes say of its unpacked length, in 32 bits */
async function unpackInto(tar: Extract, file: string, length: number): Promise<void> {
  let total = 0;
  await pipeline(createReadStream(file), createGunzip(), async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      total = (total + chunk.length) % 2 ** 32;
      if (tar.destroyed) return;
      if (!tar.write(chunk)) await untilDrained(tar);
    }
  });
  if (tar.destroyed) return;
  if (total !== length) throw new Error('something follows the end');
  tar.end(null);
}

/** What the compressed stream's own checksum does not cover: its first bytes, and whether anything follows it. */
async function demandEnds(file: string): Promise<number> {
  const handle = await open(file, 'r').catch((error: unknown) => unreadable(file, error));
  try {
    const { size } = await handle.stat();
    const [start, end] = [Buffer.alloc(GZIP_HEADER.length), Buffer.alloc(4)];
    await handle.read(start, 0, start.length, 0);
    await handle.read(end, 0, end.length, Math.max(0, size - end.length));
    if (!start.equals(GZIP_HEADER)) {
      refuse('backup-damaged', { part: 'header', reason: 'not written by this program' });
    }
    return end.readUInt32LE();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return unreadable(file, error);
  } finally {
    await handle.close();
  }
}

const unreadable = (file: string, error: unknown): never =>
  refuse(
    'unreadable-file',
    { file, reason: (error as NodeJS.ErrnoException).code ?? String(error) },
    {},
    error
  );
