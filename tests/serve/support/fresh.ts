/** A server on an empty store in a folder of the test's own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/setup.mjs';
import { freePort, serverProcess, type ServerProcess } from '../../browser/support/server.ts';

export interface FreshServer extends ServerProcess {
  folder: string;
  remove(): Promise<void>;
}

export async function freshServer(environment: Record<string, string> = {}): Promise<FreshServer> {
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-serve-'));
  const port = await freePort();
  const server = serverProcess(port, folder, environment);
  return Object.assign(server, {
    folder,
    async remove() {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** A start that is expected to fail. */
export async function startInVain(
  folder: string,
  environment: Record<string, string>
): Promise<{ code: number | null; said: string; complained: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'src/serve/main.ts')], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said, complained };
}

/** name and code of the link for the first administrator, as it was printed last */
export function linkIn(said: string): URL {
  const link = said.match(/https?:\/\/\S+\/welcome\?\S+/g)?.at(-1);
  if (link === undefined) throw new Error(`no link in:\n${said}`);
  return new URL(link);
}
