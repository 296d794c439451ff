/** The words at the head of a round's pages. */
export const ROUND_TABS = [
  'setup',
  'progress',
  'facts',
  'deliberation',
  'settle',
  'publicity',
  'result'
] as const;
export type RoundTab = (typeof ROUND_TABS)[number];

export interface RoundTexts {
  tabs: { label: string } & { readonly [T in RoundTab]: string };
  stages: string;
  stageDone: string;
  stageNow: string;
  date: string;
  participants(count: number): string;
  all: string;
}
