/** `npm run migration -- NAME`: writes the next migration of both engines from the schema, for review. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pinnedNode, ROOT } from './setup.mjs';

const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9-]*$/.test(name)) {
  console.error('npm run migration -- NAME   (lower-case letters, digits, hyphens: what the migration does)');
  process.exit(2);
}

run('scripts/generate.ts'); // the PostgreSQL schema is made from SQLite's
for (const engine of ['sqlite', 'postgres']) {
  run(
    'node_modules/drizzle-kit/bin.cjs',
    'generate',
    '--config',
    `drizzle/${engine}.config.ts`,
    '--name',
    name
  );
}

function run(program: string, ...words: string[]): void {
  const { status } = spawnSync(pinnedNode(), [join(ROOT, program), ...words], {
    cwd: ROOT,
    stdio: 'inherit'
  });
  if (status !== 0) process.exit(status ?? 70);
}
