/** What was recorded of a round that is deliberated: who takes part, decisions, confirmed triggers, sheets still open. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../db/store.ts';

export const participantsOf = ({ orm, t }: Db, round: string) =>
  orm
    .select({
      id: t.participant.id,
      code: t.participant.code,
      name: t.participant.name,
      district: t.participant.district,
      status: t.participant.status,
      statusReason: t.participant.statusReason
    })
    .from(t.participant)
    .where(eq(t.participant.round, round))
    .orderBy(asc(t.participant.code));

/** All of them, those taken back too, in the order in which they were recorded. */
export const decisionsOf = ({ orm, t }: Db, round: string) =>
  orm
    .select({
      id: t.decision.id,
      number: t.decision.number,
      data: t.decision.data,
      at: t.decision.at,
      withdrawnAt: t.decision.withdrawnAt,
      withdrawnReason: t.decision.withdrawnReason
    })
    .from(t.decision)
    .where(eq(t.decision.round, round))
    .orderBy(asc(t.decision.number));

export const vetoesOf = ({ orm, t }: Db, round: string) =>
  orm
    .select({
      participant: t.participant.code,
      trigger: t.veto.trigger,
      note: t.veto.note,
      at: t.veto.at
    })
    .from(t.veto)
    .innerJoin(t.participant, eq(t.participant.id, t.veto.participant))
    .where(eq(t.participant.round, round))
    .orderBy(asc(t.participant.code), asc(t.veto.trigger));

/** Sheets that somebody still has to sign: sent back, or never sealed because their studio does not count. */
export const openSheetsOf = ({ orm, t }: Db, round: string) =>
  orm
    .select({
      participant: t.participant.code,
      expert: t.panelMember.pseudonym,
      state: t.sheet.state
    })
    .from(t.sheet)
    .innerJoin(t.participant, eq(t.participant.id, t.sheet.participant))
    .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
    .where(and(eq(t.sheet.round, round), inArray(t.sheet.state, ['draft', 'returned'])))
    .orderBy(asc(t.participant.code), asc(t.panelMember.pseudonym));
