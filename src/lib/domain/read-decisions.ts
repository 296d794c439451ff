/** The recorded decisions of a round file, as far as they can be judged before grading. */
import { citationOf } from './citation.ts';
import { sourceOf, type AssessmentData } from './policy.ts';
import { append, isPlainObject, problem, type Problem } from './problem.ts';
import type { KnownIds } from './read-participants.ts';
import { decisionSchema, type DecisionData } from './round.ts';
import { checkSchema } from './zod-problems.ts';

export function readDecisions(
  list: readonly unknown[],
  participants: KnownIds,
  assessment: AssessmentData | undefined,
  problems: Problem[]
): DecisionData[] {
  const decisions: DecisionData[] = [];
  list.forEach((value, index) => {
    const path = `decisions[${index}]`;
    const checked = checkSchema(decisionSchema, value, { path });
    if (checked.ok) decisions.push(checked.value);
    else append(problems, checked.problems);
    // Whatever else is wrong with it.
    if (!isPlainObject(value)) return;
    if (value.kind === 'cap-override') append(problems, checkOverride(assessment, path));
    if (value.kind === 'tie') append(problems, checkNamed(value, participants, path));
  });
  return decisions;
}

function checkOverride(assessment: AssessmentData | undefined, path: string): Problem[] {
  if (!assessment) return [];
  if (!assessment.cap) return [problem('override-without-cap', { assessment: assessment.id }, { path })];
  if (!assessment.cap.strict) return [];
  const citation = citationOf(sourceOf(assessment, 'cap.strict'));
  return [problem('override-of-strict-cap', { citation }, { path })];
}

/** Whether the ids are the tied group is known only after grading. */
function checkNamed(decision: Readonly<Record<string, unknown>>, known: KnownIds, path: string): Problem[] {
  return ['participants', 'order'].flatMap((key) => {
    const ids = decision[key];
    if (!Array.isArray(ids)) return [];
    return ids.flatMap((id: unknown, index) =>
      typeof id !== 'string' || known.has(id)
        ? []
        : [problem('unknown-participant', { id }, { path: `${path}.${key}[${index}]`, participant: id })]
    );
  });
}
