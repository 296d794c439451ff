/**
 * Runs every suite, two at a time, and sums them: prints each part's time and what failed, ends with
 * `N passed, N failed`. With --all it also plants every fault of the mutation tests.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT } from './setup.mjs';

interface Part {
  name: string;
  /** run one after the other; the first that fails ends the part */
  commands: string[][];
}

interface Outcome {
  passed: number;
  failed: number;
}

/** What vitest says at the end of its JSON, and what Playwright says. */
type Report =
  | { numPassedTests: number; numFailedTests: number }
  | { stats: { expected: number; unexpected: number; flaky: number } };

const all = process.argv.includes('--all');
const reports = mkdtempSync(join(tmpdir(), 'jiangping-test-'));

/** The words by which a vitest part is counted. */
const counted = (name: string): string[] => [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(reports, `${name}.json`)}`
];
const vitest = (name: string, ...words: string[]): string[] => ['vitest', 'run', ...words, ...counted(name)];

/** SvelteKit writes the tsconfig that all others extend; several parts serve what is built. */
const FIRST: Part[] = [
  { name: 'sync', commands: [['svelte-kit', 'sync']] },
  { name: 'build', commands: [['node', 'scripts/build.ts']] }
];

const LANES: Part[][] = [
  [
    { name: 'tests', commands: [vitest('tests')] },
    { name: 'lint', commands: [['eslint', '.', '--max-warnings=0']] }
  ],
  [
    {
      name: 'types',
      commands: [
        ['tsc', '-p', '.'],
        ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']
      ]
    },
    { name: 'format', commands: [['prettier', '--check', '.', '--log-level=warn']] },
    { name: 'generated', commands: [['node', 'scripts/generate.ts', '--check']] },
    { name: 'demo', commands: [['node', 'scripts/demo.ts', '--prepare']] },
    { name: 'web', commands: [vitest('web', '--config', 'vitest.web.config.ts')] },
    { name: 'serve', commands: [vitest('serve', '--config', 'vitest.serve.config.ts')] },
    { name: 'postgres', commands: [['node', 'scripts/test-postgres.ts', ...counted('postgres')]] }
  ]
];

/** Alone: what a kill hits depends on the machine's load. */
const FAULTS: Part = {
  name: 'faults',
  commands: [['node', 'scripts/test-faults.ts', ...counted('faults')]]
};

/** Browsers need both cores: its tests run two at a time. */
const BROWSER: Part = { name: 'browser', commands: [['node', 'scripts/test-browser.ts']] };

/** Needs both cores. */
const MUTATION: Part = { name: 'mutation', commands: [['node', 'tests/mutation/run.ts', '--all']] };

const outcomes: Outcome[] = [];
await runLane(FIRST);
await Promise.all(LANES.map(runLane));
outcomes.push(await runPart(BROWSER));
outcomes.push(await runPart(FAULTS));
if (all) outcomes.push(await runPart(MUTATION));
rmSync(reports, { recursive: true });

const sum = (key: keyof Outcome): number => outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;

async function runLane(parts: readonly Part[]): Promise<void> {
  for (const part of parts) outcomes.push(await runPart(part));
}

async function runPart({ name, commands }: Part): Promise<Outcome> {
  const start = performance.now();
  let output = '';
  let good = true;
  for (const command of commands) {
    if (!good) break;
    const run = await runCommand(command, join(reports, `${name}.json`));
    output += run.output;
    good = run.good;
  }
  const outcome = countOf(name, good);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const mark = outcome.failed > 0 ? '✗' : '✓';
  console.log(`${mark} ${name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`);
  if (outcome.failed > 0) console.log(output);
  return outcome;
}

/** A part of vitest or Playwright counts its tests, any other counts as one. */
function countOf(name: string, good: boolean): Outcome {
  const one = { passed: good ? 1 : 0, failed: good ? 0 : 1 };
  let report: Report;
  try {
    report = JSON.parse(readFileSync(join(reports, `${name}.json`), 'utf8')) as typeof report;
  } catch {
    return one; // no report: not a part with tests, or it broke before them
  }
  // A file that does not load has no failing test, and fails all the same.
  if ('stats' in report && report.stats.flaky > 0) {
    console.log(`  ${name}: ${report.stats.flaky} passed at the second attempt only`);
  }
  const [passed, failed] =
    'stats' in report
      ? [report.stats.expected + report.stats.flaky, report.stats.unexpected]
      : [report.numPassedTests, report.numFailedTests];
  return { passed, failed: Math.max(failed, good ? 0 : 1) };
}

function runCommand(
  [program = '', ...words]: readonly string[],
  report: string
): Promise<{ good: boolean; output: string }> {
  const path = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(program, words, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: path, NO_COLOR: '1', JIANGPING_TEST_REPORT: report },
    shell: process.platform === 'win32'
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ good: false, output: `${program}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ good: code === 0, output }));
  });
}
