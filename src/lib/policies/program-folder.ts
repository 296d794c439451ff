/** Where the program's own files are, from source as from a built server: the folder of our package.json. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

let found: string | undefined;

/** @throws where the program was torn out of its folder: migrations and tables of points come with it */
export function programFolder(): string {
  found ??= search(import.meta.dirname);
  return found;
}

function search(folder: string): string {
  const file = join(folder, 'package.json');
  if (
    existsSync(file) &&
    (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'jiangping'
  ) {
    return folder;
  }
  const above = dirname(folder);
  if (above === folder) throw new Error('no package.json of jiangping above the program');
  return search(above);
}
