/**
 * A PostgreSQL cluster of the tests' own: on loopback, in a temporary folder, gone when the process that started it is gone,
 * however that ends. Its durability is that of a real one (fsync on), because tests compare it.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { createServer, Socket, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ensureProgram } from './system-packages.ts';

export interface Cluster {
  /** postgres://user:password@127.0.0.1:port/postgres, for a superuser */
  url: string;
  port: number;
  /** ends the server in good order and removes all its files */
  stop: () => Promise<void>;
  /** what a power cut is to the clients: the server ends at once, without a checkpoint; `restart` recovers it */
  kill: () => void;
  /** on the same port, with the same data */
  restart: () => Promise<void>;
}

const USER = 'jiangping';
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;
const PORT_ATTEMPTS = 5;

export async function startCluster(): Promise<Cluster> {
  // initdb lies beside the real file; a link on the PATH may be alone there.
  const bin = dirname(realpathSync(await ensureProgram('postgres')));
  const owner = findOwner();
  const folder = makeFolder(owner);
  const watcher = watch(folder, owner);
  let server: ChildProcess | undefined;

  const stop = async (): Promise<void> => {
    if (server) await end(server, folder);
    rmSync(folder, { recursive: true, force: true });
    watcher.stdin?.end();
  };

  try {
    const password = randomBytes(16).toString('hex');
    initialise({ bin, folder, owner, password });
    let port = 0;
    const urlNow = (): string => `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
    const launch = async (): Promise<void> => {
      server = serve({ bin, folder, owner, port });
      await untilReady(urlNow(), server, folder);
    };
    for (let attempt = 1; ; attempt++) {
      port = await freePort();
      try {
        await launch();
        break;
      } catch (error) {
        // Free a moment ago, taken since: other tests look for ports too.
        if (attempt === PORT_ATTEMPTS || !logOf(folder).includes('Address already in use')) throw error;
      }
    }
    return {
      url: urlNow(),
      port,
      stop,
      kill: () => signal(folder, 'SIGQUIT'),
      async restart() {
        if (server) await end(server, folder);
        await launch();
      }
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PostgreSQL refuses to run as root: then another user must own it. Undefined: we are an ordinary user, who may. */
function findOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((word) =>
      Number(spawnSync('id', [word, name]).stdout.toString() || NaN)
    );
    if (uid !== undefined && gid !== undefined && uid > 0) return { name, uid, gid };
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody'
  );
}

interface Owner {
  name: string;
  uid: number;
  gid: number;
}

/** As root not in $TMPDIR, which may lie where only root can look. */
function makeFolder(owner: Owner | undefined): string {
  const folder = mkdtempSync(join(owner ? '/tmp' : tmpdir(), 'jiangping-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

/** The words that run a program as the owner. */
function asOwner(owner: Owner | undefined, words: readonly string[]): [string, string[]] {
  const [program = '', ...rest] = owner ? ['runuser', '-u', owner.name, '--', ...words] : words;
  return [program, rest];
}

/**
 * None of our environment: PGDATA, PGPORT and the like would change what the programs do. LC_ALL because we read the log,
 * /usr/sbin because a root by `su` does not have it, and runuser is there.
 */
const environment = (): NodeJS.ProcessEnv => ({ PATH: `${process.env.PATH}:/usr/sbin`, LC_ALL: 'C' });

/**
 * A process of its own session, out of reach of Ctrl-C and of a kill of our process group, that waits for our end of its
 * stdin to close, which no way of dying can prevent, and then clears up. Three rounds, since what is still starting or
 * ending may write once more.
 */
function watch(folder: string, owner: Owner | undefined): ChildProcess {
  const script = `cat > /dev/null
    for round in 1 2 3; do
      pid=$(head -n 1 "$1/data/postmaster.pid") && kill -QUIT "$pid"
      rm -rf "$1"
      sleep 1
    done`;
  const watcher = spawn(...asOwner(owner, ['sh', '-c', script, 'sh', folder]), {
    cwd: '/',
    detached: true,
    env: environment(),
    stdio: ['pipe', 'ignore', 'ignore']
  });
  watcher.unref();
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
  return watcher;
}

interface Place {
  bin: string;
  folder: string;
  owner: Owner | undefined;
}

function initialise({ bin, folder, owner, password }: Place & { password: string }): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  chmodSync(passwordFile, 0o600);
  const words = [
    join(bin, 'initdb'),
    `--pgdata=${join(folder, 'data')}`,
    '--locale=C',
    '--encoding=UTF8',
    '--auth=scram-sha-256',
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--no-sync' // of the empty cluster only: the server itself syncs
  ];
  const run = spawnSync(...asOwner(owner, words), { cwd: folder, encoding: 'utf8', env: environment() });
  rmSync(passwordFile);
  if (run.status !== 0) {
    throw new Error(`initdb failed: ${run.error?.message ?? `${run.stdout}${run.stderr}`}`);
  }
}

function serve({ bin, folder, owner, port }: Place & { port: number }): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    max_connections: 60,
    fsync: 'on'
  };
  const words = [join(bin, 'postgres'), '-D', join(folder, 'data')];
  for (const [name, value] of Object.entries(settings)) words.push('-c', `${name}=${value}`);
  const log = openSync(logPath(folder), 'w');
  // Detached: Ctrl-C is for the tests, which may still want to write; the server ends after them.
  const server = spawn(...asOwner(owner, words), {
    cwd: folder,
    detached: true,
    env: environment(),
    stdio: ['ignore', log, log]
  });
  server.on('error', () => undefined); // not startable: untilReady sees that nothing runs
  closeSync(log);
  return server;
}

const logPath = (folder: string): string => join(folder, 'log');
const logOf = (folder: string): string => readFileSync(logPath(folder), 'utf8').slice(-8000);

const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null;

async function untilReady(url: string, server: ChildProcess, folder: string): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      const fault = hasEnded(server) ? 'ended at once' : Date.now() > limit ? 'does not answer' : undefined;
      if (fault) throw new Error(`PostgreSQL ${fault}; its log:\n${logOf(folder)}`, { cause });
    }
    await sleep(50);
  }
}

/** To the server itself: it may run under a runuser. */
function signal(folder: string, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    const [pid] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), name);
  } catch {
    // no such file or process: it has ended
  }
}

/** Without its clients' leave; at once where it takes too long. */
async function end(server: ChildProcess, folder: string): Promise<void> {
  if (hasEnded(server)) return;
  const ended = once(server, 'exit');
  signal(folder, 'SIGINT');
  const patience = setTimeout(() => {
    if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL'); // its group: a runuser and the server
  }, STOP_LIMIT_MS);
  await ended;
  clearTimeout(patience);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
