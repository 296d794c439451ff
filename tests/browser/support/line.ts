/**
 * The line between a tablet and the server, with its weather: a small proxy, so that what befalls a network befalls the
 * browser and its service worker alike. A tablet on a line has an address of its own.
 */
import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeTablet } from './tablet.ts';
import { test as plain } from './test.ts';

/**
 * down: nobody is there; failing: the server's own error; hotel: a door page for everything; slow: every answer comes late;
 * lost: the server hears and acts, and its answer is lost.
 */
export type Weather = 'clear' | 'down' | 'failing' | 'hotel' | 'slow' | 'lost';

export interface Line {
  readonly origin: string;
  weather: Weather;
  /** what came through, `POST /api/changes` */
  readonly heard: string[];
  close(): Promise<void>;
}

const SLOW_MS = 3_500;
const DOOR =
  '<!doctype html><html lang="en"><title>Hotel Wi-Fi</title><h1>Welcome! Please accept our terms.</h1></html>';

export async function lineTo(port: number): Promise<Line> {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const line: Line = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    weather: 'clear',
    heard: [],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { weather } = line;
    const { method = 'GET', url = '/', headers } = request;
    if (weather === 'down') return void request.socket.destroy();
    if (weather === 'hotel') return void response.writeHead(200, { 'content-type': 'text/html' }).end(DOOR);
    if (weather === 'failing') {
      return void response
        .writeHead(500, { 'content-type': 'application/json' })
        .end('{"message":"internal"}');
    }
    line.heard.push(`${method} ${url}`);
    if (weather === 'slow') await new Promise((done) => setTimeout(done, SLOW_MS));
    const onwards = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answered) => {
      if (weather === 'lost') {
        answered.resume();
        answered.once('end', () => request.socket.destroy());
        return;
      }
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    onwards.once('error', () => request.socket.destroy());
    request.pipe(onwards);
  }
  return line;
}

/** As `test`, with `tablet` at the end of a `line`; another device reaches the server beside it. */
export const test = plain.extend<{ line: Line }>({
  line: async ({ workbench }, use) => {
    const line = await lineTo(workbench.port);
    await use(line);
    await line.close();
  },
  tablet: async ({ line }, use) => {
    const tablet = await makeTablet(line.origin);
    await use(tablet);
    await tablet.remove();
  }
});
