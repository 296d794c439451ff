/**
 * What stands before the built handler for every request: the true address, /healthz while it starts or drains, and headers
 * that only the entry can know. Must not know the store or any page.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { compress } from './compressed.ts';
import type { Drain } from './drain.ts';
import { settledHeaders, trueAddress } from './true-address.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

interface Front {
  isBehindProxy: boolean;
  drain: () => Drain;
  /** pending while the program starts */
  handler: Promise<Handler>;
}

const HSTS = 'max-age=31536000';

export function front({ isBehindProxy, drain, handler }: Front): RequestListener {
  let loaded: Handler | undefined;
  handler.then(
    (each) => (loaded = each),
    () => undefined // the entry says so and ends
  );
  return (request, response) => {
    drain().watch(response);
    const address = trueAddress(request, isBehindProxy);
    if (!address) return refuse(response, 400);
    request.headers = settledHeaders(request.headers, address);
    if (address.protocol === 'https') response.setHeader('strict-transport-security', HSTS);
    if (request.url?.split('?')[0] === '/healthz') {
      if (!loaded || drain().isOn) return refuse(response, 503);
      delete request.headers.cookie; // a monitor has no session, and none is looked up for it
    }
    compress(request, response);
    if (loaded) pass(loaded, request, response);
    else
      void handler.then(
        (each) => pass(each, request, response),
        () => response.destroy()
      );
  };
}

function pass(handler: Handler, request: IncomingMessage, response: ServerResponse): void {
  Promise.resolve(handler(request, response, () => refuse(response, 404))).catch(() => {
    if (response.headersSent) response.destroy();
    else refuse(response, 500);
  });
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ ok: false }));
}
