/** Runs the store's and the server's tests on a PostgreSQL cluster of their own. Further words are vitest's. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startCluster } from './postgres-cluster.ts';
import { ROOT } from './setup.mjs';

if (import.meta.main) await runOnCluster('vitest.postgres.config.ts');

/** The tests find the cluster by JIANGPING_TEST_POSTGRES; our exit code is vitest's. */
export async function runOnCluster(config: string): Promise<void> {
  const cluster = await startCluster();
  try {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const words = ['run', '--config', config, ...process.argv.slice(2)];
    const child = spawn(process.execPath, [vitest, ...words], {
      cwd: ROOT,
      env: { ...process.env, JIANGPING_TEST_POSTGRES: cluster.url },
      stdio: 'inherit'
    });
    // Without this we would be gone, and the cluster with us, under tests that are still running.
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => child.kill(name));
    const [code] = (await once(child, 'exit')) as [number | null];
    process.exitCode = code ?? 70;
  } finally {
    await cluster.stop();
  }
}
