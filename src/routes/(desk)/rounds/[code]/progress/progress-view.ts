/** The matrix of a round's sheets as the address asks for it, and what is known about one of its cells. Pure. */
import type { CellState } from '#i18n/progress-texts.ts';
import { byText, pageOf, readQuery, type ListShape } from '#lib/ui/list-query.ts';

export interface Sheet {
  sheet: string;
  /** the studio's code */
  participant: string;
  member: string | null;
  expert: string | null;
  state: 'draft' | 'sealed' | 'returned' | 'reassigned';
  edition: number;
  answered: number;
}
export interface Studio {
  id: string;
  code: string;
  name: string;
  district: string;
  status: 'graded' | 'deferred' | 'withdrawn';
  statusReason: string | null;
}
export interface Progress {
  participants: readonly Studio[];
  sheets: readonly Sheet[];
  /** of who runs the round; empty for others */
  members: readonly { member: string; expert: string | null }[];
}
export interface Cell {
  expert: string;
  state: CellState;
  answered: number;
}

export const CELL_STATES = ['none', 'draft', 'returned', 'sealed', 'reassigned'] as const;
/** More columns than these no screen shows: then each row has its own experts one after the other. */
export const MOST_COLUMNS = 16;

export const SHAPE = {
  sorts: ['code', 'name', 'district', 'signed'],
  first: 'code',
  filters: {
    state: CELL_STATES,
    expert: 'any',
    district: 'any',
    status: ['graded', 'deferred', 'withdrawn']
  },
  perPage: 100
} as const satisfies ListShape;

export const cellState = ({ state, answered }: Pick<Sheet, 'state' | 'answered'>): CellState =>
  state === 'draft' && answered === 0 ? 'none' : state;

const counts = ({ state }: Pick<Cell, 'state'>): boolean => state !== 'reassigned';

export function progressView(studios: readonly Studio[], sheets: readonly Sheet[], url: URL) {
  const query = readQuery(url, SHAPE);
  const { state = '', expert = '', district = '', status = '' } = query.filters;
  const cellsOf = new Map<string, Cell[]>();
  for (const sheet of sheets) {
    const cell = { expert: sheet.expert ?? '', state: cellState(sheet), answered: sheet.answered };
    const own = cellsOf.get(sheet.participant);
    if (own) own.push(cell);
    else cellsOf.set(sheet.participant, [cell]);
  }
  const rows = studios.map(({ code, name, district: within, status: standing }) => {
    const cells = cellsOf.get(code) ?? [];
    const counted = cells.filter(counts);
    const signed = counted.filter((cell) => cell.state === 'sealed').length;
    return { code, name, district: within, status: standing, cells, signed, all: counted.length };
  });
  type Row = (typeof rows)[number];
  const wanted = query.text.toLowerCase();
  const found = rows
    .filter((row) => `${row.code}\n${row.name}`.toLowerCase().includes(wanted))
    .filter((row) => district === '' || row.district === district)
    .filter((row) => status === '' || row.status === status)
    // Both of one cell: who asks for E03 and returned wants what E03 was sent back.
    .filter(
      ({ cells }) =>
        (state === '' && expert === '') ||
        cells.some(
          (cell) => (state === '' || cell.state === state) && (expert === '' || cell.expert === expert)
        )
    );
  const compare: Record<string, (a: Row, b: Row) => number> = {
    name: (a, b) => byText(a.name, b.name),
    district: (a, b) => byText(a.district, b.district),
    signed: (a, b) => a.signed / Math.max(1, a.all) - b.signed / Math.max(1, b.all)
  };
  const by = compare[query.sort] ?? (() => 0);
  const turn = query.isDescending ? -1 : 1;
  found.sort((a, b) => turn * (by(a, b) || byText(a.code, b.code)));
  const experts = [...new Set(sheets.map((sheet) => sheet.expert ?? ''))].sort(byText);
  // Studios that left the count are not waited for.
  const waiting = rows.filter((row) => row.status === 'graded').flatMap(({ cells }) => cells);
  return {
    query,
    page: pageOf(found, query, SHAPE),
    experts,
    isCompact: experts.length > MOST_COLUMNS,
    districts: [...new Set(studios.map((each) => each.district))].sort(byText),
    totals: CELL_STATES.map((each) => ({
      state: each,
      count: waiting.filter((cell) => cell.state === each).length
    })),
    signed: waiting.filter((cell) => cell.state === 'sealed').length,
    all: waiting.filter(counts).length
  };
}

/** What the address points at: `S01`, or `S01:E03`. */
export function cellAt({ participants: studios, sheets, members }: Progress, { searchParams }: URL) {
  const [, code = '', expert] = /^(.*?)(?::(E\d+))?$/.exec(searchParams.get('at') ?? '') ?? [];
  const studio = studios.find((each) => each.code === code);
  if (!studio) return null;
  const own = sheets.filter(({ participant }) => participant === code);
  const sheet = own.find((each) => each.expert === expert);
  if (expert !== undefined && !sheet) return null;
  const active = sheets.filter(({ state }) => state !== 'reassigned');
  const load = (member: string): number => active.filter((each) => each.member === member).length;
  const here = new Set(own.filter(({ state }) => state !== 'reassigned').map(({ member }) => member));
  return {
    studio,
    sheet: sheet ? { ...sheet, cell: cellState(sheet) } : null,
    /** who could score it instead or besides; whether one of them must not, the act says */
    others: members
      .filter(({ member }) => !here.has(member))
      .map(({ member, expert: pseudonym }) => ({ member, expert: pseudonym ?? '', load: load(member) }))
  };
}

export type ProgressAt = NonNullable<ReturnType<typeof cellAt>>;
