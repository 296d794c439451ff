/**
 * The demo: a sample round as files, graded by the same commands that a user would type, each echoed before it runs.
 * What it made stays in ./demo for looking at, and is what the first web page shows.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Results } from '#lib/domain/results.ts';
import { ROOT } from './setup.mjs';

const FOLDER = 'demo';
const SUCCESS = [0];
const UNDECIDED = [3];

interface Run {
  /** also keep stdout in this file of the demo's folder */
  into?: string;
  /** the exit codes that are as expected here */
  exits?: readonly number[];
  /** keep stdout off the screen */
  quiet?: boolean;
}

function assess(words: readonly string[], { into, exits = SUCCESS, quiet = false }: Run = {}): string {
  const redirect = into === undefined ? '' : ` > ${join(FOLDER, into)}`;
  console.log(`\n$ npm run -s assess -- ${words.join(' ')}${redirect}`);
  const run = spawnSync(process.execPath, [resolve(ROOT, 'src/cli/main.ts'), ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28
  });
  process.stderr.write(run.stderr);
  if (!quiet && into === undefined) process.stdout.write(run.stdout);
  if (!exits.includes(run.status ?? -1)) {
    process.stdout.write(run.stdout);
    throw new Error(`exit code ${run.status}, expected ${exits.join(' or ')}`);
  }
  if (into !== undefined) writeFileSync(join(ROOT, FOLDER, into), run.stdout);
  console.log(`# exit code ${run.status}`);
  return run.stdout;
}

function heading(text: string): void {
  console.log(`\n${'─'.repeat(72)}\n${text}`);
}

const round = `${FOLDER}/round.json`;
const decision = `${FOLDER}/decision.json`;
rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
mkdirSync(join(ROOT, FOLDER));

heading('1. 样例批次：30 家工作室，5 位专家 / a sample round');
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
  FOLDER
]);

heading(
  '2. 结算：排名、名额线、待决定的并列 / grading: the ranking, the cap line, an undecided tie (exit code 3)'
);
assess(['grade', round], { exits: UNDECIDED });
const undecided = JSON.parse(
  assess(['grade', round, '--json'], { into: 'results-undecided.json', exits: UNDECIDED })
) as Results;

const capped = undecided.results.find(({ reason }) => reason === 'cap');
const group = undecided.undecided[0]?.participants ?? [];
if (!capped || group.length === 0) throw new Error('the sample has no capped studio or no tie');

heading('3. 为什么不是优秀 / why a studio with an excellent score is not excellent');
assess(['explain', round, capped.participant]);

heading('4. 并列的一家 / one of the tied');
const explanation = JSON.parse(assess(['explain', round, group[0] ?? '', '--json'], { quiet: true })) as {
  sentences: string[];
};
console.log(explanation.sentences.join('\n'));

heading('5. 专家组表决，写成决定文件 / the panel decides, as a file');
const decisions = [
  {
    kind: 'tie',
    participants: group,
    order: [...group].reverse(),
    by: '样例专家组',
    on: '2026-07-02',
    minutes: '样例会议纪要第 1 号：合议后排定次序'
  }
];
writeFileSync(join(ROOT, decision), `${JSON.stringify(decisions, null, 1)}\n`);
console.log(`\n$ cat ${decision}\n${JSON.stringify(decisions, null, 1)}`);

heading('6. 按决定重算，并写出可复核的整包 / graded again with the decision, and bundled');
const decided = ['grade', round, '--decisions', decision];
assess([...decided, '--bundle', `${FOLDER}/bundle.json`]);
const results = JSON.parse(assess([...decided, '--json'], { into: 'results.json' })) as Results;

heading('7. 任何人都可离线复核 / anyone can verify it offline');
assess(['verify', `${FOLDER}/bundle.json`, '--expect', results.digest]);

heading('8. 试算：若名额是 30% / what if the cap were 30 %');
assess(['what-if', round, '--decisions', decision, '--set', 'cap.percent=30']);

console.log(
  `\n${'─'.repeat(72)}\n文件都在 ${FOLDER}/ ；页面：npm run dev，打开所示地址 / files are in ${FOLDER}/; for the page: npm run dev`
);
