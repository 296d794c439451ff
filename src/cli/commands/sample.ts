import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonical } from '#lib/domain/canonical-json.ts';
import { isDate } from '#lib/domain/calendar.ts';
import { problem } from '#lib/domain/problem.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { text, type Call, type Command } from '../command.ts';
import { demand, InputFailure, usageFailure } from '../failure.ts';
import { writeWhole } from '../files.ts';
import { shippedPolicy } from '../policies.ts';
import { sampleRound } from '../sample/sample-round.ts';

export const sample: Command = {
  usage:
    'sample --out DIR [--policy ID|DIR] [--assessment ID] [--studios N] [--experts N] [--panel N] [--date DATE] [--seed N]',
  summary: 'writes a sample round file, visibly sample data',
  options: {
    out: { type: 'string' },
    policy: { type: 'string', default: 'beijing-2023' },
    assessment: { type: 'string' },
    studios: { type: 'string', default: '30' },
    experts: { type: 'string', default: '5' },
    panel: { type: 'string', default: '3' },
    date: { type: 'string', default: '2026-06-30' },
    seed: { type: 'string', default: '1' }
  },
  words: [0, 0],
  help: `Writes DIR/round.json: studios 示范工作室 01 …, experts E01 …, each studio scored by a panel. One studio is deferred,
one vetoed, and where the policy has a cap two studios tie across its line. The same seed gives the same file.

Exit codes: 0 written, 2 wrong usage or the file cannot be written.`,
  run(call) {
    const folder = text(call, 'out');
    if (folder === undefined) throw usageFailure('sample: --out DIR');
    const policy = policyNamed(text(call, 'policy') ?? '');
    const experts = wholeNumber(call, 'experts', 1);
    const panel = wholeNumber(call, 'panel', 1);
    if (panel > experts) throw usageFailure(`--panel ${panel} > --experts ${experts}`);
    const studios = wholeNumber(call, 'studios', 1);
    const date = text(call, 'date') ?? '';
    if (!isDate(date)) throw new InputFailure([problem('bad-date', { found: date }, { path: '--date' })]);
    const assessment = assessmentOf(policy, text(call, 'assessment'));
    const round = sampleRound(policy, {
      assessment,
      date,
      studios,
      experts,
      panel,
      seed: wholeNumber(call, 'seed', 0)
    });
    const file = join(folder, 'round.json');
    makeFolder(folder);
    writeWhole(file, `${JSON.stringify(round, null, 1)}\n`);
    const { cli } = call.messages;
    return {
      exit: 0,
      json: () => canonical({ round: file, participants: studios, experts }),
      text: () => cli.sample(file, studios, experts)
    };
  }
};

/** A name with a slash or a dot is a folder. */
function policyNamed(name: string): Policy {
  return /[/\\.]/.test(name) ? demand(loadPolicy(name)) : shippedPolicy(name, '--policy');
}

function assessmentOf({ data }: Policy, id: string | undefined): string {
  const known = data.assessments.map((assessment) => assessment.id);
  const chosen = id ?? known[0] ?? '';
  if (known.includes(chosen)) return chosen;
  throw new InputFailure([
    problem('unknown-assessment', { assessment: chosen, known }, { path: '--assessment' })
  ]);
}

function wholeNumber(call: Call, option: string, least: number): number {
  const value = text(call, option) ?? '';
  if (!/^\d{1,6}$/.test(value) || Number(value) < least)
    throw usageFailure(`--${option} ${value}: ${least} … 999999`);
  return Number(value);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new InputFailure([problem('unwritable-file', { file: folder, reason: (error as Error).message })]);
  }
}
