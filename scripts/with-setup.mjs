// Runs a TypeScript program of this project on the pinned Node, installing what is missing first.
// Plain JavaScript for Node 18 and newer: nothing is installed yet when it starts. Knows no program's arguments.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ROOT, ensureInstalled, pinnedNode } from './setup.mjs';

const [program, ...words] = process.argv.slice(2);
ensureInstalled();

// npm runs scripts in the project's folder; a relative path means the folder where the user stands.
const cwd = process.env.INIT_CWD ?? process.cwd();
const child = spawn(pinnedNode(), [resolve(ROOT, program), ...words], { stdio: 'inherit', cwd });
// The program decides when it ends: a server first finishes what it is answering.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
// npm passes a signal on to its shell, which dies of it and tells nobody: then we are somebody else's child.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch); // once: a second signal means at once
    child.kill('SIGTERM');
  }, 250).unref();
}
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 70;
});
child.on('exit', (status) => (process.exitCode = status ?? 70));
