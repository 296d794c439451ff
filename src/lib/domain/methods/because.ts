/**
 * The arithmetic behind the points of one row, as numbers for a sentence (src/i18n) and for the screen.
 * Figures are JSON numbers in points and units, not hundredths.
 */

/** A part short of what is required. `units` is null where the deduction is proportional. */
export interface ShortBecause {
  unit: string;
  amount: number;
  required: number;
  short: number;
  per: number;
  rounding: 'full' | 'started' | 'proportional';
  units: number | null;
  deduct: number;
  /** nothing at all, and the rule gives 0 for that */
  none: boolean;
}

export type Because = { points: number; max: number } & (
  | { method: 'judgement' }
  | { method: 'presence'; met: 'yes' | 'no' | 'partial' }
  | ({ method: 'shortfall' } & ShortBecause)
  | { method: 'measured'; unit: string; amount: number; required: number }
  | { method: 'checklist'; missing: { title: string; deduct: number }[] }
  | { method: 'tally'; counted: { title: string; count: number; each: number }[]; sum: number }
  | {
      method: 'deductions';
      parts: (
        | { kind: 'absent'; title: string; present: boolean; deduct: number; zeroes: boolean }
        | ({ kind: 'short'; title: string } & ShortBecause)
      )[];
    }
);
