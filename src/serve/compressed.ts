/**
 * Text answers go out as gzip where the browser takes it. Files of the build have been compressed already; answers to acts
 * are small and come in great numbers, so they stay as they are.
 */
import { createGzip, type Gzip } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';

const TEXT = /^(?:text\/|application\/(?:json|manifest\+json)|image\/svg\+xml)/;

export function compress(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return;
  const plain = {
    writeHead: response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse,
    write: response.write.bind(response) as (chunk: unknown) => boolean,
    end: response.end.bind(response) as (...given: unknown[]) => ServerResponse
  };
  let gzip: Gzip | undefined;

  const writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    if (isText(response) && status !== 204 && status !== 304) {
      gzip = createGzip();
      // What was sent before the client went away needs no answer.
      gzip.on('data', (chunk: Buffer) => plain.write(chunk)).on('end', () => plain.end());
      response.on('close', () => gzip?.destroy());
      response.removeHeader('content-length');
      response.setHeader('content-encoding', 'gzip');
      response.appendHeader('vary', 'accept-encoding');
    }
    return plain.writeHead(status, ...rest);
  };
  // True: a caller that waits for 'drain' would wait for the socket's, which has nothing to do with the gzip's.
  const write = (chunk: unknown): boolean => {
    if (!response.headersSent) writeHead(response.statusCode);
    if (!gzip) return plain.write(chunk);
    gzip.write(chunk);
    return true;
  };
  const end = (...given: unknown[]): ServerResponse => {
    if (!gzip) return plain.end(...given);
    if (given.length > 0) gzip.end(given[0]);
    else gzip.end();
    return response;
  };
  Object.assign(response, { writeHead, write, end });
}

const isText = (response: ServerResponse): boolean =>
  TEXT.test(String(response.getHeader('content-type') ?? '')) && !response.hasHeader('content-encoding');
