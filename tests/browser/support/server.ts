/** The production server as a child process: started, stopped and killed on the same port and the same store. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/setup.mjs';

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 15_000;

export interface ServerProcess {
  readonly port: number;
  readonly isRunning: boolean;
  start(): Promise<void>;
  /** in good order, as an administrator does */
  stop(): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** the exit code, once it has ended; ask before it does */
  ended(): Promise<number | null>;
  /** all it ever said */
  said(): string;
}

/** @param environment added to what every server here gets */
export function serverProcess(
  port: number,
  folder: string,
  environment: Record<string, string> = {}
): ServerProcess {
  let child: ChildProcess | undefined;
  let said = '';
  // A test run that dies must not leave servers behind.
  const atExit = (): void => void child?.kill('SIGKILL');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child) return;
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
    child.kill(signal);
    const late = setTimeout(() => child?.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(late);
    child = undefined;
    process.off('exit', atExit);
  };
  return {
    port,
    get isRunning() {
      return child !== undefined;
    },
    async start() {
      const started = spawn(process.execPath, [join(ROOT, 'src/serve/main.ts')], {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          ...(process.env.JIANGPING_BUILD && { JIANGPING_BUILD: process.env.JIANGPING_BUILD }),
          JIANGPING_PORT: String(port),
          ...environment
        },
        stdio: ['ignore', 'pipe', 'pipe']
      });
      child = started;
      process.on('exit', atExit);
      const before = said.length;
      const ready = new Promise<void>((done) => {
        const listen = (chunk: Buffer): void => {
          said += chunk.toString();
          if (said.slice(before).includes('Jiangping is running')) done();
        };
        started.stdout.on('data', listen);
        started.stderr.on('data', listen);
      });
      const limit = AbortSignal.timeout(START_LIMIT_MS);
      const failed = once(started, 'exit', { signal: limit }).then(([code]: unknown[]) => {
        throw new Error(`the server did not start (exit ${String(code)}):\n${said.slice(before)}`);
      });
      failed.catch(() => undefined);
      await Promise.race([ready, failed]);
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    signal: (signal) => void child?.kill(signal),
    async ended() {
      if (!child) throw new Error('it does not run');
      const [code] = (await once(child, 'exit')) as [number | null];
      child = undefined;
      return code;
    },
    said: () => said
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
