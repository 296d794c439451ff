/** One participant's result with its derivation: what the rules of grade-round.ts came to, step by step. */
import { sum, type Aggregate } from './aggregate.ts';
import { bandConsequences, triggerConsequences, type Consequence } from './consequence.ts';
import { figure, step, type Step } from './derivation.ts';
import { sourceOf, type AssessmentData, type Band, type TriggerData } from './policy.ts';
import type { Round } from './read-round.ts';
import type { Reason, Result } from './results.ts';
import type { Category } from './rubric.ts';
import type { ScoredSheet } from './score-sheet.ts';

/** A participant that receives a grade. */
export interface Standing {
  id: string;
  sheets: number;
  /** confirmed in the round, in the policy's order */
  vetoes: readonly TriggerData[];
  /** null below quorum, which only a vetoed participant can be */
  aggregate: Aggregate | null;
}

/** What the cap made of a candidate for the first band. */
export interface CapOutcome {
  participants: number;
  byRule: number;
  quota: number;
  fate: 'stays' | 'falls' | 'undecided' | 'decided-in' | 'decided-out';
}

export interface Placing {
  rank: number | null;
  /** by the score alone; null where there are no grades, or none is due */
  band: Band | null;
  bands: readonly Band[];
  cap: CapOutcome | null;
}

export function makeResult(round: Round, standing: Standing, placing: Placing): Result {
  const { assessment, policy } = round;
  const { aggregate } = standing;
  const { grade, reason } = gradeOf(standing, placing);
  const consequences = consequencesOf(round, standing, grade);
  return {
    participant: standing.id,
    sheets: standing.sheets,
    kept: aggregate?.kept.length ?? 0,
    base: figure(aggregate?.figures.base ?? null),
    bonus: figure(aggregate?.figures.bonus ?? null),
    total: figure(aggregate?.figures.total ?? null),
    categories: categoryFigures(policy.rubric.categories, aggregate),
    rank: placing.rank,
    grade,
    reason,
    consequences,
    derivation: [
      ...scoreSteps(assessment, standing),
      ...gradeSteps(round, standing, placing),
      ...consequences.map(({ kind, citation }) => step('consequence', { citation }, grade, kind))
    ]
  };
}

function categoryFigures(categories: readonly Category[], aggregate: Aggregate | null): Result['categories'] {
  const figures: Result['categories'] = {};
  categories.forEach(({ id }, index) => {
    figures[id] = figure(aggregate?.figures.categories[index] ?? null);
  });
  return figures;
}

function gradeOf(
  { vetoes }: Standing,
  { band, bands, cap }: Placing
): { grade: string | null; reason: Reason | null } {
  const next = bands[1]?.id ?? null;
  if (vetoes.length > 0) return { grade: bands.at(-1)?.id ?? null, reason: 'veto' };
  if (!band) return { grade: null, reason: null };
  switch (cap?.fate) {
    case 'falls':
      return { grade: next, reason: 'cap' };
    case 'undecided':
      return { grade: 'undecided', reason: 'tie' };
    case 'decided-in':
      return { grade: band.id, reason: 'decision' };
    case 'decided-out':
      return { grade: next, reason: 'decision' };
    case 'stays':
    case undefined:
      return { grade: band.id, reason: 'threshold' };
  }
}

function consequencesOf(
  { assessment, attempt, data }: Round,
  { vetoes }: Standing,
  grade: string | null
): Consequence[] {
  // A trigger brings its own consequences instead of the band's.
  if (vetoes.length > 0) return triggerConsequences(vetoes, attempt, data.date);
  return grade === null ? [] : bandConsequences(assessment, grade, attempt, data.date);
}

/** Adding up the `sheet` steps and dividing by their number gives the means. */
function scoreSteps(assessment: AssessmentData, { sheets, aggregate }: Standing): Step[] {
  if (!aggregate) return [step('below-quorum', sourceOf(assessment, 'quorum'), sheets, null)];
  const { kept, dropped, figures } = aggregate;
  const method = sourceOf(assessment, 'aggregation.method');
  const steps = dropped.map((sheet) => step('trim', method, figure(sheet.total), null));
  let running = 0;
  for (const sheet of kept) {
    steps.push(step('sheet', method, figure(running), figure(running + sheet.total)));
    running += sheet.total;
  }
  const total = (pick: (sheet: ScoredSheet) => number) => figure(sum(kept, pick));
  steps.push(
    step(
      'mean-base',
      method,
      total((sheet) => sheet.base),
      figure(figures.base)
    ),
    step(
      'mean-bonus',
      method,
      total((sheet) => sheet.bonus),
      figure(figures.bonus)
    ),
    step('mean-total', method, figure(running), figure(figures.total))
  );
  return steps;
}

function gradeSteps(
  { assessment, attempt }: Round,
  { vetoes, aggregate }: Standing,
  placing: Placing
): Step[] {
  const { rank, band, bands } = placing;
  const steps: Step[] = [];
  if (rank !== null) {
    steps.push(
      step('rank', sourceOf(assessment, 'tieBreak'), figure(aggregate?.figures.total ?? null), rank)
    );
  }
  if (band && aggregate) steps.push(...bandSteps(assessment, attempt, aggregate, placing));
  steps.push(...capSteps(assessment, placing));
  const last = bands.at(-1)?.id ?? null;
  for (const { citation } of vetoes) steps.push(step('veto', { citation }, null, last));
  return steps;
}

function bandSteps(
  assessment: AssessmentData,
  attempt: 1 | 2,
  aggregate: Aggregate,
  { band, bands }: Placing
): Step[] {
  const { base, total } = aggregate.figures;
  const score = assessment.grades?.on === 'base' ? base : total;
  const reached = bands.find(({ min }) => score >= min);
  if (!reached || !band) return [];
  const steps = [
    step('band', sourceOf(assessment, `grades.bands.${reached.id}.min`), figure(score), reached.id)
  ];
  if (attempt === 2 && reached !== band) {
    steps.push(step('second-attempt', sourceOf(assessment, 'secondAttempt.best'), reached.id, band.id));
  }
  return steps;
}

function capSteps(assessment: AssessmentData, { band, bands, cap }: Placing): Step[] {
  if (!cap || !band) return [];
  const source = sourceOf(assessment, 'cap.percent');
  const next = bands[1]?.id ?? null;
  const steps = [step('quota', source, cap.participants, cap.byRule)];
  if (cap.quota !== cap.byRule) {
    // The text's "in principle" is what lets the panel add seats.
    steps.push(step('override', sourceOf(assessment, 'cap.strict'), cap.byRule, cap.quota));
  }
  switch (cap.fate) {
    case 'stays':
      return [...steps, step('cap', source, band.id, band.id)];
    case 'falls':
      return [...steps, step('cap', source, band.id, next)];
    case 'undecided':
      return [...steps, step('cap', source, band.id, 'undecided')];
    case 'decided-in':
    case 'decided-out': {
      const grade = cap.fate === 'decided-in' ? band.id : next;
      return [
        ...steps,
        step('cap', source, band.id, 'undecided'),
        step('decision', undefined, 'undecided', grade)
      ];
    }
  }
}
