/** Once a run: the template store, and the demo's city. The pages must have been built before (scripts/test.ts does so). */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeStore } from '../../../scripts/demo/make-store.ts';
import { demoStore } from '../../../scripts/demo/prepare.ts';
import { ROOT } from '../../../scripts/setup.mjs';
import { makeTemplate } from './template.ts';

export default async function setUp(): Promise<() => void> {
  const build = resolve(ROOT, process.env.JIANGPING_BUILD ?? 'build');
  if (!existsSync(join(build, 'handler.js'))) throw new Error('no build: run `npm run build` first');
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-template-'));
  await makeTemplate(folder);
  process.env.JIANGPING_TEST_TEMPLATE = folder;
  const city = mkdtempSync(join(tmpdir(), 'jiangping-city-'));
  await makeStore(demoStore(city), () => undefined);
  process.env.JIANGPING_TEST_CITY = city;
  return () => {
    for (const made of [folder, city]) rmSync(made, { recursive: true, force: true });
  };
}
