/**
 * A whole sheet's answers for any scoring table: other values for another seed, every row whole. What a hand then enters,
 * what the server must have, and what the domain makes of it. Must not know a browser.
 */
import type { Criterion } from '#lib/domain/methods/criterion.ts';
import { asAmount, asNumber } from '#lib/domain/points.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { runningSheet, type RunningSheet } from '#lib/domain/running-sheet.ts';
import type { Rubric } from '#lib/domain/rubric.ts';
import { loadPolicy } from '#lib/policies/load-policy.ts';
import { shippedFolder } from '#lib/policies/shipped.ts';

export type Entry = Record<string, unknown>;

/** By criterion. */
export type Answers = Record<string, Entry>;

export function policyOf(id: string): Policy {
  const loaded = loadPolicy(shippedFolder(id));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

export const rubricOf = (id: string): Rubric => policyOf(id).rubric;

export function answersFor({ criteria }: Rubric, seed: number): Answers {
  return Object.fromEntries(
    criteria.map((criterion, index) => {
      const answer = answerOf(criterion, index + seed);
      const evidence = criterion.evidence ? { evidence: [`示范材料 ${index + 1}`] } : {};
      return [criterion.id, { ...answer, ...evidence }];
    })
  );
}

function answerOf(criterion: Criterion, turn: number): Entry {
  const steps = Math.round(criterion.max / criterion.step);
  const points = (count: number): number => asNumber(count * criterion.step);
  switch (criterion.method) {
    case 'judgement':
      return { points: points((turn * 3) % (steps + 1)) };
    case 'presence': {
      const met = (['yes', 'no', criterion.partial ? 'partial' : 'yes'] as const)[turn % 3];
      return met === 'partial' ? { met, points: points(1 + (turn % (steps - 1))) } : { met };
    }
    case 'shortfall':
      return { amount: lessThan(asAmount(criterion.required), criterion.whole, turn) };
    case 'measured': {
      const amount = lessThan(asAmount(criterion.required), criterion.whole, turn + 1);
      return amount === 0 || amount === asAmount(criterion.required)
        ? { amount }
        : { amount, points: points(1 + (turn % (steps - 1))) };
    }
    case 'checklist':
      return { missing: criterion.parts.filter((_, part) => (part + turn) % 2 === 0).map(({ id }) => id) };
    case 'tally':
      return { counts: Object.fromEntries(criterion.parts.map(({ id }, part) => [id, (part + turn) % 3])) };
    case 'deductions':
      return {
        values: Object.fromEntries(
          criterion.parts.map((part, place) => [
            part.id,
            part.kind === 'short'
              ? lessThan(asAmount(part.required), part.whole, turn + place)
              : (turn + place) % 4 !== 0
          ])
        )
      };
  }
}

/** All of it, nothing, half of it, or most of it. */
function lessThan(required: number, whole: boolean, turn: number): number {
  const amount = required * ([1, 0.5, 0.75, 0] as const)[turn % 4]!;
  return whole ? Math.floor(amount) : amount;
}

/** What the domain makes of the answers. @param facts in ten-thousandths */
export const scored = (
  rubric: Rubric,
  answers: Answers,
  facts: ReadonlyMap<string, number> = new Map()
): RunningSheet => runningSheet(rubric, answers, facts);
