/** What somebody has to do now, as data: computed, never typed. Its words are the catalogue's (src/i18n/task-texts.ts). */
import type { IsoDate } from '#lib/domain/calendar.ts';

/** As little of a round as a line names. */
export interface RoundName {
  id: string;
  code: string;
  title: string;
}

export type Task =
  // Experts
  /** days: since the round was opened */
  | { kind: 'score-sheets'; round: RoundName; sheets: number; of: number; days: number }
  /** days: since the first of them was sent back */
  | { kind: 'mend-sheets'; round: RoundName; sheets: number; days: number }
  /** the panel talks over what was scored; sheets: the own */
  | { kind: 'join-deliberation'; round: RoundName; sheets: number }
  // Managers
  | { kind: 'open-round'; round: RoundName; participants: number }
  /** nothing can be settled before; stage: of the round */
  | {
      kind: 'await-sheets';
      round: RoundName;
      stage: 'scoring' | 'deliberation';
      missing: number;
      of: number;
    }
  | { kind: 'begin-deliberation'; round: RoundName; sheets: number }
  /** fewer sealed sheets than the quorum */
  | { kind: 'complete-panels'; round: RoundName; participants: number }
  /** a sheet or a decision does not fit any more what it rests on */
  | { kind: 'solve-problems'; round: RoundName; problems: number }
  | { kind: 'decide-ties'; round: RoundName; ties: number; participants: number }
  | { kind: 'settle-round'; round: RoundName }
  | { kind: 'publish-round'; round: RoundName }
  | { kind: 'decide-objections'; round: RoundName; objections: number }
  | { kind: 'finalise-round'; round: RoundName; lastDay: IsoDate }
  // Staff
  /** figures: not checked yet; participants: whose */
  | { kind: 'verify-facts'; round: RoundName; figures: number; participants: number }
  // Officials
  /** days: today and those that follow, to the last one */
  | { kind: 'notice-runs'; round: RoundName; firstDay: IsoDate; lastDay: IsoDate; days: number }
  | { kind: 'round-final'; round: RoundName; on: IsoDate }
  // Administrators
  /** codeless: of these, without a one-time code that still works */
  | { kind: 'enter-accounts'; accounts: number; codeless: number }
  | { kind: 'second-administrator' }
  | { kind: 'set-holidays'; year: number };

export const nameOf = ({ id, code, title }: RoundName): RoundName => ({ id, code, title });
