/** A draft as a whole: who takes part, the panels, who stays away from whom, who scores whom. Each kind in one query. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../db/store.ts';

export const setupParticipants = ({ orm, t }: Db, round: string) =>
  orm
    .select({
      id: t.participant.id,
      code: t.participant.code,
      name: t.participant.name,
      district: t.participant.district,
      authority: t.participant.authority,
      unit: t.studio.unit,
      unitName: t.hostUnit.name,
      recognisedOn: t.participant.recognisedOn,
      status: t.participant.status,
      statusReason: t.participant.statusReason,
      inviteReason: t.participant.inviteReason,
      panel: t.panel.name
    })
    .from(t.participant)
    .leftJoin(t.studio, eq(t.studio.id, t.participant.studio))
    .leftJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
    .leftJoin(t.panel, eq(t.panel.id, t.participant.panel))
    .where(eq(t.participant.round, round))
    .orderBy(asc(t.participant.code));

/** By panel and name, as `readRound` has them: the order says nothing about pseudonyms. */
export async function setupMembers({ orm, t }: Db, round: string) {
  const rows = await orm
    .select({
      member: t.panelMember.id,
      expert: t.panelMember.expert,
      name: t.expert.name,
      affiliation: t.expert.affiliation,
      unit: t.expert.unit,
      unitName: t.hostUnit.name,
      authority: t.expert.authority,
      authorityName: t.authority.name,
      panel: t.panel.name
    })
    .from(t.panelMember)
    .innerJoin(t.panel, eq(t.panel.id, t.panelMember.panel))
    .leftJoin(t.expert, eq(t.expert.id, t.panelMember.expert))
    .leftJoin(t.hostUnit, eq(t.hostUnit.id, t.expert.unit))
    .leftJoin(t.authority, eq(t.authority.id, t.expert.authority))
    .where(eq(t.panelMember.round, round))
    .orderBy(asc(t.panel.name), asc(t.expert.name), asc(t.panelMember.id));
  const accounts = await orm
    .select({ expert: t.user.expert })
    .from(t.user)
    .innerJoin(t.panelMember, eq(t.panelMember.expert, t.user.expert))
    .where(and(eq(t.panelMember.round, round), isNull(t.user.disabledAt)));
  const able = new Set(accounts.map(({ expert }) => expert));
  return rows.map((row) => ({ ...row, hasAccount: able.has(row.expert) }));
}

export const setupRecusals = ({ orm, t }: Db, round: string) =>
  orm
    .select({
      id: t.recusal.id,
      member: t.recusal.member,
      participant: t.recusal.participant,
      reason: t.recusal.reason
    })
    .from(t.recusal)
    .innerJoin(t.participant, eq(t.participant.id, t.recusal.participant))
    .where(eq(t.participant.round, round))
    .orderBy(asc(t.participant.code), asc(t.recusal.id));

/** Who scores whom, as it stands, and why. */
export const setupAssignments = (db: Db, round: string) =>
  db.prepared('setup:assignments', (orm, t) =>
    orm
      .select({
        participant: t.assignment.participant,
        member: t.assignment.member,
        why: t.assignment.why
      })
      .from(t.assignment)
      .innerJoin(t.participant, eq(t.participant.id, t.assignment.participant))
      .where(and(eq(t.participant.round, sql.placeholder('round')), isNull(t.assignment.endedAt)))
      .orderBy(asc(t.participant.code), asc(t.assignment.member))
  )({ round });
