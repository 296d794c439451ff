/**
 * A checked bundle → what the page shows of it: the head, the ranking, and the sentences on one studio.
 * Pure. Leaves the sheets behind; a score is never beside the name of the expert who gave it.
 */
import { explain, type Explanation } from '#lib/domain/explain.ts';
import type { Round } from '#lib/domain/read-round.ts';
import type { Results } from '#lib/domain/results.ts';
import type { DerivationView, ResultView } from '#lib/ui/result-view.ts';
import type { Messages } from '#i18n/index.ts';
import { gradeView, rankingView } from './ranking-view.ts';
import type { ReadBundle } from './read-bundle.ts';

/** @param studio the id asked for, as it stood in the address */
export function resultView(
  { round, results }: ReadBundle,
  studio: string | null,
  messages: Messages
): ResultView {
  const { title, docNo, status } = round.policy.data;
  const chosen = studio === null ? undefined : explain(round, results, studio);
  return {
    policy: { title, docNo, draft: status === 'draft' },
    assessment: round.assessment.title,
    date: round.data.date,
    secondAttempt: round.attempt === 2,
    participants: results.participants,
    ranking: rankingView(round, results),
    notices: noticesOf(round, results, messages),
    digest: results.digest,
    derivation: chosen ? derivationView(chosen, messages) : studio === null ? null : 'unknown'
  };
}

/** What whoever reads the results must see: what waits, and what was noticed. */
export function noticesOf({ participants }: Round, results: Results, { cli, warnings }: Messages): string[] {
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  return [
    ...results.undecided.map((group) => cli.undecidedGroup(group.participants.map(nameOf), group.seats)),
    ...(results.incomplete.length > 0 ? [cli.provisional(results.incomplete.map(nameOf))] : []),
    ...results.warnings.map(({ participant, ...rest }) =>
      warnings[rest.code](participant === undefined ? rest : { ...rest, participant: nameOf(participant) })
    )
  ];
}

function derivationView(explanation: Explanation, messages: Messages): DerivationView {
  const { participant, result, assessment } = explanation;
  // The first sentence names the studio, the policy and the date: the page's head does so already.
  const [, ...sentences] = messages.explain.sentences(withoutExperts(explanation, messages));
  return {
    id: participant.id,
    name: participant.name,
    total: result?.total ?? null,
    grade: gradeView(assessment.grades?.bands ?? [], result?.grade ?? null),
    sentences
  };
}

/** Sheets by number, the highest first: in the order of the experts' ids they would still tell who gave which. */
function withoutExperts(explanation: Explanation, { page }: Messages): Explanation {
  const sheets = [...explanation.sheets]
    .sort((a, b) => b.total - a.total)
    .map((sheet, index) => ({ ...sheet, expert: page.derivation.sheet(index + 1), rows: [] }));
  return { ...explanation, sheets };
}
