/** How a browser reached the server: what is believed, and what only a proxy may say. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureProgram } from '../../scripts/system-packages.ts';
import { ask, FORM_TAKEN, signInForm } from './support/ask.ts';
import { freshServer, type FreshServer } from './support/fresh.ts';

const FORBIDDEN = 403;

describe('over http', () => {
  let server: FreshServer;
  let port: number;

  beforeAll(async () => {
    server = await freshServer();
    port = server.port;
    await server.start();
  });
  afterAll(() => server.remove());

  it.each(['127.0.0.1', 'localhost', 'tablet-server.example'])('takes forms as %s', async (name) => {
    const host = `${name}:${port}`;
    expect((await signInForm(port, `http://${host}`, { host })).status).toBe(FORM_TAKEN);
  });

  it.each([
    ['another host', 'http://evil.example'],
    ['another port', 'http://127.0.0.1:1'],
    ['https of the same host', 'https://127.0.0.1'],
    ['a page without an origin', 'null']
  ])('refuses a form of %s', async (_what, origin) => {
    expect((await signInForm(port, origin)).status).toBe(FORBIDDEN);
  });

  it.each([
    ['JSON', 'application/json', '{"changes":[]}'],
    ['plain text', 'text/plain', '{"changes":[]}'],
    ['a file', 'multipart/form-data; boundary=x', '--x--'],
    ['bytes', 'application/octet-stream', 'x']
  ])('refuses %s of a foreign origin', async (_what, type, body) => {
    for (const path of ['/api/changes', '/api/evidence']) {
      const headers = { 'content-type': type, origin: 'http://evil.example' };
      expect((await ask({ port, path, method: 'POST', headers, body })).status, path).toBe(FORBIDDEN);
    }
  });

  it('believes no forwarded header of a client', async () => {
    const forwarded = {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'bank.example',
      'x-jiangping-protocol': 'https',
      'x-jiangping-host': 'bank.example'
    };
    expect((await signInForm(port, 'https://bank.example', forwarded)).status).toBe(FORBIDDEN);
    const taken = await signInForm(port, `http://127.0.0.1:${port}`, forwarded);
    expect(taken.status).toBe(FORM_TAKEN);
    expect(taken.headers['strict-transport-security']).toBeUndefined();
  });

  it.each([
    ['an address in place of a path', 'http://evil.example/', `127.0.0.1`],
    ['a host that is none', '/', 'evil.example/..@x']
  ])('answers 400 to %s', async (_what, path, host) => {
    expect((await ask({ port, path, headers: { host } })).status).toBe(400);
  });

  it('takes no body over the limit', async () => {
    const origin = `http://127.0.0.1:${port}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin, accept: 'text/html' };
    const body = `name=${'x'.repeat(22 * 1024 * 1024)}`;
    const answer = await ask({ port, path: '/sign-in', method: 'POST', headers, body }).catch(() => null);
    expect(answer?.status ?? 413).toBe(413);
    expect((await ask({ port, path: '/healthz' })).status).toBe(200);
  });

  it('sends pages compressed to whom it suits, and only to them', async () => {
    const plain = await ask({ port, path: '/sign-in' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    const small = await ask({ port, path: '/sign-in', headers: { 'accept-encoding': 'gzip' } });
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(small.headers.vary).toContain('accept-encoding');
    expect(small.body.length).toBeLessThan(plain.body.length);
  });
});

describe('behind a proxy', () => {
  let server: FreshServer;
  let port: number;

  beforeAll(async () => {
    server = await freshServer({ JIANGPING_PROXY: '1' });
    port = server.port;
    await server.start();
  });
  afterAll(() => server.remove());

  it('takes the proxy’s word for protocol and host, which is the last one', async () => {
    const forwarded = {
      'x-forwarded-proto': 'http, https',
      'x-forwarded-host': 'evil.example, office.example'
    };
    const taken = await signInForm(port, 'https://office.example', forwarded);
    expect(taken.status).toBe(FORM_TAKEN);
    expect(taken.headers['strict-transport-security']).toContain('max-age');
    expect((await signInForm(port, 'https://evil.example', forwarded)).status).toBe(FORBIDDEN);
  });

  it('delays by the address that the proxy saw, not by one that the client made up', async () => {
    const from = (client: string): Promise<number> =>
      signInForm(port, `http://127.0.0.1:${port}`, { 'x-forwarded-for': `${client}, 203.0.113.9` }).then(
        ({ status }) => status
      );
    for (let attempt = 1; attempt <= 5; attempt++) await from(`198.51.100.${attempt}`);
    expect(await from('198.51.100.77')).toBe(429);
  });
});

describe('over https with certificate files', () => {
  let server: FreshServer;
  let certificate: string;
  let key: string;

  const makeCertificate = async (): Promise<void> => {
    const openssl = await ensureProgram('openssl');
    const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${key} -out ${certificate}`;
    execFileSync(openssl, words.split(' '), { stdio: 'ignore' });
  };

  beforeAll(async () => {
    server = await freshServer({ JIANGPING_TLS_CERT: 'cert.pem', JIANGPING_TLS_KEY: 'key.pem' });
    [certificate, key] = [join(server.folder, 'cert.pem'), join(server.folder, 'key.pem')];
    await makeCertificate();
    await server.start();
  });
  afterAll(() => server.remove());

  it('serves, tells browsers to stay with https, and takes forms', async () => {
    const ca = readFileSync(certificate);
    const host = `localhost:${server.port}`;
    const { status, headers } = await ask({ port: server.port, path: '/healthz', ca, headers: { host } });
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toContain('max-age');
    const form = await ask({
      port: server.port,
      path: '/sign-in',
      method: 'POST',
      ca,
      headers: {
        host,
        origin: `https://${host}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html'
      },
      body: 'name=x&password=y'
    });
    expect(form.status).toBe(FORM_TAKEN);
  });

  it('uses a renewed certificate after SIGHUP, and keeps the old one where the new one is broken', async () => {
    const before = readFileSync(certificate);
    await makeCertificate();
    server.signal('SIGHUP');
    const renewed = readFileSync(certificate);
    await expect
      .poll(() =>
        ask({ port: server.port, path: '/healthz', ca: renewed }).then(
          ({ status }) => status,
          () => 0
        )
      )
      .toBe(200);
    await expect(ask({ port: server.port, path: '/healthz', ca: before })).rejects.toThrow();
    writeFileSync(certificate, 'half a certificate');
    server.signal('SIGHUP');
    await expect.poll(() => server.said()).toContain('仍用原来的证书');
    expect((await ask({ port: server.port, path: '/healthz', ca: renewed })).status).toBe(200);
  });
});
