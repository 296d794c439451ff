/** Once a run: the template store. The pages must have been built before (scripts/test.ts does so). */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT } from '../../../scripts/setup.mjs';
import { makeTemplate } from './template.ts';

export default async function setUp(): Promise<() => void> {
  const build = resolve(ROOT, process.env.JIANGPING_BUILD ?? 'build');
  if (!existsSync(join(build, 'handler.js'))) throw new Error('no build: run `npm run build` first');
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-template-'));
  await makeTemplate(folder);
  process.env.JIANGPING_TEST_TEMPLATE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
