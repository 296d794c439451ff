/** Who imports whom: the rules hold, they read every file, and they do stop a planted violation. */
import { spawnSync } from 'node:child_process';
import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/setup.mjs';

/** Cruises the src of a folder by the project's rules. */
function cruiseIn(folder: string): ICruiseResult {
  const program = realpathSync(join(ROOT, 'node_modules/.bin/depcruise'));
  const words = ['src', '--config', join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as ICruiseResult;
}

const broken = ({ summary }: ICruiseResult): string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);

describe('the project', () => {
  const result = cruiseIn(ROOT);

  test('keeps its rules', () => {
    expect(broken(result)).toEqual([]);
  });

  test('is read whole: a cruise that skips TypeScript would pass everything', () => {
    const read = new Set(result.modules.map(({ source }) => source));
    const missed = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => `src/${name}`)
      .filter((name) => !read.has(name));
    expect(missed).toEqual([]);
    expect(result.summary.totalDependenciesCruised ?? 0).toBeGreaterThan(300);
  });
});

test('a planted violation of each kind is stopped', () => {
  const planted = cruiseIn(join(ROOT, 'tests/architecture/planted'));
  const names = [...new Set(planted.summary.violations.map(({ rule }) => rule.name))].sort();
  expect(names).toEqual([
    'access-is-a-table',
    'domain-is-pure',
    'drivers-stay-in-db',
    'methods-are-light',
    'no-cycles',
    'nothing-imports-an-edge',
    'offline-knows-no-page',
    'server-knows-no-screen',
    'server-stays-on-the-server',
    'services-are-apart',
    'ui-sees-domain-and-messages'
  ]);
});
