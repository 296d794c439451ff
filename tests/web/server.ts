/** Starts the built server on a free port with a store of the test's own, and visits it as a browser without JavaScript. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';

const BUILD = resolve(import.meta.dirname, '../..', process.env.JIANGPING_BUILD ?? 'build');

export interface Page {
  status: number;
  html: string;
  headers: Headers;
  /** where it sends on to, as a path */
  location: string | null;
}

/** A browser with cookies of its own, that follows no redirect by itself. */
export interface Visitor {
  cookies: Map<string, string>;
  get(path: string): Promise<Page>;
  /** a form, sent from a page of the server unless another origin is given */
  post(path: string, fields: Record<string, string>, origin?: string): Promise<Page>;
  /** @throws where it is not let in */
  signIn(name: string, password: string): Promise<void>;
}

export interface Server {
  origin: string;
  visitor(): Visitor;
  stop(): Promise<void>;
}

export async function startServer(
  folder: string,
  store: string,
  environment: Record<string, string> = {}
): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [BUILD], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(port),
      ORIGIN: origin,
      JIANGPING_STORE: store,
      ...environment
    },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  const exited = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const listening = new Promise<void>((done) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Listening')) done();
    });
  });
  const failed = exited.then(() =>
    Promise.reject(new Error(`the server ended at once (vite build first?)\n${said}`))
  );
  failed.catch(() => undefined);
  await Promise.race([listening, failed]);
  return {
    origin,
    visitor: () => visitorOf(origin),
    async stop() {
      child.kill('SIGKILL');
      await exited;
    }
  };
}

function visitorOf(origin: string): Visitor {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const headers = new Headers(init.headers);
    headers.set('accept', 'text/html');
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get('location');
    return {
      status: response.status,
      html: await response.text(),
      headers: response.headers,
      location: to === null ? null : to.replace(origin, '')
    };
  };
  const visitor: Visitor = {
    cookies,
    get: (path) => ask(path, {}),
    post: (path, fields, from = origin) =>
      ask(path, {
        method: 'POST',
        headers: { origin: from },
        body: new URLSearchParams(fields)
      }),
    async signIn(name, password) {
      const { status, html } = await visitor.post('/sign-in', { name, password });
      if (status !== 303) throw new Error(`${name} was not let in (${status})\n${html}`);
    }
  };
  return visitor;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
