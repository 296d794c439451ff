/** A tie across the line of the quota, so that a sample shows what a panel has to decide. */
import { gradeRound } from '#lib/domain/grade-round.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { readRound } from '#lib/domain/read-round.ts';
import type { RoundData } from '#lib/domain/round.ts';

/** Gives the first studio outside the quota the same sheets as the last one inside. */
export function withTieAtCap(policy: Policy, round: RoundData): RoundData {
  const read = readRound(round, policy);
  const graded = read.ok ? gradeRound(read.value) : read;
  if (!graded.ok) throw new Error(`the sample is not valid: ${JSON.stringify(graded.problems[0])}`);
  const { quota, results } = graded.value;
  const inside = results[(quota ?? 0) - 1];
  const outside = results[quota ?? 0];
  if (!quota || !inside || outside?.reason !== 'cap') return round;
  const model = round.sheets.filter(({ participant }) => participant === inside.participant);
  let place = 0;
  const sheets = round.sheets.map((sheet) => {
    if (sheet.participant !== outside.participant) return sheet;
    return { ...sheet, entries: model[place++]?.entries ?? sheet.entries };
  });
  return { ...round, sheets };
}
