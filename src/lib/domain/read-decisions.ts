/** The recorded decisions of a round file, as far as they can be judged before grading. */
import { citationOf } from './citation.ts';
import { sourceOf, type AssessmentData } from './policy.ts';
import { problem, type Problem } from './problem.ts';
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
    if (!checked.ok) {
      problems.push(...checked.problems);
      return;
    }
    const decision = checked.value;
    decisions.push(decision);
    if (decision.kind === 'cap-override') problems.push(...checkOverride(assessment, path));
    else problems.push(...checkNamed(decision, participants, path));
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
function checkNamed(
  decision: { participants: string[]; order: string[] },
  known: KnownIds,
  path: string
): Problem[] {
  return (['participants', 'order'] as const).flatMap((key) =>
    decision[key].flatMap((id, index) =>
      known.has(id)
        ? []
        : [problem('unknown-participant', { id }, { path: `${path}.${key}[${index}]`, participant: id })]
    )
  );
}
