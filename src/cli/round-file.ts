/** A round file with the decisions recorded beside it → a valid, graded round. */
import { gradeRound } from '#lib/domain/grade-round.ts';
import { isPlainObject, problem, typeName } from '#lib/domain/problem.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { readRound, type Round } from '#lib/domain/read-round.ts';
import type { ResultsBody } from '#lib/domain/results.ts';
import { text, type Call } from './command.ts';
import { demand, InputFailure } from './failure.ts';
import { readJson } from './files.ts';
import { policyOf } from './policies.ts';

export const roundOptions = {
  policy: { type: 'string' },
  decisions: { type: 'string' }
} as const;

export interface RoundFile {
  value: unknown;
  policy: Policy;
}

export function readRoundFile(call: Call): RoundFile {
  const [file = ''] = call.words;
  const value = withDecisions(readJson(file), text(call, 'decisions'));
  return { value, policy: policyOf(value, text(call, 'policy')) };
}

/** A decision file is a list; its decisions follow the round's own. */
function withDecisions(round: unknown, file: string | undefined): unknown {
  if (file === undefined || !isPlainObject(round)) return round;
  const more = readJson(file);
  if (!Array.isArray(more)) {
    throw new InputFailure([
      problem('wrong-type', { expected: 'list', found: typeName(more) }, { path: file })
    ]);
  }
  const own = round.decisions ?? [];
  return Array.isArray(own)
    ? { ...round, decisions: [...(own as unknown[]), ...(more as unknown[])] }
    : round;
}

export function gradeRoundFile(call: Call): { round: Round; results: ResultsBody } {
  const { value, policy } = readRoundFile(call);
  const round = demand(readRound(value, policy));
  return { round, results: demand(gradeRound(round)) };
}

/** 3 while anything is undecided or incomplete. */
export const exitOf = ({ undecided, incomplete }: ResultsBody): 0 | 3 =>
  undecided.length > 0 || incomplete.length > 0 ? 3 : 0;
