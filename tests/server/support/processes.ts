/** Another process that runs a piece of our code, says a line when it is ready, and can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../../scripts/setup.mjs';

export const moduleUrl = (path: string): string => pathToFileURL(join(ROOT, path)).href;

export interface Other {
  child: ChildProcess;
  /** its first line */
  said: string;
  kill(): Promise<void>;
}

/** @param script an ES module that ends only when it is killed, or after its line */
export async function otherProcess(script: string): Promise<Other> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const lines = createInterface({ input: child.stdout });
  const said = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    once(child, 'exit').then(([code]) => `exit ${String(code)}`)
  ]);
  return {
    child,
    said,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  };
}
