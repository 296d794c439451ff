/**
 * The demo's own store, in data/demo: made by the services alone, and made anew where another version of the demo made the
 * one that is there. What somebody enters while looking around stays between two runs.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup.mjs';
import { words } from './words.ts';

const VERSION = 'version';
const SOURCES = [
  'scripts/demo/*.ts',
  'src/cli/sample/*.ts',
  'drizzle/sqlite/meta/_journal.json',
  'scoring-sheets/{urumqi-2023,beijing-2023,etown-2024}/*.yaml'
];

export const demoFolder = (): string => join(ROOT, 'data/demo');
export const demoStore = (folder = demoFolder()): string => `file:${join(folder, 'jiangping.sqlite')}`;

/** @param say one line for each step @returns whether it had to be made */
export async function prepareDemo(say: (line: string) => void, folder = demoFolder()): Promise<boolean> {
  const version = versionOfDemo();
  const file = join(folder, VERSION);
  if (existsSync(file) && readFileSync(file, 'utf8') === version) return false;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const start = performance.now();
  const step = (line: string): void => say(`${((performance.now() - start) / 1000).toFixed(1)} s  ${line}`);
  const { makeStore } = await import('./make-store.ts'); // most of the program: not for a store that is there
  await makeStore(demoStore(folder), step);
  writeFileSync(file, version); // last: half a store has no version
  step(words.made);
  return true;
}

function versionOfDemo(): string {
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: ROOT }).sort()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  }
  return hash.digest('hex');
}
