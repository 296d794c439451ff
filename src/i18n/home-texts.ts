/** The words of the home page beside its list of what is to be done. */
import type { RoundTab } from './round-texts.ts';

type Role = 'administrator' | 'manager' | 'staff' | 'expert' | 'official';

export interface HomeTexts {
  heading(tasks: number): string;
  hello(name: string, role: string): string;
  /** where a line of the list leads */
  open: { readonly [P in 'studios' | 'users' | 'holidays' | RoundTab]: string };
  /** nothing is to be done: what comes next, by role */
  nothing: { readonly [R in Role]: string };
  studios: { heading: string; text: string; link: string };
  /** for an expert's browser without JavaScript */
  printed: { heading: string; text: string; answered(answered: number, rows: number): string };
}
