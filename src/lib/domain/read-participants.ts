/** The participants of a round file, with what is said about them: vetoes, panels, verified facts. */
import type { Criterion, CriterionOf } from './methods/criterion.ts';
import type { AssessmentData, Policy } from './policy.ts';
import { append, isPlainObject, problem, type Place, type Problem } from './problem.ts';
import { readDecimal } from './points.ts';
import { factSchema, panelSchema, participantSchema, type ParticipantData } from './round.ts';
import type { Rubric } from './rubric.ts';
import type { Facts } from './score-sheet.ts';
import { checkSchema } from './zod-problems.ts';

/** Every id that is written, of bad elements too, so that one fault does not make ten. */
export type KnownIds = Pick<ReadonlySet<string>, 'has'>;

export interface Participants {
  list: ParticipantData[];
  ids: KnownIds;
}

/** Where there is no list, every id passes as known. */
const ANY_ID: KnownIds = { has: () => true };

export function readParticipants(
  given: unknown,
  policy: Policy,
  assessment: AssessmentData | undefined,
  problems: Problem[]
): Participants {
  if (!Array.isArray(given)) return { list: [], ids: ANY_ID };
  const ids = new Set<string>();
  const list: ParticipantData[] = [];
  given.forEach((value: unknown, index) => {
    const id = isPlainObject(value) && typeof value.id === 'string' ? value.id : undefined;
    const place: Place = { path: `participants[${index}]`, ...(id === undefined ? {} : { participant: id }) };
    const checked = checkSchema(participantSchema, value, place);
    if (id !== undefined) {
      if (ids.has(id)) problems.push(problem('duplicate-participant', { id }, place));
      ids.add(id);
    }
    if (!checked.ok) append(problems, checked.problems);
    else {
      list.push(checked.value);
      append(problems, checkReason(checked.value, place));
    }
    if (isPlainObject(value)) append(problems, checkVetoes(value.vetoes, policy, assessment, place));
  });
  return { list, ids };
}

function checkReason({ status = 'graded', reason }: ParticipantData, place: Place): Problem[] {
  if (status === 'graded' || (reason ?? '').trim() !== '') return [];
  return [problem('reason-missing', { key: 'reason' }, { ...place, path: `${place.path ?? ''}.reason` })];
}

function checkVetoes(
  vetoes: unknown,
  { data }: Policy,
  assessment: AssessmentData | undefined,
  place: Place
): Problem[] {
  if (!Array.isArray(vetoes) || vetoes.length === 0) return [];
  const path = `${place.path ?? ''}.vetoes`;
  const known = data.triggers.map(({ id }) => id);
  const seen = new Set<string>();
  const problems: Problem[] = [];
  if (assessment?.grades === null) {
    problems.push(problem('veto-without-grades', { assessment: assessment.id }, { ...place, path }));
  }
  vetoes.forEach((veto: unknown, index) => {
    const trigger = isPlainObject(veto) ? veto.trigger : undefined;
    if (typeof trigger !== 'string') return;
    const at = { ...place, path: `${path}[${index}].trigger` };
    if (!known.includes(trigger)) problems.push(problem('unknown-trigger', { trigger, known }, at));
    else if (seen.has(trigger)) problems.push(problem('duplicate-veto', { trigger }, at));
    seen.add(trigger);
  });
  return problems;
}

export function readPanels(list: readonly unknown[], participants: KnownIds, problems: Problem[]): void {
  const seen = new Set<string>();
  list.forEach((value, index) => {
    const path = `panels[${index}]`;
    const checked = checkSchema(panelSchema, value, { path });
    if (!checked.ok) {
      append(problems, checked.problems);
      return;
    }
    const { expert, participants: assigned } = checked.value;
    if (seen.has(expert)) problems.push(problem('duplicate-expert', { id: expert }, { path, expert }));
    seen.add(expert);
    const listed = new Set<string>();
    assigned.forEach((id, place) => {
      const at = { path: `${path}.participants[${place}]`, expert, participant: id };
      if (!participants.has(id)) problems.push(problem('unknown-participant', { id }, at));
      else if (listed.has(id)) problems.push(problem('duplicate-participant', { id }, at));
      listed.add(id);
    });
  });
}

/** Verified amounts by participant and criterion. */
export function readFacts(
  list: readonly unknown[],
  participants: KnownIds,
  { criteria }: Rubric,
  problems: Problem[]
): Map<string, Facts> {
  const facts = new Map<string, Map<string, number>>();
  list.forEach((value, index) => {
    const path = `facts[${index}]`;
    const checked = checkSchema(factSchema, value, { path });
    if (!checked.ok) {
      append(problems, checked.problems);
      return;
    }
    const { participant, criterion: id, amount } = checked.value;
    const at: Place = { path, participant, criterion: id };
    if (!participants.has(participant))
      problems.push(problem('unknown-participant', { id: participant }, at));
    const refusal = checkFact({ criteria }, id, amount);
    if (refusal) {
      problems.push({ ...refusal, ...at });
      return;
    }
    const ofParticipant = facts.get(participant) ?? new Map<string, number>();
    facts.set(participant, ofParticipant);
    if (ofParticipant.has(id)) problems.push(problem('duplicate-fact', { participant, criterion: id }, at));
    ofParticipant.set(id, readDecimal(amount, 4) as number);
  });
  return facts;
}

/** Rows with one amount, which can be checked once for all experts. */
export const takesFact = (criterion: Criterion): criterion is CriterionOf['shortfall' | 'measured'] =>
  criterion.method === 'shortfall' || criterion.method === 'measured';

/** Why a row can have no such fact; it is then not compared with any sheet. */
export function checkFact(
  { criteria }: Pick<Rubric, 'criteria'>,
  id: string,
  amount: number
): Problem | undefined {
  const criterion = criteria.find((each) => each.id === id);
  if (!criterion) return problem('unknown-criterion', { criterion: id });
  if (!takesFact(criterion)) return problem('fact-without-amount', { criterion: id });
  return criterion.whole && !Number.isInteger(amount)
    ? problem('fractional-count', { found: amount })
    : undefined;
}
