/** What a check of a regulation's files found. */
import type { DifferenceGroup } from './difference-view.ts';

export interface FaultLine {
  place: string;
  text: string;
}

export type Verdict =
  | { kind: 'missing' }
  | { kind: 'faulty'; faults: FaultLine[]; count: number; isEncoding: boolean }
  | {
      kind: 'same' | 'fresh' | 'newer';
      policy: string;
      title: string;
      cases: number;
      /** rounds under any earlier version */
      rounds: number;
      groups: DifferenceGroup[];
      things: number;
      /** the files themselves, in base64: they come back with the form that takes them in */
      kept: Record<string, string>;
    };
