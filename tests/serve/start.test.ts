/** Starting: on nothing, with the first administrator's link, and where it cannot. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, FORM } from './support/ask.ts';
import { freshServer, linkIn, startInVain, type FreshServer } from './support/fresh.ts';

const PASSWORD = '示范口令-2026-匠评';

let server: FreshServer;

beforeEach(async () => {
  server = await freshServer();
});

afterEach(() => server.remove());

const useLink = (link: URL) => {
  const [name, code] = [link.searchParams.get('name') ?? '', link.searchParams.get('code') ?? ''];
  return ask({
    port: server.port,
    path: '/welcome',
    method: 'POST',
    headers: { 'content-type': FORM, accept: 'text/html', origin: `http://127.0.0.1:${server.port}` },
    body: new URLSearchParams({ name, code, password: PASSWORD, again: PASSWORD }).toString()
  });
};

describe('on an empty store', () => {
  it('makes the store and prints a link that lets in once', async () => {
    await server.start();
    expect(existsSync(join(server.folder, 'data/jiangping.sqlite'))).toBe(true);
    const link = linkIn(server.said());
    expect(link.origin).toBe(`http://127.0.0.1:${server.port}`);
    const first = await useLink(link);
    expect([first.status, first.headers.location]).toEqual([303, '/']);
    expect(first.headers['set-cookie']?.join()).toMatch(/session=/);
    const second = await useLink(link);
    expect(second.status).not.toBe(303);
    expect(second.body).toContain('已经用过');
  });

  it('prints another link at the next start, and the one of before is void', async () => {
    await server.start();
    const first = linkIn(server.said());
    await server.stop();
    await server.start();
    const second = linkIn(server.said());
    expect(second.searchParams.get('code')).not.toBe(first.searchParams.get('code'));
    expect((await useLink(first)).body).toContain('已过期');
    expect((await useLink(second)).status).toBe(303);
  });

  it('prints none once an administrator has a password', async () => {
    await server.start();
    await useLink(linkIn(server.said()));
    await server.stop();
    const before = server.said().length;
    await server.start();
    expect(server.said().slice(before)).not.toContain('/welcome');
  });

  it('keeps the code out of the log', async () => {
    await server.start();
    const code = linkIn(server.said()).searchParams.get('code') ?? '';
    const logged = server
      .said()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('\n')).not.toContain(code);
  });
});

describe('/healthz', () => {
  it('answers without a session, with the version', async () => {
    await server.start();
    const { status, headers, body } = await ask({ port: server.port, path: '/healthz' });
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(JSON.parse(body)).toMatchObject({
      ok: true,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string
    });
  });
});

describe('what it refuses, in both languages, before it serves anybody', () => {
  const settings: [string, Record<string, string>, string, string][] = [
    ['a port that is none', { JIANGPING_PORT: '70000' }, '1 到 65535', 'whole number'],
    ['a switch that is none', { JIANGPING_PROXY: 'yes' }, '只能是 1 或 0', 'only be 1 or 0'],
    ['a certificate without its key', { JIANGPING_TLS_CERT: 'cert.pem' }, '须同时设置', 'set together']
  ];
  it.each(settings)('%s', async (_what, environment, zh, en) => {
    const { code, said, complained } = await startInVain(server.folder, environment);
    expect(code).toBe(2);
    expect(said).toBe('');
    expect(complained).toContain(zh);
    expect(complained).toContain(en);
  });

  it('a port that is taken, without touching the store', async () => {
    await server.start();
    const other = await freshServer();
    const { code, complained } = await startInVain(other.folder, { JIANGPING_PORT: String(server.port) });
    expect(code).toBe(1);
    expect(complained).toContain(`端口 ${server.port}`);
    expect(complained).toContain('in use by another program');
    expect(existsSync(join(other.folder, 'data'))).toBe(false);
    await other.remove();
  });

  it('a store that another server has, which goes on undisturbed', async () => {
    await server.start();
    const other = await freshServer();
    const store = `file:${join(server.folder, 'data/jiangping.sqlite')}`;
    const { code, complained } = await startInVain(other.folder, {
      JIANGPING_PORT: String(other.port),
      JIANGPING_STORE: store
    });
    expect(code).toBe(1);
    expect(complained).toMatch(/正被另一进程使用/);
    expect(complained).not.toMatch(/\n\s+at /);
    expect((await ask({ port: server.port, path: '/healthz' })).status).toBe(200);
    await other.remove();
  });

  it('a file that is no store', async () => {
    const file = join(server.folder, 'notes.txt');
    writeFileSync(file, 'these are my notes, not a database');
    const environment = { JIANGPING_PORT: String(server.port), JIANGPING_STORE: `file:${file}` };
    const { code, complained } = await startInVain(server.folder, environment);
    expect(code).toBe(1);
    expect(complained).not.toMatch(/\n\s+at /);
  });
});
