/** One studio of a preview → its derivation as the panel shows it. Pure. Sheets by pseudonym, never a person's name. */
import type { Messages } from '#i18n/index.ts';
import type { SettleTexts } from '#i18n/settle-texts.ts';
import { explain } from '#lib/domain/explain.ts';
import type { Round } from '#lib/domain/read-round.ts';
import type { ResultsBody } from '#lib/domain/results.ts';
import { stepsOf } from '#lib/ui/settle/steps.ts';
import type { StudioDerivation } from '#lib/ui/settle/view.ts';
import { gradeView } from '../ranking-view.ts';

/** Undefined where the round has no such studio. */
export function studioDerivation(
  round: Round,
  results: ResultsBody,
  studio: string,
  messages: Messages,
  texts: SettleTexts
): StudioDerivation | undefined {
  const found = explain(round, results, studio);
  if (!found) return undefined;
  const { participant, result, standing, scopes, warnings, isProvisional } = found;
  const { remarks } = texts.derivation;
  return {
    id: participant.id,
    name: participant.name,
    standing,
    total: result?.total ?? null,
    grade: gradeView(round.assessment.grades?.bands ?? [], result?.grade ?? null),
    steps: stepsOf(found, { steps: texts.derivation.steps, undecided: messages.grades.undecided }),
    consequences: (result?.consequences ?? []).map((each) =>
      messages.grades.consequenceLine(each, scopes[each.kind])
    ),
    isOpen: result?.grade === 'undecided',
    remarks: [
      ...(isProvisional && standing === 'graded' ? [remarks.provisional] : []),
      ...(participant.reason === undefined ? [] : [participant.reason]),
      ...warnings
        .filter((each) => each.participant !== undefined)
        .map((each) => messages.warnings[each.code]({ ...each, participant: participant.name }))
    ]
  };
}
