/**
 * The manager's pages of a large round, from the served program: a document each, over one connection, beside `/healthz` in
 * the same run. A page that is not there, or refuses, ends the bench.
 */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { freePort } from '../browser/support/server.ts';
import type { Loaded, Run } from './web-load.ts';
import { makeRoundStore, MANAGER, STUDIOS } from './web-round.ts';
import { startOurs } from './web-server.ts';
import { measureServices, type ServiceTimes } from './web-services.ts';
import { cookieHeader, signIn } from './web-sign-in.ts';

export interface RoundPage {
  title: string;
  loaded: Loaded;
  /** of the first request after the start */
  first: number;
  /** of the document */
  bytes: number;
  gzipped: number;
}

export interface RoundPages {
  bare: Loaded;
  pages: RoundPage[];
  services: ServiceTimes[];
  /** MB of the server, after all of it */
  megabytes: number;
}

type Load = (run: Pick<Run, 'port' | 'read' | 'rows' | 'clients' | 'headers'>) => Promise<Loaded>;

const pagesOf = (code: string): [title: string, path: string][] => [
  ['rounds', '/rounds'],
  ['studios', '/registry/studios'],
  ['progress: studios × experts', `/rounds/${code}/progress`],
  ['deliberation', `/rounds/${code}/deliberation`],
  ['deliberation: one studio', `/rounds/${code}/deliberation/S${STUDIOS / 2}`],
  ['settle', `/rounds/${code}/settle`],
  ['settle: one studio’s derivation', `/rounds/${code}/settle?studio=S${STUDIOS / 2}`]
];

export async function measureRoundPages(folder: string, load: Load): Promise<RoundPages> {
  const store = await makeRoundStore(join(folder, 'round.sqlite'));
  const services = await measureServices(store);
  const server = await startOurs(await freePort(), store.url);
  const { port } = server;
  const address = `http://127.0.0.1:${port}`;
  const cookie = cookieHeader(await signIn(address, MANAGER));
  const headers = [{ cookie, accept: 'text/html' }];
  const pages: RoundPage[] = [];
  for (const [title, path] of pagesOf(store.code)) {
    const start = performance.now();
    const response = await fetch(`${address}${path}`, { headers: headers[0] ?? {}, redirect: 'manual' });
    const html = await response.text();
    const first = performance.now() - start;
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    const loaded = await load({ port, read: path, rows: 0, clients: 1, headers });
    pages.push({ title, loaded, first, bytes: Buffer.byteLength(html), gzipped: gzipSync(html).length });
  }
  const bare = await load({ port, read: '/healthz', rows: 0, clients: 1, headers: [{}] });
  const megabytes = server.megabytes();
  await server.stop();
  return { bare, pages, services, megabytes };
}
