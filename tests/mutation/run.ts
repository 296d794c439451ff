/**
 * Plants one fault after the other in a copy of the project and runs the tests of the domain: a fault that no test
 * notices is a survivor. A seeded sample of 100, or with --all every one. Survivors that cannot matter are listed
 * with their reason in docs/mutation.md; any other fails.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup.mjs';
import { seeded } from '../../src/cli/sample/random.ts';
import { mutantsOf, type Mutant } from './mutants.ts';

const DOMAIN = 'src/lib/domain';
const SAMPLE = 100;
const TIMEOUT_MS = 180_000;
const COPIED = ['src', 'tests', 'scoring-sheets', 'scripts', 'docs', 'package.json', 'vitest.config.ts'];
/** The quick tests first: most faults do not survive them. */
const NAMES = ['properties', 'numbers', 'strict-json'];
const QUICK = ['tests/domain', 'tests/policies', ...NAMES.map((name) => `--exclude=**/*${name}*.test.ts`)];
const SLOW = [...NAMES, '--exclude=tests/server/**'];

const options = process.argv.slice(2);
const option = (name: string): string | undefined =>
  options.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
const seed = Number(option('--seed') ?? 1);

const all = readdirSync(join(ROOT, DOMAIN), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name.includes(option('--file') ?? ''))
  .sort()
  .flatMap((name) => mutantsOf(join(DOMAIN, name), readFileSync(join(ROOT, DOMAIN, name), 'utf8')));

const chosen = options.includes('--all') ? all : sample(all, SAMPLE, seed);
const accepted = readAccepted();

console.log(`${chosen.length} of ${all.length} mutants${options.includes('--all') ? '' : `, seed ${seed}`}`);
const survivors: Mutant[] = [];
const PROGRESS_EVERY = 25;
const queue = [...chosen];
await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, () => work()));

const unknown = survivors.filter((mutant) => !accepted.has(key(mutant)));
const known = survivors.length - unknown.length;
console.log(
  `killed ${chosen.length - survivors.length}, survived with a reason ${known}, survived ${unknown.length}`
);
process.exitCode = unknown.length > 0 ? 1 : 0;

/** Fisher-Yates from a seed. */
function sample(list: readonly Mutant[], count: number, from: number): Mutant[] {
  const random = seeded(from);
  const shuffled = [...list];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j] as Mutant, shuffled[i] as Mutant];
  }
  return shuffled.slice(0, count);
}

/** Takes mutants from the queue, each in the same copy of the project. */
async function work(): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'jiangping-mutation-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  writeFileSync(join(copy, 'tsconfig.json'), '{ "compilerOptions": { "target": "es2024" } }');
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  // Without this, a copy whose tests cannot run would count every fault as noticed.
  if (!(await testsPass(copy, QUICK)) || !(await testsPass(copy, SLOW))) {
    throw new Error('the tests fail without any planted fault');
  }
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
    const file = join(copy, mutant.file);
    const original = readFileSync(join(ROOT, mutant.file), 'utf8');
    writeFileSync(file, original.slice(0, mutant.start) + mutant.replacement + original.slice(mutant.end));
    if ((await testsPass(copy, QUICK)) && (await testsPass(copy, SLOW))) {
      survivors.push(mutant);
      if (!accepted.has(key(mutant))) console.log(`survived: ${describe(mutant)}`);
    }
    writeFileSync(file, original);
    if (queue.length % PROGRESS_EVERY === 0) console.error(`${queue.length} to go`);
  }
  rmSync(copy, { recursive: true });
}

function testsPass(folder: string, tests: readonly string[]): Promise<boolean> {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const words = ['run', '--bail=1', '--reporter=dot', '--no-file-parallelism', '--no-isolate', ...tests];
  const child = spawn(process.execPath, [vitest, ...words], { cwd: folder, stdio: 'ignore' });
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS); // a mutant that loops for ever is noticed
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

function key({ file, original, replacement, line }: Mutant): string {
  const text = readFileSync(join(ROOT, file), 'utf8').split('\n')[line - 1] ?? '';
  return [file, text.trim(), original, replacement].join(' | ');
}

function describe(mutant: Mutant): string {
  return `line ${mutant.line}\n    ${key(mutant)}`;
}

/** The survivors that docs/mutation.md lists: each as a line of code that starts with its key. */
function readAccepted(): Set<string> {
  const text = readFileSync(join(ROOT, 'docs/mutation.md'), 'utf8');
  return new Set([...text.matchAll(/^ {4}(.+)$/gm)].map(([, line]) => line ?? ''));
}
