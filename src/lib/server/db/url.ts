/** Which store an address names. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuse } from '../refusal.ts';

export type StoreAddress = { engine: 'sqlite'; file: string } | { engine: 'postgres' };

/**
 * `file:` with a path (relative to `folder`) or `postgres://user@host/database`.
 * @throws Refusal store-url, which never shows a password
 */
export function readUrl(url: string, folder: string): StoreAddress {
  if (/^postgres(ql)?:\/\/./.test(url) && URL.canParse(url)) return { engine: 'postgres' };
  const path = /^file:(.+)$/.exec(url)?.[1];
  const file = path === undefined || /[?#\0]/.test(path) ? undefined : fileOf(path, folder);
  if (file === undefined) {
    return refuse('store-url', {
      found: withoutSecrets(url),
      expected: 'file:PATH, postgres://USER@HOST/DATABASE'
    });
  }
  return { engine: 'sqlite', file };
}

function fileOf(path: string, folder: string): string | undefined {
  if (!path.startsWith('//')) return resolve(folder, path);
  try {
    return fileURLToPath(`file:${path}`);
  } catch {
    return undefined; // on another host, or with an escape that is none
  }
}

/** From the first colon to the last @, because a password that was not escaped may hold any sign. */
const withoutSecrets = (url: string): string =>
  url.replace(/:.*@/s, ':…@').replace(/(password=)[^&]*/gi, '$1…');
