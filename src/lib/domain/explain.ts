/**
 * Everything that one participant's result rests on, down to each row of each sheet: facts for sentences (src/i18n).
 * Must not know languages.
 */
import { aggregate } from './aggregate.ts';
import { because } from './methods/index.ts';
import type { Because } from './methods/because.ts';
import type { Criterion } from './methods/criterion.ts';
import { byCodePoint } from './points.ts';
import type { Consequence } from './consequence.ts';
import type { AssessmentData, Policy } from './policy.ts';
import type { Warning } from './warning.ts';
import type { Round } from './read-round.ts';
import type { Result, ResultsBody } from './results.ts';
import type { ParticipantData, TieDecision } from './round.ts';
import { sheetFigures, type ScoredSheet } from './score-sheet.ts';

export interface ExplainedRow {
  criterion: Criterion;
  points: number;
  because: Because;
  /** why parameters of this row are as they are, where the text leaves them open */
  local: string[];
  note: string | null;
  evidence: readonly string[];
}

export interface ExplainedSheet {
  expert: string;
  /** false where trimming dropped it, or nothing of the participant counts */
  counted: boolean;
  base: number;
  bonus: number;
  total: number;
  rows: ExplainedRow[];
}

export interface Explanation {
  policyTitle: string;
  date: string;
  attempt: 1 | 2;
  assessment: AssessmentData;
  hasBonus: boolean;
  participant: ParticipantData;
  standing: 'graded' | 'incomplete' | 'deferred' | 'withdrawn';
  /** N of the round, and the quota with all override seats */
  participants: number;
  quota: number | null;
  result: Result | null;
  /** names of those who share the rank, and of those with the same total but another rank */
  sharesRankWith: string[];
  sameTotalAs: string[];
  /** what compares equal totals: null for the base, else a category's title */
  tieBreakers: (string | null)[];
  /** sheets of others are missing: nothing is final yet */
  isProvisional: boolean;
  /** of the round, and of this participant */
  warnings: Warning[];
  /** the table as a whole is a local design, with this reason */
  tableIsLocal: string | null;
  /** what a consequence extends to, by its kind */
  scopes: Partial<Record<Consequence['kind'], string>>;
  sheets: ExplainedSheet[];
  vetoes: { title: string; citation: string; note: string }[];
  /** the group at the cap line that this participant belongs to, and the seats left for it */
  tie: { participants: string[]; seats: number } | null;
  decision: (Pick<TieDecision, 'order' | 'by' | 'on' | 'minutes'> & { names: string[] }) | null;
  overrides: { seats: number; reason: string; by: string; on: string }[];
}

/** Undefined where the round has no such participant. */
export function explain(round: Round, results: ResultsBody, id: string): Explanation | undefined {
  const participant = round.participants.find((each) => each.id === id);
  if (!participant) return undefined;
  const result = results.results.find((each) => each.participant === id) ?? null;
  const status = participant.status ?? 'graded';
  const tie = results.undecided.find(({ participants }) => participants.includes(id));
  const names = namesOf(round);
  return {
    policyTitle: round.policy.data.title,
    date: round.data.date,
    attempt: round.attempt,
    assessment: round.assessment,
    hasBonus: round.policy.rubric.categories.some(({ bonus }) => bonus),
    participant,
    standing: status === 'graded' && !result ? 'incomplete' : status,
    participants: results.participants,
    quota: results.quota,
    result,
    sharesRankWith: peers(results, result, true).map(names),
    sameTotalAs: peers(results, result, false).map(names),
    tieBreakers: tieBreakersOf(round),
    isProvisional: results.incomplete.length > 0,
    warnings: results.warnings.filter((each) => each.participant === undefined || each.participant === id),
    tableIsLocal: tableReason(round),
    scopes: scopesOf(round, participant, result),
    sheets: explainSheets(round, id, status === 'graded' && result !== null),
    vetoes: explainVetoes(round, participant),
    tie: tie ? { participants: tie.participants.map(names), seats: tie.seats } : null,
    decision: decisionOf(round, id, names),
    overrides: round.decisions.filter((each) => each.kind === 'cap-override')
  };
}

const namesOf = ({ participants }: Round): ((id: string) => string) => {
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};

/** Those with the same total, in the same place or in another. */
function peers({ results }: ResultsBody, result: Result | null, sharingRank: boolean): string[] {
  if (result?.rank == null) return [];
  return results
    .filter(({ rank, total, participant }) => {
      const isOther = participant !== result.participant && rank !== null && total === result.total;
      return isOther && (rank === result.rank) === sharingRank;
    })
    .map(({ participant }) => participant);
}

function tieBreakersOf({ assessment, policy }: Round): (string | null)[] {
  const keys = assessment.tieBreak.length > 0 ? assessment.tieBreak : ['base'];
  return keys.map((key) => policy.rubric.categories.find(({ id }) => id === key)?.title ?? null);
}

function tableReason({ policy }: Round): string | null {
  const [first] = policy.data.rubric.categories[0]?.criteria ?? [];
  const reason = first?.local?.row;
  const rows = policy.data.rubric.categories.flatMap(({ criteria }) => criteria);
  return reason !== undefined && rows.every(({ local }) => local?.row === reason) ? reason : null;
}

function scopesOf({ assessment, policy }: Round, { vetoes = [] }: ParticipantData, result: Result | null) {
  const triggers = policy.data.triggers.filter(({ id }) => vetoes.some(({ trigger }) => trigger === id));
  const ofBand = assessment.consequences[result?.grade ?? ''] ?? [];
  const all = triggers.length > 0 ? triggers.flatMap(({ consequences }) => consequences) : ofBand;
  const scopes: Explanation['scopes'] = {};
  for (const { kind, scope } of all) if (scope !== undefined) scopes[kind] = scope;
  return scopes;
}

function explainSheets({ sheets, assessment, policy }: Round, id: string, counts: boolean): ExplainedSheet[] {
  const own = sheets.filter(({ participant }) => participant === id);
  const reasons = localReasons(policy);
  const kept = counts && own.length >= assessment.quorum ? aggregate(own, assessment.aggregation).kept : [];
  return [...own]
    .sort((a, b) => byCodePoint(a.expert, b.expert))
    .map((sheet) => ({
      expert: sheet.expert,
      counted: kept.includes(sheet),
      ...sheetFigures(sheet),
      rows: policy.rubric.criteria.map((criterion) =>
        explainRow(criterion, sheet, reasons.get(criterion.id) ?? [])
      )
    }));
}

/** Of each row, the reasons of its own local choices; one for the whole table is said once. */
function localReasons({ data }: Policy): Map<string, string[]> {
  const rows = data.rubric.categories.flatMap(({ criteria }) => criteria);
  return new Map(
    rows.map(({ id, local = {} }) => [
      id,
      Object.keys(local).flatMap((key) => (key === 'row' ? [] : [local[key] ?? '']))
    ])
  );
}

function explainRow(criterion: Criterion, { entries }: ScoredSheet, local: string[]): ExplainedRow {
  const input = entries[criterion.id] ?? {};
  const arithmetic = because(criterion, input);
  return {
    criterion,
    points: arithmetic.points,
    because: arithmetic,
    local,
    note: typeof input.note === 'string' ? input.note : null,
    evidence: (input.evidence as string[] | undefined) ?? []
  };
}

function explainVetoes({ policy }: Round, { vetoes = [] }: ParticipantData): Explanation['vetoes'] {
  return policy.data.triggers.flatMap(({ id, title, citation }) => {
    const veto = vetoes.find(({ trigger }) => trigger === id);
    return veto ? [{ title, citation, note: veto.note }] : [];
  });
}

function decisionOf(
  { decisions }: Round,
  id: string,
  names: (id: string) => string
): Explanation['decision'] {
  const tie = decisions.find(
    (each): each is TieDecision => each.kind === 'tie' && each.participants.includes(id)
  );
  return tie
    ? { order: tie.order, by: tie.by, on: tie.on, minutes: tie.minutes, names: tie.order.map(names) }
    : null;
}
