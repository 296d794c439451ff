/**
 * The words for what a service's problems name: stages of a round, roles, kinds of objects, acts.
 * Must not know: the server, whose own names these are. One without a word here is shown as it is.
 */

/** In the order in which a round passes through them. */
const STAGES = ['draft', 'scoring', 'deliberation', 'publicity', 'final'] as const;
export type Stage = (typeof STAGES)[number];

type Role = 'administrator' | 'manager' | 'staff' | 'expert' | 'official' | 'operator' | 'public';
type SheetState = 'draft' | 'sealed' | 'returned' | 'reassigned';

/** Some under two names: the one of a request, and the one of the audit chain. */
type Kind =
  | 'authority'
  | 'unit'
  | 'host-unit'
  | 'studio'
  | 'title'
  | 'expert'
  | 'user'
  | 'session'
  | 'policy'
  | 'holidays'
  | 'round'
  | 'participant'
  | 'panel'
  | 'assignment'
  | 'recusal'
  | 'veto'
  | 'sheet'
  | 'sealed-sheet'
  | 'sheet-return'
  | 'signature'
  | 'fact'
  | 'decision'
  | 'settlement'
  | 'notice'
  | 'objection'
  | 'attachment';

export interface ServiceWords {
  stages: { readonly [S in Stage]: string };
  /** how a round leaves a stage for the next one; the last stage is never left */
  leave: { readonly [S in Exclude<Stage, 'final'>]: string };
  roles: { readonly [R in Role]: string };
  sheets: { readonly [S in SheetState]: string };
  kinds: { readonly [K in Kind]: string };
  acts: Readonly<Record<string, string>>;
}

export const wordOf = (words: Readonly<Record<string, string>>, name: string): string =>
  (Object.hasOwn(words, name) ? words[name] : undefined) ?? name;

/** How a round comes to the nearest stage that is needed, step by step; none where that stage lies behind. */
export function stepsTo(
  leave: ServiceWords['leave'],
  state: string,
  needs: readonly string[]
): readonly string[] {
  const from = STAGES.findIndex((stage) => stage === state);
  const to = STAGES.findIndex((stage, index) => index > from && needs.includes(stage));
  return from < 0 || to < 0
    ? []
    : STAGES.slice(from, to).flatMap((stage) => (stage === 'final' ? [] : [leave[stage]]));
}
