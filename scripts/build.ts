/**
 * Builds the pages where the build is missing or other than its sources: by their contents, so that neither a clone nor a
 * change of branch makes it wrong. `npm run build` asks for it; start, demo and tests call it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inBoth } from '#i18n/serve.ts';
import { ROOT } from './setup.mjs';

const SOURCES = ['src/**', 'static/**', '{svelte,vite}.config.*', 'package-lock.json', 'tsconfig.json'];
/** Not in the build: the command line, and the entry, which runs from its source. */
const OTHERS = /^src[/\\](?:cli|serve)[/\\]/;
const STAMP = join(ROOT, 'build/.sources');

if (import.meta.main) ensureBuilt();

/** @returns whether it had to be built */
export function ensureBuilt(): boolean {
  const sources = digestOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return false;
  process.stderr.write(`${inBoth((texts) => texts.building)}\n`);
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel=warn'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2]
  });
  if (status !== 0) {
    process.stderr.write(`${inBoth((texts) => texts.buildFailed)}\n`);
    process.exit(70);
  }
  writeFileSync(STAMP, sources);
  return true;
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: ROOT }).sort()) {
    const file = join(ROOT, path);
    if (OTHERS.test(path) || !statSync(file).isFile()) continue;
    hash.update(path).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
