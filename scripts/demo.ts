/**
 * `npm run demo`: the running workbench with sample data. Builds what is missing, makes its own store, prints a sign-in for
 * each role and serves. With --prepare it stops before it serves.
 */
import { createServer } from 'node:net';
import { ensureBuilt } from './build.ts';
import { demoStore, prepareDemo } from './demo/prepare.ts';
import { words } from './demo/words.ts';

const FIRST_PORT = 4173;
const LAST_PORT = 4273;
const HOST = '127.0.0.1';

ensureBuilt();
await prepareDemo((line) => console.log(line));
if (process.argv.includes('--prepare')) console.log(words.ready);
else await serveDemo();

async function serveDemo(): Promise<void> {
  Object.assign(process.env, { JIANGPING_STORE: demoStore(), JIANGPING_SAMPLE: '1' });
  const { serve } = await import('../src/serve/serve.ts');
  const { explain } = await import('../src/serve/failures.ts');
  const port = await firstFreePort();
  try {
    await serve({ host: HOST, port, tls: null, isBehindProxy: false });
    console.log(words.table(`http://${HOST}:${port}`));
  } catch (error) {
    console.error(await explain(error));
    process.exit(1);
  }
}

async function firstFreePort(): Promise<number> {
  for (let port = FIRST_PORT; port < LAST_PORT; port++) if (await isFree(port)) return port;
  return LAST_PORT;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
      .once('error', () => done(false))
      .listen(port, HOST, () => probe.close(() => done(true)));
  });
}
