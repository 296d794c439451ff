/** What each language says of one participant's result. */
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
