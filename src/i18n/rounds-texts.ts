/** The words of the list of rounds, and of a round whose result cannot be shown yet. */
import type { Stage } from './service-words.ts';

export interface RoundsTexts {
  heading: string;
  create: string;
  search: string;
  searchHint: string;
  stage: string;
  columns: { title: string; code: string; authority: string; date: string; stage: string };
  /** the round is the city's own */
  city: string;
  caption(from: number, to: number, total: number): string;
  /** no rounds at all, and none that fit what is asked for */
  none: { heading: string; text: string };
  noneFit: { heading: string; text: string };
  back: string;
  waiting: { heading: string; stage(stage: string): string; next: { readonly [S in Stage]: string } };
  closed: { heading: string; text: string };
}
