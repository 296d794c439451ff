/** What an old browser is sent to: the script must run in it, and must leave every supported one alone. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

const STATIC = resolve(import.meta.dirname, '../../static');
const script = readFileSync(resolve(STATIC, 'old-browser.js'), 'utf8');

/** Where a browser is sent, if anywhere. */
function sentTo(before: string): string | null {
  let to: string | null = null;
  const window = { location: { replace: (address: string) => (to = address) } };
  runInNewContext(`${before};${script}`, { window });
  return to;
}

it('is a page of its own for a browser below Chromium 111 and Safari 16.4', () => {
  expect(sentTo('delete String.prototype.isWellFormed')).toBe('/old-browser.html');
  expect(sentTo('')).toBeNull();
});

it('is written without anything that an old browser does not read', () => {
  expect(script.replace(/\/\*[\s\S]*?\*\//g, '')).not.toMatch(
    /=>|`|\b(const|let|class|async|await)\b|\?\.|\.\.\./
  );
});

it('says in both languages what to use instead, and brings nothing that could fail', () => {
  const page = readFileSync(resolve(STATIC, 'old-browser.html'), 'utf8');
  expect(page).toContain('Chrome、Edge 111');
  expect(page).toContain('Chrome or Edge 111');
  expect(page).not.toMatch(/<script|<link|<img|style=/);
});
