/** A stored round through the engine: the same reading and grading as of a file. */
import type { AssessmentData, Policy } from '#lib/domain/policy.ts';
import { applySettings } from '#lib/domain/settings.ts';
import { gradeRound } from '#lib/domain/grade-round.ts';
import { readRound, type Round } from '#lib/domain/read-round.ts';
import type { Checked } from '#lib/domain/problem.ts';
import type { ResultsBody } from '#lib/domain/results.ts';
import type { Db } from './db/store.ts';
import { Refusal } from './refusal.ts';
import { policyOf } from './repos/policies.ts';
import { roundData } from './repos/round-data.ts';
import type { RoundRow } from './repos/rounds.ts';

export interface Graded {
  round: Round;
  results: ResultsBody;
}

/** @throws Refusal with every fault: of a sheet that a later fact contradicts, of a decision that fits nothing */
export async function gradeStored(db: Db, row: RoundRow): Promise<Graded> {
  const policy = await policyOf(db, row);
  const round = demand(readRound(await roundData(db, row), policy));
  return { round, results: demand(gradeRound(round)) };
}

/** The faults of a round's outline: assessment, date, settings. */
export async function checkOutline(
  db: Db,
  given: Pick<RoundRow, 'policyVersion' | 'assessment' | 'date' | 'attempt' | 'settings'>
): Promise<void> {
  const policy = await policyOf(db, given);
  const { assessment, date, attempt, settings } = given;
  const outline = {
    policy: policy.data.id,
    assessment,
    date,
    attempt,
    settings,
    participants: [],
    sheets: []
  };
  demand(readRound(outline, policy));
}

export function demand<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Refusal(checked.problems);
  return checked.value;
}

/** The assessment of a round as it holds: the policy's with the round's settings. */
export function assessmentOf(
  { data }: Policy,
  { assessment, settings }: Pick<RoundRow, 'assessment' | 'settings'>
): AssessmentData {
  const found = data.assessments.find(({ id }) => id === assessment);
  if (!found) throw new Error(`${data.id} has no assessment ${assessment}`);
  return applySettings(found, settings, data.rubric).assessment;
}
