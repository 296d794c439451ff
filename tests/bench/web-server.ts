/** The measured processes: started, asked how much memory they hold, stopped. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../../scripts/setup.mjs';

const START_LIMIT_MS = 30_000;

export interface Server {
  port: number;
  megabytes(): number;
  /** ms of processor time so far, which what else the machine does leaves as it is; NaN where there is no /proc */
  cpu(): number;
  stop(): Promise<void>;
}

/** @param words of node: a file, and what stands before it */
export async function startServer(
  port: number,
  words: readonly string[],
  environment: Record<string, string>
): Promise<Server> {
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'ignore', 'inherit']
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.on('exit', kill);
  for (const end = performance.now() + START_LIMIT_MS; !(await listens(port)); await pause(100)) {
    if (child.exitCode !== null || performance.now() > end)
      throw new Error(`did not start: ${words.join(' ')}`);
  }
  return {
    port,
    megabytes: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024,
    cpu: () => cpuOf(child.pid),
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      process.off('exit', kill);
    }
  };
}

/** The program as `npm start` serves it. `JIANGPING_BENCH_NODE`: words for its node, as --cpu-prof. */
export const startOurs = (port: number, store: string): Promise<Server> => {
  const words = process.env.JIANGPING_BENCH_NODE?.split(' ') ?? [];
  return startServer(port, [...words, join(ROOT, 'src/serve/main.ts')], {
    JIANGPING_STORE: store,
    JIANGPING_PORT: String(port)
  });
};

async function listens(port: number): Promise<boolean> {
  const socket = createConnection({ port, host: '127.0.0.1' });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

const TICK_MS = 10;

function cpuOf(pid: number | undefined): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return NaN;
  // After the name, which may hold anything: state is the 3rd field, the times of user and system the 14th and 15th.
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
