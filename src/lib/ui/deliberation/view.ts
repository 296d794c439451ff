/** What the page of deliberation shows, as plain values: points as numbers, studios by name. Pure; decides nothing. */
import { asAmount, asNumber } from '#lib/domain/points.ts';
import type { ListPage, ListQuery, ListShape } from '../list-query.ts';
import { byText, pageOf } from '../list-query.ts';

/** What read-deliberation says, as far as the page needs it. Points in hundredths, amounts in ten-thousandths. */
export interface Deliberation {
  limit: number;
  criteria: readonly { id: string; title: string; max: number; unit: string | null }[];
  participants: readonly {
    code: string;
    name: string;
    status: 'graded' | 'deferred' | 'withdrawn';
  }[];
  studios: readonly {
    participant: string;
    sheets: number;
    highest: number;
    lowest: number;
    spread: number;
    mean: number;
  }[];
  rows: readonly {
    criterion: string;
    studios: number;
    mean: number | null;
    widest: { spread: number; participant: string } | null;
  }[];
  outliers: readonly {
    participant: string;
    expert: string;
    total: number;
    others: number;
    distance: number;
  }[];
  severities: readonly { expert: string; severity: number | null; participants: number }[];
  differences: readonly {
    participant: string;
    expert: string;
    criterion: string;
    fact: number;
    entered: number;
    note: string | null;
  }[];
  open: readonly { participant: string; expert: string | null; state: string }[];
  vetoes: readonly { participant: string }[];
}

export interface StudioRow {
  code: string;
  name: string;
  sheets: number;
  /** null without sheets */
  mean: number | null;
  lowest: number | null;
  highest: number | null;
  spread: number | null;
  isBeyond: boolean;
  status: 'graded' | 'deferred' | 'withdrawn';
  isVetoed: boolean;
  outliers: number;
  differences: number;
  waiting: number;
}

export const studioShape = {
  sorts: ['spread', 'name', 'code', 'mean', 'sheets'],
  first: 'spread',
  descending: ['spread', 'mean', 'sheets'],
  filters: { show: ['over', 'apart'] },
  perPage: 50
} satisfies ListShape;

export function studioRows(data: Deliberation): StudioRow[] {
  const spreads = new Map(data.studios.map((each) => [each.participant, each]));
  const tally = (rows: readonly { participant: string }[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { participant } of rows) counts.set(participant, (counts.get(participant) ?? 0) + 1);
    return counts;
  };
  const [outliers, differences, open, vetoes] = [data.outliers, data.differences, data.open, data.vetoes].map(
    tally
  ) as [Map<string, number>, Map<string, number>, Map<string, number>, Map<string, number>];
  return data.participants.map(({ code, name, status }) => {
    const found = spreads.get(code);
    const points = (of: 'mean' | 'lowest' | 'highest' | 'spread'): number | null =>
      found ? asNumber(found[of]) : null;
    return {
      code,
      name,
      status,
      sheets: found?.sheets ?? 0,
      mean: points('mean'),
      lowest: points('lowest'),
      highest: points('highest'),
      spread: points('spread'),
      isBeyond: (found?.spread ?? 0) > data.limit,
      isVetoed: vetoes.has(code),
      outliers: outliers.get(code) ?? 0,
      differences: differences.get(code) ?? 0,
      waiting: open.get(code) ?? 0
    };
  });
}

/** As the address asks for them; studios without a sheet come last whatever the direction. */
export function studioPage(rows: readonly StudioRow[], query: ListQuery): ListPage<StudioRow> {
  const wanted = query.text.toLowerCase();
  const { show = '' } = query.filters;
  const sign = query.isDescending ? -1 : 1;
  const number = (row: StudioRow): number | null =>
    query.sort === 'mean' ? row.mean : query.sort === 'sheets' ? row.sheets : row.spread;
  const compare = (a: StudioRow, b: StudioRow): number => {
    if (query.sort === 'name' || query.sort === 'code') return sign * byText(a[query.sort], b[query.sort]);
    const [x, y] = [number(a), number(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return sign * (x - y);
  };
  const found = rows
    .filter(({ name, code }) => `${name}\n${code}`.toLowerCase().includes(wanted))
    .filter(
      (row) => show === '' || (show === 'over' ? row.isBeyond : row.status !== 'graded' || row.isVetoed)
    )
    .sort((a, b) => compare(a, b) || byText(a.code, b.code));
  return pageOf(found, query, studioShape);
}

export interface RowLine {
  title: string;
  max: number;
  mean: number | null;
  widest: number | null;
  where: string | null;
  studios: number;
}

/** The widest mean first, equal ones in the order of the table. */
export function rowLines(data: Deliberation): RowLine[] {
  const names = namesOf(data);
  return data.rows
    .map(({ criterion, studios, mean, widest }) => {
      const row = data.criteria.find(({ id }) => id === criterion);
      return {
        title: row?.title ?? criterion,
        max: asNumber(row?.max ?? 0),
        mean: mean === null ? null : asNumber(mean),
        widest: widest === null ? null : asNumber(widest.spread),
        where: widest === null || widest.spread === 0 ? null : (names.get(widest.participant) ?? null),
        studios
      };
    })
    .sort((a, b) => (b.mean ?? -1) - (a.mean ?? -1));
}

export interface SeverityLine {
  expert: string;
  severity: number | null;
  studios: number;
}

export const severityLines = ({ severities }: Deliberation): SeverityLine[] =>
  severities.map(({ expert, severity, participants }) => ({
    expert,
    severity: severity === null ? null : asNumber(severity),
    studios: participants
  }));

/** Who stands furthest on either side; nobody where all are level. */
export function extremes(lines: readonly SeverityLine[]): { severe: string | null; lenient: string | null } {
  let severe: SeverityLine | null = null;
  let lenient: SeverityLine | null = null;
  for (const line of lines) {
    if (line.severity === null) continue;
    if (line.severity < (severe?.severity ?? 0)) severe = line;
    if (line.severity > (lenient?.severity ?? 0)) lenient = line;
  }
  return { severe: severe?.expert ?? null, lenient: lenient?.expert ?? null };
}

export const outlierLines = (data: Deliberation) => {
  const names = namesOf(data);
  return data.outliers.map(({ participant, expert, total, others, distance }) => ({
    code: participant,
    name: names.get(participant) ?? participant,
    expert,
    total: asNumber(total),
    others: asNumber(others),
    distance: asNumber(distance)
  }));
};

export const differenceLines = (data: Deliberation) => {
  const names = namesOf(data);
  return data.differences.map(({ participant, expert, criterion, fact, entered, note }) => {
    const row = data.criteria.find(({ id }) => id === criterion);
    return {
      code: participant,
      name: names.get(participant) ?? participant,
      row: row?.title ?? criterion,
      unit: row?.unit ?? '',
      expert,
      fact: asAmount(fact),
      entered: asAmount(entered),
      note
    };
  });
};

const namesOf = ({ participants }: Deliberation): Map<string, string> =>
  new Map(participants.map(({ code, name }) => [code, name]));
