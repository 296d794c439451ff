/**
 * Grading a round some of whose recorded decisions fit nothing any more: those are left out and named, so that the rest can
 * still be looked at. Never what is settled: that wants every decision in its place.
 */
import { gradeRound } from './grade-round.ts';
import type { Checked, Problem } from './problem.ts';
import { readRound, type ReadOptions, type Round } from './read-round.ts';
import type { Policy } from './policy.ts';
import type { ResultsBody } from './results.ts';
import type { RoundData } from './round.ts';
import type { ScoredSheet } from './score-sheet.ts';
import { warningsOf } from './warning.ts';

export interface SetAside {
  /** with the decisions that are left */
  round: Round;
  results: ResultsBody;
  /** the decisions that fit no longer, by their place in the file, with why */
  setAside: { index: number; problems: Problem[] }[];
}

/** @param value a round file; @param read how one becomes a round: who has its sheets scored need not score them again */
export function gradeSettingAside(value: object, read: (value: object) => Checked<Round>): Checked<SetAside> {
  const decisions: readonly unknown[] = (value as { decisions?: unknown[] }).decisions ?? [];
  const kept = new Set(decisions.keys());
  const setAside: SetAside['setAside'] = [];
  for (;;) {
    const order = [...kept];
    const round = read({ ...value, decisions: order.map((index) => decisions[index]) });
    const graded = round.ok ? gradeRound(round.value) : round;
    if (round.ok && graded.ok) {
      setAside.sort((a, b) => a.index - b.index);
      return { ok: true, value: { round: round.value, results: graded.value, setAside } };
    }
    const problems = graded.ok ? [] : graded.problems;
    const unfit = Map.groupBy(problems, ({ path }) => placeIn(path));
    if (unfit.has(undefined)) return { ok: false, problems };
    for (const [place, own] of unfit) {
      const index = order[place ?? -1] ?? -1;
      kept.delete(index);
      setAside.push({ index, problems: own });
    }
  }
}

function placeIn(path: string | undefined): number | undefined {
  const found = /^decisions\[(\d+)\]$/.exec(path ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

/**
 * The same round with other settings or decisions, its sheets taken as they were scored: no setting changes a row's points.
 * What costs most in reading a large round is left out.
 */
export function withSheets(
  value: object,
  policy: Policy,
  sheets: readonly ScoredSheet[],
  options: ReadOptions = {}
): Checked<Round> {
  const read = readRound({ ...value, sheets: [] }, policy, options);
  if (!read.ok) return read;
  const data = value as RoundData;
  const warnings = warningsOf(data, policy, read.value.assessment);
  return { ok: true, value: { ...read.value, data, sheets, warnings } };
}
