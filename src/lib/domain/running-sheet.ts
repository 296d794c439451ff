/**
 * A sheet while it is being filled in: what each row gives so far, what is still wrong or missing, and the running sums.
 * The same scoring as of a whole sheet (score-sheet.ts), which it joins to the last point once every row is whole.
 * Light enough for a browser: must not import schemas or dates.
 */
import { because, inputKeys } from './methods/index.ts';
import type { Because } from './methods/because.ts';
import type { Criterion } from './methods/criterion.ts';
import type { Input } from './methods/method.ts';
import type { Hundredths } from './points.ts';
import { problem, type Fault, type Problem } from './problem.ts';
import type { Rubric } from './rubric.ts';
import { scoreEntry, sums, type Facts, type Sums } from './score-sheet.ts';

export interface RunningRow {
  criterion: Criterion;
  /** empty: nothing that scores was entered; faulty: something is wrong or missing; whole: may be signed */
  state: 'empty' | 'faulty' | 'whole';
  /** of a whole row, and of one that lacks only its proof or its note; else null */
  points: Hundredths | null;
  because: Because | null;
  /** each with `path` inside the entry, as `amount`, `counts.technician`; '' for the row */
  faults: Problem[];
}

export interface RunningSheet extends Sums {
  /** by the rubric's order */
  rows: RunningRow[];
  /** how many rows are not whole, by category */
  open: number[];
}

/** What a row lacks besides its points: they are known, and shown. */
const BESIDE_THE_POINTS: readonly Problem['code'][] = ['evidence-missing', 'note-missing'];

export function runningSheet(
  rubric: Rubric,
  entries: Readonly<Record<string, Input>>,
  facts: Facts
): RunningSheet {
  const rows = rubric.criteria.map((criterion) =>
    runningRow(criterion, entries[criterion.id] ?? {}, facts.get(criterion.id))
  );
  const subtotals = new Array<number>(rubric.categories.length).fill(0);
  const open = new Array<number>(rubric.categories.length).fill(0);
  rows.forEach(({ points, state }, index) => {
    const category = rubric.categoryOf[index] as number;
    (subtotals[category] as number) += points ?? 0;
    if (state !== 'whole') (open[category] as number) += 1;
  });
  return { rows, open, ...sums(rubric, subtotals) };
}

export function runningRow(criterion: Criterion, entry: Input, fact: number | undefined): RunningRow {
  const faults: Problem[] = [];
  const fault: Fault = (code, detail, key) => {
    faults.push(problem(code, detail, { criterion: criterion.id, path: key ?? '' }));
    return undefined;
  };
  if (inputKeys(criterion).every((key) => entry[key] === undefined)) {
    return { criterion, state: 'empty', points: null, because: null, faults };
  }
  let points = scoreEntry(criterion, entry, fact, fault) ?? null;
  const isScored = faults.every(({ code }) => BESIDE_THE_POINTS.includes(code));
  if (points === null && isScored) points = pointsAlone(criterion, entry);
  return {
    criterion,
    state: faults.length === 0 ? 'whole' : 'faulty',
    points: isScored ? points : null,
    because: isScored ? because(criterion, entry) : null,
    faults
  };
}

function pointsAlone(criterion: Criterion, { evidence: _evidence, note: _note, ...input }: Input) {
  return scoreEntry({ ...criterion, evidence: false }, input, undefined, () => undefined) ?? null;
}
