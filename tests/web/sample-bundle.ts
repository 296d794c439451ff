/** A sample round, the panel's decision and the bundle, as the command line makes them: what the pages are held against. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Results } from '#lib/domain/results.ts';
import type { RoundData } from '#lib/domain/round.ts';

const MAIN = resolve(import.meta.dirname, '../../src/cli/main.ts');

export interface Sample {
  round: RoundData;
  /** the panel's order of the tie */
  decision: object;
  /** the bundle's text */
  bundle: string;
  results: Results;
  /** the studios that share the rank at the cap line, the one that the panel put first being the last by id */
  tied: string[];
  explain(studio: string): string[];
}

/** @param change of the round before it is graded */
export function makeSample(folder: string, change: (round: RoundData) => void = () => undefined): Sample {
  mkdirSync(folder, { recursive: true });
  const [file, decision, bundle] = ['round.json', 'decision.json', 'bundle.json'].map((name) =>
    join(folder, name)
  );
  if (!file || !decision || !bundle) throw new Error('unreachable');
  assess([
    'sample',
    '--policy',
    'beijing-2023',
    '--studios',
    '30',
    '--experts',
    '5',
    '--seed',
    '1',
    '--out',
    folder
  ]);
  const round = JSON.parse(readFileSync(file, 'utf8')) as RoundData;
  change(round);
  writeFileSync(file, JSON.stringify(round));
  const open = JSON.parse(assess(['grade', file, '--json'], 3)) as Results;
  const tied = open.undecided[0]?.participants ?? [];
  const order = [...tied].reverse();
  const decided = {
    kind: 'tie',
    participants: tied,
    order,
    by: '样例专家组',
    on: '2026-07-02',
    minutes: '样例会议纪要'
  };
  writeFileSync(decision, JSON.stringify([decided]));
  const given = [file, '--decisions', decision];
  const results = JSON.parse(assess(['grade', ...given, '--bundle', bundle, '--json'])) as Results;
  return {
    round,
    decision: decided,
    bundle: readFileSync(bundle, 'utf8'),
    results,
    tied,
    explain(studio) {
      const [path = '', ...options] = given;
      const answer = JSON.parse(assess(['explain', path, studio, ...options, '--json'])) as {
        sentences: string[];
      };
      return answer.sentences;
    }
  };
}

export function assess(words: readonly string[], exit = 0): string {
  const run = spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.status !== exit)
    throw new Error(`assess ${words.join(' ')}: exit code ${run.status}\n${run.stderr}${run.stdout}`);
  return run.stdout;
}
