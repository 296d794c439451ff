// Installs the project's packages where they are missing or older than the lock file. Plain JavaScript for Node 18 and newer.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const STAMP = join(ROOT, 'node_modules', '.installed');

/** The Node that package.json pins: the machine's own may be too old to run TypeScript. */
export function pinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(ROOT, 'node_modules', 'node', 'bin', name);
}

export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock && existsSync(pinnedNode())) return;
  process.stderr.write('Installing packages (npm ci), once …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // stdout belongs to the program that runs afterwards.
  const installed = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32'
  });
  if (installed.status !== 0) {
    process.stderr.write(
      'npm ci failed. Is the npm registry reachable from here, and is this folder writable?\n'
    );
    process.exit(70);
  }
  writeFileSync(STAMP, lock);
}
