/** Starts the built server on a free port in a folder of the test's own, and ends it again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';

const BUILD = resolve(import.meta.dirname, '../../build');

export interface Page {
  status: number;
  html: string;
}

export interface Server {
  get(path: string): Promise<Page>;
  stop(): Promise<void>;
}

export async function startServer(cwd: string): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [BUILD], {
    cwd,
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), ORIGIN: origin },
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
    async get(path) {
      const response = await fetch(origin + path, { headers: { accept: 'text/html' } });
      return { status: response.status, html: await response.text() };
    },
    async stop() {
      child.kill('SIGKILL');
      await exited;
    }
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
