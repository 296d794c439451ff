/** What each language says of one participant's result, and what all of them need to say it. */
import type { RuleId, Step } from '#lib/domain/derivation.ts';
import type { Explanation } from '#lib/domain/explain.ts';

export interface ExplainTexts {
  /** the result and its reasons as whole sentences, in the order of the rules */
  sentences(explanation: Explanation): string[];
  sheetHeading(sheet: Explanation['sheets'][number], hasBonus: boolean): string;
  /** what the rows' citations have in common, said once */
  rowsCite(text: string): string;
  note(text: string): string;
  local(reasons: readonly string[]): string;
  evidence(texts: readonly string[]): string;
}

/** How the total came about first, then its parts, then what was made of it. */
const ORDER: readonly RuleId[] = [
  'trim',
  'mean-total',
  'mean-base',
  'below-quorum',
  'rank',
  'band',
  'second-attempt',
  'quota',
  'override',
  'cap',
  'decision',
  'veto'
];

/** The steps of a derivation as they are told, those of one rule together. */
export function stepsInOrder({ result }: Explanation): { rule: RuleId; steps: Step[] }[] {
  const all = result?.derivation ?? [];
  return ORDER.map((rule) => ({ rule, steps: all.filter((step) => step.rule === rule) }));
}

/** The experts whose sheets a step of trimming dropped. */
export const droppedExperts = ({ sheets }: Explanation, step: Step | undefined): string[] =>
  sheets.filter(({ counted, total }) => !counted && total === step?.before).map(({ expert }) => expert);
