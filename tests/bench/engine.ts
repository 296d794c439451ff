/**
 * Measures the engine beside JSON.parse of the same bytes in the same run, and the whole command beside a bare
 * JSON.parse process. Prints ratios, writes docs/bench.md, and fails nothing: figures are for reading.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeResults, placeParticipants, sealResults } from '#lib/domain/grade-round.ts';
import { readRound } from '#lib/domain/read-round.ts';
import { parseStrictJson } from '#lib/domain/strict-json.ts';
import { sha256 } from '#lib/server/digest.ts';
import { ROOT } from '../../scripts/setup.mjs';
import { largeRound, SHEETS, urumqi } from './large-round.ts';

const SIZES = [1_000, 10_000];
const RUNS = 5;

type Times = Record<'parse' | 'strict' | 'validate' | 'place' | 'derive' | 'digest', number>;

const policy = urumqi();

/** Milliseconds of one call, and what it gave. */
function timed<T>(work: () => T): [number, T] {
  const start = performance.now();
  const value = work();
  return [performance.now() - start, value];
}

function demand<T>(checked: { ok: true; value: T } | { ok: false; problems: readonly unknown[] }): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems[0]));
  return checked.value;
}

function onePass(text: string): Times {
  const [parse] = timed(() => JSON.parse(text) as unknown);
  const [strict, value] = timed(() => demand(parseStrictJson(text)));
  const [validate, round] = timed(() => demand(readRound(value, policy)));
  const [place, placed] = timed(() => demand(placeParticipants(round)));
  const [derive, results] = timed(() => describeResults(round, placed));
  const [digest] = timed(() => sealResults(results, sha256));
  return { parse, strict, validate, place, derive, digest };
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** The median over runs of each phase, in ms; a first pass warms up and is not counted. */
function inProcess(text: string): Times {
  onePass(text);
  const passes = Array.from({ length: RUNS }, () => onePass(text));
  const of = (phase: keyof Times): number => median(passes.map((pass) => pass[phase]));
  return {
    parse: of('parse'),
    strict: of('strict'),
    validate: of('validate'),
    place: of('place'),
    derive: of('derive'),
    digest: of('digest')
  };
}

interface Process {
  ms: number;
  megabytes: number;
}

/** A whole process with its peak memory, which it prints last on stderr. */
function wholeProcess(script: string, words: readonly string[]): Process {
  const report = join(ROOT, 'tests/bench/report-memory.mjs');
  const [ms, run] = timed(() =>
    spawnSync(process.execPath, ['--import', report, script, ...words], {
      maxBuffer: 1 << 30,
      encoding: 'utf8'
    })
  );
  const peak = /peak-kilobytes (\d+)/.exec(run.stderr)?.[1];
  return { ms, megabytes: Number(peak ?? NaN) / 1024 };
}

function commands(file: string): { bare: Process; grade: Process } {
  const bare: Process[] = [];
  const grade: Process[] = [];
  for (let run = 0; run < RUNS; run++) {
    bare.push(wholeProcess(join(ROOT, 'tests/bench/bare-parse.mjs'), [file]));
    grade.push(wholeProcess(join(ROOT, 'src/cli/main.ts'), ['grade', file, '--json']));
  }
  const middle = (list: readonly Process[]): Process => ({
    ms: median(list.map(({ ms }) => ms)),
    megabytes: median(list.map(({ megabytes }) => megabytes))
  });
  return { bare: middle(bare), grade: middle(grade) };
}

const folder = mkdtempSync(join(tmpdir(), 'jiangping-bench-'));
const measured = SIZES.map((studios) => {
  process.stderr.write(`${studios} participants …\n`);
  const text = largeRound(policy, studios);
  const file = join(folder, `${studios}.json`);
  writeFileSync(file, text);
  return { studios, megabytes: text.length / 1_000_000, times: inProcess(text), commands: commands(file) };
});
rmSync(folder, { recursive: true });

const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)} ×`;
const ms = (value: number): string => `${value.toFixed(0)} ms`;
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const each = (cell: (one: (typeof measured)[number]) => string): string[] => measured.map(cell);

const [small, large] = measured;
const phases: [string, keyof Times][] = [
  ['JSON.parse, the yardstick', 'parse'],
  ['strict JSON (JSON.parse and a search for repeated keys)', 'strict'],
  ['validation, and the points of every row', 'validate'],
  ['figures, bands, ranks, cap', 'place'],
  ['results with derivation and consequences', 'derive'],
  ['canonical text and digest of the results', 'digest']
];
const grading = ({ place, derive }: Times): number => place + derive;
const growth = small && large ? grading(large.times) / grading(small.times) : NaN;

const report = [
  '# Benchmark of the engine',
  '',
  'Made by `npm run bench`. Medians of ' +
    `${RUNS} runs after one warm-up; ratios are to \`JSON.parse\` of the same bytes in the same run.`,
  `Machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load before ${(loadavg()[0] ?? 0).toFixed(2)}, Node ${process.versions.node}.`,
  '',
  row(
    'urumqi-2023, 25 rows',
    ...each(({ studios, megabytes }) => `${studios} × ${SHEETS} sheets (${megabytes.toFixed(1)} MB)`)
  ),
  row('---', ...each(() => '---:')),
  ...phases.map(([title, phase]) =>
    row(title, ...each(({ times }) => `${ms(times[phase])} (${ratio(times[phase], times.parse)})`))
  ),
  row(
    '**validated input → results** (goal ≤ 2 ×)',
    ...each(({ times }) => `**${ratio(grading(times), times.parse)}**`)
  ),
  row('validation included', ...each(({ times }) => ratio(times.validate + grading(times), times.parse))),
  row(
    'whole `grade --json`',
    ...each(({ commands }) => `${ms(commands.grade.ms)}, ${commands.grade.megabytes.toFixed(0)} MB at most`)
  ),
  row(
    'a process that only parses',
    ...each(({ commands }) => `${ms(commands.bare.ms)}, ${commands.bare.megabytes.toFixed(0)} MB at most`)
  ),
  row(
    '**whole command beside it** (goal ≤ 4 ×)',
    ...each(({ commands }) => `**${ratio(commands.grade.ms, commands.bare.ms)}**`)
  ),
  '',
  `Growth: ten times the participants take ${growth.toFixed(1)} times as long to grade.`,
  '',
  'The others: [the store](bench-store.md), [the served program](bench-web.md).',
  ''
].join('\n');

console.log(report);
writeFileSync(join(ROOT, 'docs/bench.md'), report);
