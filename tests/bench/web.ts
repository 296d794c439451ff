/**
 * Measures the served program as experts use it: what a save takes over HTTP beside a bare server that writes the same
 * rows, the scoring page, the manager's pages of a large round, and the server's memory. Prints, writes docs/bench-web.md, and fails nothing.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { USER_HEADER } from '#lib/offline/wire.ts';
import { ensureBuilt } from '../../scripts/build.ts';
import { ROOT } from '../../scripts/setup.mjs';
import { freePort } from '../browser/support/server.ts';
import { calibrate } from './web-calibration.ts';
import type { Loaded, Run } from './web-load.ts';
import { measurePage, type Cookie } from './web-page.ts';
import { report, type Measured, type Save } from './web-report.ts';
import { measureRoundPages } from './web-round-pages.ts';
import { startOurs, startServer } from './web-server.ts';
import { cookieHeader, signIn } from './web-sign-in.ts';
import { EXPERTS, makeWebStore } from './web-store.ts';

/** Each side in turn, so that what else the machine does meets both. */
const ROUNDS = 5;
const SECONDS = 3;

ensureBuilt();
const loadBefore = (loadavg()[0] ?? 0).toFixed(2);
const folder = mkdtempSync(join(tmpdir(), 'jiangping-bench-'));
const progress = (text: string): void => void process.stderr.write(`${text} …\n`);

async function measure(): Promise<Measured> {
  const before = calibrate(folder);
  progress('store');
  const store = await makeWebStore(join(folder, 'ours.sqlite'));
  const rawFile = join(folder, 'raw.sqlite');
  copyFileSync(fileURLToPath(store.url), rawFile);
  const ours = await startOurs(await freePort(), store.url);
  const rawPort = await freePort();
  const raw = await startServer(rawPort, [join(ROOT, 'tests/bench/web-raw.ts')], {
    STORE: pathToFileURL(rawFile).href,
    PORT: String(rawPort),
    USER: store.experts[0]?.user ?? ''
  });
  const idle = ours.megabytes();
  const address = `http://127.0.0.1:${ours.port}`;
  const cookies: Cookie[][] = [];
  for (const { name } of store.experts) cookies.push(await signIn(address, name));
  const signedIn = ours.megabytes();
  const headers = store.experts.map(({ user }, index) => ({
    cookie: cookieHeader(cookies[index] ?? []),
    [USER_HEADER]: user
  }));

  const loader = fork(join(ROOT, 'tests/bench/web-load.ts'), { serialization: 'advanced' });
  const load = async (run: Omit<Run, 'store' | 'seconds'>): Promise<Loaded> => {
    const answer = once(loader, 'message', { signal: AbortSignal.timeout(120_000) });
    loader.send({ ...run, store, seconds: SECONDS } satisfies Run);
    const [loaded] = (await answer) as [Loaded];
    return loaded;
  };
  const rows = store.rows.length;
  const saves: Save[] = [];
  for (const [title, perRequest, clients] of [
    ['one criterion', 1, 1],
    ['one criterion', 1, EXPERTS],
    ['a whole sheet', rows, 1],
    ['a whole sheet', rows, EXPERTS]
  ] as const) {
    progress(`${title}, ${clients} clients`);
    const save: Save = { title, clients, ours: [], raw: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const side of round % 2 === 0 ? (['ours', 'raw'] as const) : (['raw', 'ours'] as const)) {
        const server = side === 'ours' ? ours : raw;
        const from = server.cpu();
        const { port } = server;
        const loaded = await load({ port, read: null, rows: perRequest, clients, headers });
        save[side].push({ ...loaded, cpu: (server.cpu() - from) / loaded.answers });
      }
    }
    saves.push(save);
  }
  progress('nothing saved');
  const none = headers.map(() => ({}));
  const reads: [string, Loaded][] = [];
  for (const [title, read, sent] of [
    ['`/healthz`: the entry, SvelteKit, our hooks, no session', '/healthz', none],
    ['`/api/me`: the same with a session', '/api/me', headers]
  ] as const) {
    reads.push([title, await load({ port: ours.port, read, rows: 0, clients: 1, headers: [...sent] })]);
  }
  const loaded = ours.megabytes();
  await raw.stop();
  progress('page');
  const page = await measurePage(address, store.experts[0]?.sheets[0] ?? '', cookies[0] ?? []);
  await ours.stop();
  progress('pages of a large round');
  const round = await measureRoundPages(folder, load);
  loader.kill();
  return {
    rows,
    saves,
    reads,
    page,
    round,
    memory: { idle, signedIn, loaded },
    calibration: [before, calibrate(folder)]
  };
}

const measured = await (async () => {
  try {
    return await measure();
  } finally {
    rmSync(folder, { recursive: true });
  }
})();
const machine = `Machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load before ${loadBefore}, Node ${process.versions.node}, files in ${tmpdir()}.`;
const file = join(ROOT, 'docs/bench-web.md');
const text = report(measured, machine, handWritten(file));
console.log(text);
writeFileSync(file, text);

/** What people wrote about the figures stays. */
function handWritten(path: string): string {
  const [, text = ''] = readFileSync(path, 'utf8').split('\n## What is in the way\n');
  return text.trim();
}
