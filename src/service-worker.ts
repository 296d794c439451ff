/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
/**
 * Keeps the program on the device: its files, and the empty page that the expert's screens are drawn on. Never an answer
 * with anybody's data: those are in the account's own database (lib/offline).
 */
import { build, files, version } from '$service-worker';

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;
const CACHE = `jiangping-${version}`;
/** The same empty page serves every screen that is drawn in the browser. */
const SHELL = '/studios';
const DRAWN_HERE = [/^\/studios\/?$/, /^\/sheets\/[^/]+(\/sign)?\/?$/];
/** Every answer of our server has it (hooks.server.ts). */
const OUR_MARK = 'x-request-id';
/** Says that there is no network, and where the way to the kept screens is. */
const OFFLINE = '/offline.html';
/** ms; after that a page from the device is better than a blank one */
const PATIENCE = 4000;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      await cache.addAll([...build, ...files]);
      const shell = await fetch(SHELL, { credentials: 'omit', cache: 'no-store' });
      if (!shell.ok) throw new Error('no shell');
      await cache.put(SHELL, shell);
    })()
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const key of await caches.keys()) if (key !== CACHE) await caches.delete(key);
      await worker.clients.claim();
    })()
  );
});

/** A person said so: nobody's screen is changed under the pen. */
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});

const ASSETS = new Set([...build, ...files]);

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (ASSETS.has(url.pathname)) event.respondWith(asset(url.pathname, request));
  else if (request.mode === 'navigate') event.respondWith(page(request, url.pathname));
});

async function asset(path: string, request: Request): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(path);
  return kept ?? fetch(request);
}

async function page(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  if (!DRAWN_HERE.some((pattern) => pattern.test(path))) {
    return fetch(request).catch(async () => (await cache.match(OFFLINE)) ?? Response.error());
  }
  const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), PATIENCE));
  const answer = await Promise.race([fetch(request).catch(() => undefined), late]);
  // A proxy's error page, or the door page of a hotel's network, is no screen of ours: it lacks our mark.
  if (answer && answer.status < 500 && answer.headers.has(OUR_MARK)) return answer;
  return (await cache.match(SHELL)) ?? answer ?? Response.error();
}
