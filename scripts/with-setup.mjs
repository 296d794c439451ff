// Runs a TypeScript program of this project on the pinned Node, installing what is missing first.
// Plain JavaScript for Node 18 and newer: nothing is installed yet when it starts. Knows no program's arguments.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { ROOT, ensureInstalled, pinnedNode } from './setup.mjs';

const [program, ...words] = process.argv.slice(2);
ensureInstalled();

// npm runs scripts in the project's folder; a relative path means the folder where the user stands.
const cwd = process.env.INIT_CWD ?? process.cwd();
const { status, signal } = spawnSync(pinnedNode(), [resolve(ROOT, program), ...words], {
  stdio: 'inherit',
  cwd
});
process.exitCode = signal ? 70 : (status ?? 70);
