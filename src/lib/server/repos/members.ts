/** The members of a round's panels, with what decides about conflicts of interest. */
import { and, asc, eq } from 'drizzle-orm';
import type { AssignedExpert, AssignedParticipant, Recusal } from '#lib/domain/assignment.ts';
import type { Db } from '../db/store.ts';

export async function experts({ orm, t }: Db, round: string): Promise<AssignedExpert[]> {
  return orm
    .select({
      id: t.panelMember.id,
      panel: t.panelMember.panel,
      unit: t.expert.unit,
      authority: t.expert.authority
    })
    .from(t.panelMember)
    .leftJoin(t.expert, eq(t.expert.id, t.panelMember.expert))
    .where(eq(t.panelMember.round, round))
    .orderBy(asc(t.panelMember.id));
}

/** Those that are graded, by code. */
export async function gradedParticipants(
  { orm, t }: Db,
  round: string
): Promise<(AssignedParticipant & { code: string })[]> {
  return orm
    .select({
      id: t.participant.id,
      code: t.participant.code,
      panel: t.participant.panel,
      unit: t.studio.unit,
      authority: t.participant.authority
    })
    .from(t.participant)
    .leftJoin(t.studio, eq(t.studio.id, t.participant.studio))
    .where(and(eq(t.participant.round, round), eq(t.participant.status, 'graded')))
    .orderBy(asc(t.participant.code));
}

export async function recusals({ orm, t }: Db, round: string): Promise<Recusal[]> {
  return orm
    .select({ expert: t.recusal.member, participant: t.recusal.participant })
    .from(t.recusal)
    .innerJoin(t.participant, eq(t.participant.id, t.recusal.participant))
    .where(eq(t.participant.round, round));
}

export async function memberOf({ orm, t }: Db, round: string, expert: string) {
  const [member] = await orm
    .select()
    .from(t.panelMember)
    .where(and(eq(t.panelMember.round, round), eq(t.panelMember.expert, expert)));
  return member;
}

/** The codes of the studios that a member of a panel is recused from. */
export async function recusedCodes({ orm, t }: Db, member: string): Promise<string[]> {
  const rows = await orm
    .select({ code: t.participant.code })
    .from(t.recusal)
    .innerJoin(t.participant, eq(t.participant.id, t.recusal.participant))
    .where(eq(t.recusal.member, member));
  return rows.map(({ code }) => code);
}
