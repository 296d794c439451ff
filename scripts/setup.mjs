// Installs the project's packages where they are missing or older than the lock file. Plain JavaScript for Node 18 and newer.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const STAMP = join(ROOT, 'node_modules', '.installed');
const ON_WINDOWS = process.platform === 'win32';

/** The Node that package.json pins: the machine's own may be too old to run TypeScript. */
export function pinnedNode() {
  return join(ROOT, 'node_modules', 'node', 'bin', ON_WINDOWS ? 'node.exe' : 'node');
}

export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock && existsSync(pinnedNode())) return;
  process.stderr.write('Installing packages (npm ci), once …\n');
  install();
  if (isTooOld(process.versions.node)) installOnPinnedNode();
  writeFileSync(STAMP, lock);
}

/** npm leaves out optional packages, such as the bundler's binary, that do not name the Node it runs on. */
function isTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 19);
}

/** Once more, npm itself running on a copy of the pinned Node (npm ci removes the original). */
function installOnPinnedNode() {
  process.stderr.write(
    `Node ${process.versions.node} is older than the build needs: installing again on the pinned one …\n`
  );
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-node-'));
  const node = join(folder, basename(pinnedNode()));
  copyFileSync(pinnedNode(), node);
  install(node);
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} [node] runs npm; by default the Node of this process does */
function install(node = process.execPath) {
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath; // set by `npm run`
  const [program, ...before] = npm ? [node, npm] : [ON_WINDOWS ? 'npm.cmd' : 'npm'];
  // stdout belongs to the program that runs afterwards.
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2], shell: !npm && ON_WINDOWS };
  const { status } = spawnSync(program, [...before, ...words], options);
  if (status === 0) return;
  process.stderr.write(
    'npm ci failed. Is the npm registry reachable from here, and is this folder writable?\n'
  );
  process.exit(70);
}
