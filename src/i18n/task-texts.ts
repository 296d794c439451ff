/**
 * The words of the to-do list on the home page. Must not know the server, whose tasks these are: a kind that is missing
 * here does not compile where they meet.
 */
import type { IsoDate } from '#lib/domain/calendar.ts';

interface RoundFact {
  code: string;
  title: string;
}

/** By kind, what a line says. */
export interface TaskFacts {
  'score-sheets': { round: RoundFact; sheets: number; of: number; days: number };
  'mend-sheets': { round: RoundFact; sheets: number; days: number };
  'join-deliberation': { round: RoundFact; sheets: number };
  'open-round': { round: RoundFact; participants: number };
  'await-sheets': { round: RoundFact; stage: 'scoring' | 'deliberation'; missing: number; of: number };
  'begin-deliberation': { round: RoundFact; sheets: number };
  'complete-panels': { round: RoundFact; participants: number };
  'solve-problems': { round: RoundFact; problems: number };
  'decide-ties': { round: RoundFact; ties: number; participants: number };
  'settle-round': { round: RoundFact };
  'publish-round': { round: RoundFact };
  'decide-objections': { round: RoundFact; objections: number };
  'finalise-round': { round: RoundFact; lastDay: IsoDate };
  'verify-facts': { round: RoundFact; figures: number; participants: number };
  'notice-runs': { round: RoundFact; firstDay: IsoDate; lastDay: IsoDate; days: number };
  'round-final': { round: RoundFact; on: IsoDate };
  'enter-accounts': { accounts: number; codeless: number };
  'second-administrator': object;
  'set-holidays': { year: number };
}

export type TaskKind = keyof TaskFacts;
export type TaskFact = { [K in TaskKind]: { kind: K } & TaskFacts[K] }[TaskKind];

/** What is to be done; then how things stand, or why, where that is not said already. */
export interface TaskLine {
  title: string;
  detail: string | null;
}

export interface TaskTexts {
  heading: string;
  none: string;
  lines: { [K in TaskKind]: (task: TaskFacts[K]) => TaskLine };
}
