/** Who scores whom in a draft, with the reason of each, and what moving one by hand would meet. Pure. */
import { conflictOf, type Conflict } from '#lib/domain/assignment.ts';
import { pageOf, readQuery, type ListShape } from '#lib/ui/list-query.ts';

export const SHAPE = {
  sorts: ['code'],
  first: 'code',
  filters: {},
  perPage: 50
} as const satisfies ListShape;

type Why =
  | { how: 'drawn'; panel: 'given' | 'balanced'; load: number; excluded: { member: string; why: Conflict }[] }
  | { how: 'hand'; reason: string }
  | { how: 'imported' };

interface Prepared {
  members: readonly {
    member: string;
    name: string | null;
    panel: string;
    unit: string | null;
    authority: string | null;
  }[];
  participants: readonly {
    id: string;
    code: string;
    name: string;
    district: string;
    unit: string | null;
    authority: string | null;
    status: string;
  }[];
  recusals: readonly { member: string; participant: string }[];
  assignments: readonly { participant: string; member: string; why: Why }[];
}

export function drawView({ members, participants, recusals, assignments }: Prepared, url: URL) {
  const query = readQuery(url, { ...SHAPE, filters: { step: 'any' } });
  const people = new Map(members.map((each) => [each.member, { ...each, name: each.name ?? '' }]));
  const nameOf = (member: string): string => people.get(member)?.name ?? '';
  const loads = new Map<string, number>(members.map(({ member }) => [member, 0]));
  for (const { member } of assignments) loads.set(member, (loads.get(member) ?? 0) + 1);
  const byStudio = Map.groupBy(assignments, ({ participant }) => participant);
  const graded = participants.filter(({ status }) => status === 'graded');
  const rows = graded.map(({ id, code, name, district }) => {
    const own = (byStudio.get(id) ?? []).map(({ member, why }) => ({
      member,
      name: nameOf(member),
      panel: people.get(member)?.panel ?? '',
      isByHand: why.how === 'hand'
    }));
    // Of one draw: the same for all experts of the studio.
    const drawn = (byStudio.get(id) ?? []).find(({ why }) => why.how === 'drawn')?.why;
    const passed = drawn?.how === 'drawn' ? drawn.excluded : [];
    return {
      code,
      name,
      district,
      experts: own,
      passed: passed.map(({ member, why }) => ({ name: nameOf(member), why }))
    };
  });
  const wanted = query.text.toLowerCase();
  const found = rows.filter(({ code, name, experts }) =>
    `${code}\n${name}\n${experts.map((each) => each.name).join('\n')}`.toLowerCase().includes(wanted)
  );
  if (query.isDescending) found.reverse();

  const asked = graded.find(({ code }) => code === url.searchParams.get('at'));
  const own = asked ? (byStudio.get(asked.id) ?? []) : [];
  const at = asked && {
    participant: asked.id,
    name: asked.name,
    own: own.map(({ member, why }) => ({ member, name: nameOf(member), why: whyShown(why, nameOf) })),
    others: members
      .filter(({ member }) => own.every((each) => each.member !== member))
      .map(({ member, name, unit, authority }) => ({
        member,
        name: name ?? '',
        load: loads.get(member) ?? 0,
        conflict: conflictOf(
          { id: member, unit, authority },
          { id: asked.id, unit: asked.unit, authority: asked.authority },
          recusals.map((each) => ({ expert: each.member, participant: each.participant })),
          { unit: true, authority: true }
        )
      }))
      .sort((a, b) => Number(a.conflict !== null) - Number(b.conflict !== null) || a.load - b.load)
  };
  const counts = graded.map(({ id }) => byStudio.get(id)?.length ?? 0);
  return {
    query,
    page: pageOf(found, query, SHAPE),
    isReady: graded.length > 0 && members.length > 0,
    isDrawn: assignments.length > 0,
    /** as it was drawn last, or what is usual */
    perStudio: Math.max(...counts, 0) || Math.min(3, Math.max(1, members.length)),
    loads: members.map(({ member, name, panel }) => ({
      name: name ?? '',
      panel,
      studios: loads.get(member) ?? 0
    })),
    at: at ?? null
  };
}

function whyShown(why: Why, nameOf: (member: string) => string) {
  if (why.how !== 'drawn') return why;
  return {
    ...why,
    excluded: why.excluded.map(({ member, why: reason }) => ({ name: nameOf(member), why: reason }))
  };
}

export type DrawAt = NonNullable<ReturnType<typeof drawView>['at']>;
