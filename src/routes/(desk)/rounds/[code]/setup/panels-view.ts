/** The panels as cards, the experts who could join them, the recusals by name. Pure. */

interface Member {
  member: string;
  expert: string | null;
  name: string | null;
  affiliation: string | null;
  unitName: string | null;
  authorityName: string | null;
  panel: string;
  hasAccount: boolean;
}

interface Prepared {
  members: readonly Member[];
  participants: readonly { id: string; code: string; name: string }[];
  recusals: readonly { id: string; member: string; participant: string; reason: string }[];
  assignments: readonly { member: string }[];
}

interface Expert {
  id: string;
  name: string;
  affiliation: string;
  unitName: string | null;
  authorityName: string | null;
}

export function panelsView(
  { members, participants, recusals, assignments }: Prepared,
  experts: { rows: readonly Expert[]; total: number },
  mostShown: number
) {
  const loads = new Map<string, number>();
  for (const { member } of assignments) loads.set(member, (loads.get(member) ?? 0) + 1);
  const there = new Set(members.map(({ expert }) => expert));
  const free = experts.rows.filter(({ id }) => !there.has(id));
  const shown = free.slice(0, mostShown);
  const studioOf = new Map(participants.map(({ id, name }) => [id, name]));
  const nameOf = new Map(members.map(({ member, name }) => [member, name ?? '']));
  return {
    hasAssignments: assignments.length > 0,
    panels: [...Map.groupBy(members, ({ panel }) => panel)].map(([name, own]) => ({
      name,
      members: own.map((each) => ({ ...each, name: each.name ?? '', studios: loads.get(each.member) ?? 0 }))
    })),
    experts: shown.map(({ id, name, affiliation, unitName, authorityName }) => ({
      id,
      name,
      affiliation,
      unitName,
      authorityName
    })),
    // Those on panels are not offered; how many of them the search would have found beyond this page nobody needs.
    total: Math.max(shown.length, experts.total - (experts.rows.length - free.length)),
    recusals: recusals.map(({ id, member, participant, reason }) => ({
      id,
      expert: nameOf.get(member) ?? '',
      studio: studioOf.get(participant) ?? '',
      reason
    })),
    people: members.flatMap(({ expert, name, panel }) =>
      expert === null ? [] : [{ expert, name: name ?? '', panel }]
    ),
    studios: participants.map(({ id, code, name }) => ({ id, code, name }))
  };
}
