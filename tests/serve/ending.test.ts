/** Ending: in good order, in a hurry, and by the power. */
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, FORM, FORM_TAKEN } from './support/ask.ts';
import { freshServer, type FreshServer } from './support/fresh.ts';

let server: FreshServer;

beforeEach(async () => {
  server = await freshServer();
  await server.start();
});

afterEach(() => server.remove());

/** A form of which only the first half has arrived. */
async function halfSent() {
  const [first, second] = ['name=nobody&pass', 'word=not-this-one-2026'];
  const sent = request({
    host: '127.0.0.1',
    port: server.port,
    path: '/sign-in',
    method: 'POST',
    agent: false,
    headers: {
      'content-type': FORM,
      'content-length': first.length + second.length,
      accept: 'text/html',
      origin: `http://127.0.0.1:${server.port}`
    }
  });
  const answer = once(sent, 'response') as Promise<[IncomingMessage]>;
  answer.catch(() => undefined);
  sent.write(first);
  await sleep(300);
  return { answer, finish: () => sent.end(second) };
}

describe('SIGTERM', () => {
  it('finishes what is being answered, takes nothing new, and frees the store', async () => {
    const slow = await halfSent();
    const ended = server.ended();
    server.signal('SIGTERM');
    await expect
      .poll(() =>
        ask({ port: server.port }).then(
          () => 'served',
          (error: unknown) => (error as NodeJS.ErrnoException).code
        )
      )
      .toBe('ECONNREFUSED');
    slow.finish();
    const [response] = await slow.answer;
    expect(response.statusCode).toBe(FORM_TAKEN);
    response.resume();
    expect(await ended).toBe(0);
    expect(server.said()).toContain('已停止');
    // The lock is free, and what was written is there.
    await server.start();
    expect((await ask({ port: server.port, path: '/healthz' })).status).toBe(200);
  });

  it('a second one ends it at once', async () => {
    const slow = await halfSent();
    const ended = server.ended();
    server.signal('SIGTERM');
    await sleep(1_000);
    server.signal('SIGTERM');
    expect(await ended).toBe(128 + 15);
    await expect(slow.answer).rejects.toThrow();
  });

  it('cuts a client that never finishes', async () => {
    const slow = await halfSent();
    const start = performance.now();
    const ended = server.ended();
    server.signal('SIGTERM');
    expect(await ended).toBe(0);
    expect(performance.now() - start).toBeGreaterThan(9_000);
    await expect(slow.answer).rejects.toThrow();
  });

  it('an idle connection that is kept open holds up nothing', async () => {
    const { headers } = await ask({
      port: server.port,
      path: '/healthz',
      headers: { connection: 'keep-alive' }
    });
    expect(headers.connection).toBe('keep-alive');
    const start = performance.now();
    const ended = server.ended();
    server.signal('SIGINT');
    expect(await ended).toBe(0);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

it('after kill -9 the next start works', async () => {
  await server.kill();
  await server.start();
  expect((await ask({ port: server.port, path: '/healthz' })).status).toBe(200);
});
