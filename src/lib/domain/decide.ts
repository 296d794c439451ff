/** Recorded decisions on a round: more seats in the first band, and the order of a group that shares the line. */
import { problem, type Checked, type Problem } from './problem.ts';
import type { DecisionData, TieDecision } from './round.ts';

/** Override seats are extra, and add up. */
export function overrideSeats(decisions: readonly DecisionData[]): number {
  let seats = 0;
  for (const decision of decisions) if (decision.kind === 'cap-override') seats += decision.seats;
  return seats;
}

/** Nothing may be decided while a participant's sheets are missing: its scores can still move the line. */
export function tooEarly(decisions: readonly DecisionData[], incomplete: readonly string[]): Problem[] {
  if (incomplete.length === 0) return [];
  return decisions.map((_, index) =>
    problem('decision-too-early', { incomplete }, { path: `decisions[${index}]` })
  );
}

/** The decision on the undecided group, if there is one; any that fits no group is refused. */
export function tieDecision(
  decisions: readonly DecisionData[],
  group: ReadonlySet<string>
): Checked<TieDecision | undefined> {
  const problems: Problem[] = [];
  let found: TieDecision | undefined;
  decisions.forEach((decision, index) => {
    if (decision.kind !== 'tie') return;
    const at = { path: `decisions[${index}]` };
    const { participants, order } = decision;
    if (!participants.some((id) => group.has(id)))
      problems.push(problem('decision-no-tie', { participants }, at));
    else if (!isSame(participants, group) || !isSame(order, group)) {
      problems.push(problem('decision-not-the-group', { group: [...group] }, at));
    } else if (found) problems.push(problem('duplicate-decision', { participants }, at));
    else found = decision;
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: found };
}

/** Every member once, and nobody else. */
function isSame(ids: readonly string[], group: ReadonlySet<string>): boolean {
  return ids.length === group.size && new Set(ids).size === group.size && ids.every((id) => group.has(id));
}
