/** Writes a gzip'ed tar piece by piece, with no piece larger than what it is given. Knows nothing of what is in it. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';

export interface ArchiveWriter {
  /** @param size of all pieces together: a tar says it first */
  add(name: string, size: number, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;
}

/**
 * @param work adds the entries, in order
 * @throws what `work` throws, or what the disk says; the file may then be there in part
 */
export async function writeArchive(
  file: string,
  madeAt: Date,
  work: (writer: ArchiveWriter) => Promise<void>
): Promise<void> {
  const tar = pack();
  const written = pipeline(
    tar,
    createGzip(),
    plainHeader(),
    createWriteStream(file, { flush: true, mode: 0o600 })
  );
  const failed = written.then(
    () => new Promise<never>(() => undefined), // it did not fail
    (error: unknown) => Promise.reject(error as Error)
  );
  const writer: ArchiveWriter = {
    async add(name, size, pieces) {
      const entry = tar.entry({ name, size, mtime: madeAt });
      const ended = once(entry, 'finish');
      ended.catch(() => undefined); // the pipeline says what happened
      for await (const piece of pieces) {
        if (!entry.write(piece)) await untilDrained(entry);
        if (entry.destroyed) await failed;
      }
      entry.end(null);
      await Promise.race([ended, failed]);
    }
  };
  try {
    await Promise.race([work(writer), failed]);
    tar.finalize();
  } catch (error) {
    tar.destroy();
    await written.catch(() => undefined); // because of that
    throw error;
  }
  await written;
}

/** The bytes of a gzip file that its checksum does not cover: always the same, so that the reader can compare them. */
export const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** The compressor says on which system it ran; we do not. */
function plainHeader(): Transform {
  let position = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (position < GZIP_HEADER.length) {
        GZIP_HEADER.copy(chunk, 0, position, Math.min(GZIP_HEADER.length, position + chunk.length));
      }
      position += chunk.length;
      done(null, chunk);
    }
  });
}

interface Drainable {
  on(event: 'drain' | 'close', done: () => void): unknown;
  off(event: 'drain' | 'close', done: () => void): unknown;
}

/** Or until it is closed, because of a fault that others tell. */
export const untilDrained = (stream: Drainable): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });
