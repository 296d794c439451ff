/** The cluster that the tests run on: it is durable as a real one is, and does not outlive whoever started it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { startCluster } from '../../scripts/postgres-cluster.ts';
import { ROOT } from '../../scripts/setup.mjs';
import { ENGINE, freshUrl } from '../server/support/engines.ts';

/** The first value of the first row. */
async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** A process that starts a cluster, says its address and waits. */
async function clusterOfAnother(): Promise<{ url: string; killParent: () => Promise<void> }> {
  const module = pathToFileURL(join(ROOT, 'scripts/postgres-cluster.ts')).href;
  const script = `import { startCluster } from '${module}'; console.log((await startCluster()).url);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: chunk.toString().trim(),
    async killParent() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  };
}

test('a run on PostgreSQL has one, and each test a database of its own', async () => {
  expect(ENGINE).toBe('postgres');
  const { url, folder, drop } = await freshUrl();
  expect(await ask(url, 'select version()')).toMatch(/^PostgreSQL \d+/);
  expect(await ask(url, 'select count(*)::int from pg_tables where schemaname = $$public$$')).toBe(0);
  const idle = new Client({ connectionString: url });
  idle.on('error', () => undefined);
  const ended = new Promise<void>((done) => idle.on('end', done)); // once() would stop at its error
  await idle.connect();
  await drop();
  await ended;
  expect(existsSync(folder)).toBe(false);
  await expect(ask(url, 'select 1')).rejects.toThrow('does not exist');
});

test('a database can be a copy of another', async () => {
  const original = await freshUrl();
  await ask(original.url, 'create table kept as select 7 as value');
  const copy = await freshUrl(new URL(original.url).pathname.slice(1));
  expect(await ask(copy.url, 'select value from kept')).toBe(7);
  await copy.drop();
  await original.drop();
});

test.for([
  ['fsync', 'on'],
  ['synchronous_commit', 'on'],
  ['full_page_writes', 'on'],
  ['server_encoding', 'UTF8'],
  ['listen_addresses', '127.0.0.1'],
  ['max_connections', '60']
] as const)('%s is %s', async ([name, value]) => {
  expect(await ask(process.env.JIANGPING_TEST_POSTGRES!, `show ${name}`)).toBe(value);
});

test('what was committed before it was killed is there when it is back', async () => {
  const { url, kill, restart, stop } = await startCluster();
  await ask(url, 'create table kept as select 7 as value');
  kill();
  await vi.waitFor(() => expect(ask(url, 'select 1')).rejects.toThrow(), { timeout: 10_000 });
  await restart();
  expect(await ask(url, 'select value from kept')).toBe(7);
  await restart();
  expect(await ask(url, 'select value from kept')).toBe(7);
  const folder = dirname(String(await ask(url, 'show data_directory')));
  await stop();
  expect(existsSync(folder)).toBe(false);
  await expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
});

test('it goes when the process that started it is killed', async () => {
  const { url, killParent } = await clusterOfAnother();
  const folder = dirname(String(await ask(url, 'show data_directory')));
  expect(existsSync(folder)).toBe(true);
  await killParent();
  await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 20_000 });
  await vi.waitFor(() => expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED'), { timeout: 20_000 });
});
