/**
 * What the panel's deliberation (集中评议) looks at: on whom the sealed sheets disagree, where an expert departs from
 * a verified fact, and how severe each expert is beside the others. It shows, and changes no score.
 * Must not know: grades, trimming (every sealed sheet counts here), who an expert is, what is decided.
 */
import { add, fraction, roundHalfUp } from './fraction.ts';
import { byCodePoint, readDecimal, type Hundredths, type TenThousandths } from './points.ts';
import type { Facts, ScoredSheet } from './score-sheet.ts';

/** Sheets that lie further apart are a disagreement, unless the round sets its own limit: 15 points. */
export const DEFAULT_DISAGREEMENT_LIMIT: Hundredths = 1500;

/** A sealed sheet with the points of each of its rows. */
export interface SealedSheet extends Pick<ScoredSheet, 'participant' | 'expert' | 'entries' | 'total'> {
  /** by criterion, in the rubric's order */
  points: readonly Hundredths[];
}

export interface AgreementInput {
  /** the ids of the rubric's criteria, in its order */
  criteria: readonly string[];
  /** of one round and attempt: at most one by an expert on a participant */
  sheets: readonly SealedSheet[];
  /** by participant */
  facts: ReadonlyMap<string, Facts>;
  /** a spread equal to the limit is no disagreement */
  limit?: Hundredths;
}

/** The highest less the lowest of some points. */
export interface Spread {
  spread: Hundredths;
  highest: Hundredths;
  lowest: Hundredths;
}

export interface Disagreement extends Spread {
  participant: string;
  /** every criterion, the widest spread first, equal ones in the rubric's order */
  rows: readonly ({ criterion: string } & Spread)[];
}

/** An amount that an expert entered against the verified fact. */
export interface FactDifference {
  participant: string;
  expert: string;
  criterion: string;
  fact: TenThousandths;
  entered: TenThousandths;
  /** the expert's reason */
  note: string | null;
}

export interface Severity {
  expert: string;
  /**
   * The mean of (own total − mean of the others' totals on the same participant), rounded once, half up:
   * below 0 is severe, above 0 lenient. Null where nobody else has scored what this expert scored.
   */
  severity: Hundredths | null;
  /** over how many participants */
  participants: number;
}

export interface Agreement {
  /** by participant */
  disagreements: readonly Disagreement[];
  /** by participant, then expert, then the rubric's order */
  differences: readonly FactDifference[];
  /** by expert, everyone with a sheet */
  severities: readonly Severity[];
}

/**
 * The order of the sheets means nothing.
 * @throws RangeError when a sheet does not have the points of every row
 */
export function agreementOf(input: AgreementInput): Agreement {
  const { criteria, facts, limit = DEFAULT_DISAGREEMENT_LIMIT } = input;
  const sheets = [...input.sheets].sort(
    (a, b) => byCodePoint(a.participant, b.participant) || byCodePoint(a.expert, b.expert)
  );
  for (const { participant, expert, points } of sheets) {
    if (points.length === criteria.length) continue;
    throw new RangeError(`${participant}, ${expert}: ${points.length} rows, not ${criteria.length}`);
  }
  const byParticipant = new Map<string, SealedSheet[]>();
  for (const sheet of sheets) {
    const group = byParticipant.get(sheet.participant);
    if (group) group.push(sheet);
    else byParticipant.set(sheet.participant, [sheet]);
  }
  return {
    disagreements: [...byParticipant].flatMap(([participant, group]) => {
      const total = spreadOf(group.map((sheet) => sheet.total));
      return total.spread > limit ? [{ participant, ...total, rows: rowsOf(criteria, group) }] : [];
    }),
    differences: sheets.flatMap((sheet) => differencesOf(sheet, criteria, facts.get(sheet.participant))),
    severities: severitiesOf([...byParticipant.values()])
  };
}

/** @param values at least one */
function spreadOf(values: readonly Hundredths[]): Spread {
  const highest = Math.max(...values);
  const lowest = Math.min(...values);
  return { spread: highest - lowest, highest, lowest };
}

function rowsOf(criteria: readonly string[], group: readonly SealedSheet[]): Disagreement['rows'] {
  const rows = criteria.map((criterion, index) => ({
    criterion,
    ...spreadOf(group.map(({ points }) => points[index] as Hundredths))
  }));
  return rows.sort((a, b) => b.spread - a.spread);
}

function differencesOf(
  { participant, expert, entries }: SealedSheet,
  criteria: readonly string[],
  facts: Facts | undefined
): FactDifference[] {
  if (!facts) return [];
  return criteria.flatMap((criterion) => {
    const fact = facts.get(criterion);
    const entry = Object.hasOwn(entries, criterion) ? entries[criterion] : undefined;
    const entered = readDecimal(entry?.amount, 4);
    if (fact === undefined || typeof entered !== 'number' || entered === fact) return [];
    const note = typeof entry?.note === 'string' ? entry.note : null;
    return [{ participant, expert, criterion, fact, entered, note }];
  });
}

function severitiesOf(groups: readonly (readonly SealedSheet[])[]): Severity[] {
  // Own − (sum − own) ÷ (n − 1) is (n × own − sum) ÷ (n − 1): numerators add up by n, and are divided at the end.
  const byExpert = new Map<string, { participants: number; sums: Map<number, bigint> }>();
  for (const group of groups) {
    const n = group.length;
    const sum = group.reduce((all, { total }) => all + BigInt(total), 0n);
    for (const { expert, total } of group) {
      const own = byExpert.get(expert) ?? { participants: 0, sums: new Map<number, bigint>() };
      byExpert.set(expert, own);
      if (n < 2) continue;
      own.participants++;
      own.sums.set(n, (own.sums.get(n) ?? 0n) + BigInt(n) * BigInt(total) - sum);
    }
  }
  const severities = [...byExpert].map(([expert, { participants, sums }]) => {
    const parts = [...sums].map(([n, numerator]) => fraction(numerator, participants * (n - 1)));
    return { expert, severity: parts.length > 0 ? roundHalfUp(parts.reduce(add)) : null, participants };
  });
  return severities.sort((a, b) => byCodePoint(a.expert, b.expert));
}
