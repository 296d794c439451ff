/** Who could take part and who does, as the address asks for it. Pure. */
import type { Due, LastAssessment } from '#lib/domain/due.ts';
import { byText, pageOf, readQuery, type ListShape } from '#lib/ui/list-query.ts';

export const SHAPE = {
  sorts: ['code', 'name', 'unit', 'recognised'],
  first: 'code',
  filters: { view: ['in', 'due', 'missing', 'exception', 'out'], district: 'any' },
  perPage: 50
} as const satisfies ListShape;

interface Invited {
  id: string;
  code: string;
  inviteReason: string | null;
}

interface Candidate {
  code: string;
  name: string;
  unit: string;
  district: string;
  recognisedOn: string | null;
  last: LastAssessment | null;
  underway: string | null;
  due: Due;
  isInvited: boolean;
}

export function participantsView(invited: readonly Invited[], candidates: readonly Candidate[], url: URL) {
  const query = readQuery(url, { ...SHAPE, filters: { ...SHAPE.filters, step: 'any' } });
  const byCode = new Map(invited.map((each) => [each.code, each]));
  const rows = candidates.map((each) => {
    const own = byCode.get(each.code);
    return { ...each, participant: own?.id ?? null, reason: own?.inviteReason ?? null };
  });
  type Row = (typeof rows)[number];
  const views: Record<string, (row: Row) => boolean> = {
    in: (row) => row.isInvited,
    due: ({ due }) => due.isDue,
    missing: ({ due, isInvited }) => due.isDue && !isInvited,
    exception: ({ due, isInvited }) => !due.isDue && isInvited,
    out: (row) => !row.isInvited
  };
  const isShown = views[query.filters['view'] ?? ''] ?? (() => true);
  const wanted = query.text.toLowerCase();
  const found = rows
    .filter(isShown)
    .filter(
      ({ district }) => (query.filters['district'] ?? '') === '' || district === query.filters['district']
    )
    .filter(({ code, name, unit }) => `${code}\n${name}\n${unit}`.toLowerCase().includes(wanted));
  const key: Record<string, (row: Row) => string> = {
    code: ({ code }) => code,
    name: ({ name }) => name,
    unit: ({ unit }) => unit,
    recognised: ({ recognisedOn }) => recognisedOn ?? ''
  };
  const of = key[query.sort] ?? (({ code }: Row) => code);
  const turn = query.isDescending ? -1 : 1;
  found.sort((a, b) => turn * byText(of(a), of(b)) || byText(a.code, b.code));
  const { searchParams } = url;
  const count = (view: string): number => rows.filter(views[view] ?? (() => false)).length;
  return {
    query,
    page: pageOf(found, query, SHAPE),
    counts: {
      all: rows.length,
      in: count('in'),
      due: count('due'),
      missing: count('missing'),
      exception: count('exception')
    },
    districts: [...new Set(rows.map(({ district }) => district))].sort(byText),
    /** whom the page asks about: to take in with a reason, to take out */
    adding: rows.find(({ code, isInvited }) => code === searchParams.get('add') && !isInvited) ?? null,
    leaving: rows.find(({ code, isInvited }) => code === searchParams.get('out') && isInvited) ?? null
  };
}
