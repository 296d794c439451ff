/**
 * A stored round as the round file that the engine reads: sealed sheets only, experts by pseudonym, never a person's name.
 * What a round file holds is the engine's business (src/lib/domain/round.ts).
 */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { asAmount } from '#lib/domain/points.ts';
import type { DecisionData, ParticipantData, RoundData } from '#lib/domain/round.ts';
import type { Db } from '../db/store.ts';
import { policyOf } from './policies.ts';
import type { RoundRow } from './rounds.ts';

/** Lists are in the order of codes and pseudonyms, so that the same round gives the same file. */
export async function roundData(db: Db, round: RoundRow): Promise<RoundData> {
  const policy = await policyOf(db, round);
  const facts = await factsOf(db, round);
  return {
    id: round.code,
    policy: policy.data.id,
    assessment: round.assessment,
    date: round.date,
    ...(round.attempt === 2 ? { attempt: 2 as const } : {}),
    ...(Object.keys(round.settings).length > 0 ? { settings: round.settings } : {}),
    participants: await participantsOf(db, round),
    panels: await panelsOf(db, round),
    ...(facts.length > 0 ? { facts } : {}),
    sheets: await sealedSheetsOf(db, round),
    decisions: await decisionsOf(db, round)
  };
}

async function participantsOf({ orm, t }: Db, round: RoundRow): Promise<ParticipantData[]> {
  const rows = await orm
    .select()
    .from(t.participant)
    .where(eq(t.participant.round, round.id))
    .orderBy(asc(t.participant.code));
  const vetoes = await orm
    .select({ participant: t.veto.participant, trigger: t.veto.trigger, note: t.veto.note })
    .from(t.veto)
    .innerJoin(t.participant, eq(t.participant.id, t.veto.participant))
    .where(eq(t.participant.round, round.id))
    .orderBy(asc(t.veto.trigger));
  const vetoesOf = Map.groupBy(vetoes, ({ participant }) => participant);
  return rows.map(({ id, code, name, district, recognisedOn, status, statusReason }) => {
    const own = vetoesOf.get(id);
    return {
      id: code,
      name,
      district,
      ...(recognisedOn === null ? {} : { recognisedOn }),
      ...(status === 'graded' ? {} : { status }),
      ...(statusReason === null ? {} : { reason: statusReason }),
      ...(own ? { vetoes: own.map(({ trigger, note }) => ({ trigger, note })) } : {})
    };
  });
}

async function panelsOf({ orm, t }: Db, round: RoundRow): Promise<NonNullable<RoundData['panels']>> {
  const rows = await orm
    .select({ expert: t.panelMember.pseudonym, participant: t.participant.code })
    .from(t.assignment)
    .innerJoin(t.panelMember, eq(t.panelMember.id, t.assignment.member))
    .innerJoin(t.participant, eq(t.participant.id, t.assignment.participant))
    .where(and(eq(t.participant.round, round.id), isNull(t.assignment.endedAt)))
    .orderBy(asc(t.panelMember.pseudonym), asc(t.participant.code));
  return [...Map.groupBy(rows, ({ expert }) => expert ?? '')].map(([expert, own]) => ({
    expert,
    participants: own.map(({ participant }) => participant)
  }));
}

async function factsOf(db: Db, round: RoundRow): Promise<NonNullable<RoundData['facts']>> {
  const rows = await currentFacts(db, round.id);
  return rows.map(({ participant, criterion, amount, checkedBy, checkedOn }) => ({
    participant,
    criterion,
    amount: asAmount(amount),
    by: checkedBy,
    on: checkedOn
  }));
}

/** The latest check of each figure, by participant's code and criterion. */
export async function currentFacts({ orm, t }: Db, round: string) {
  const rows = await orm
    .select({ id: t.fact.id, code: t.participant.code, fact: t.fact })
    .from(t.fact)
    .innerJoin(t.participant, eq(t.participant.id, t.fact.participant))
    .where(eq(t.participant.round, round))
    .orderBy(asc(t.participant.code), asc(t.fact.criterion), asc(t.fact.revision));
  const latest = new Map(
    rows.map(({ code, fact }) => [`${code}\0${fact.criterion}`, { ...fact, participant: code }])
  );
  return [...latest.values()];
}

async function sealedSheetsOf({ orm, t }: Db, round: RoundRow): Promise<RoundData['sheets']> {
  const rows = await orm
    .select({
      participant: t.participant.code,
      expert: t.panelMember.pseudonym,
      entries: t.sealedSheet.entries
    })
    .from(t.sheet)
    .innerJoin(t.sealedSheet, eq(t.sealedSheet.id, t.sheet.sealed))
    .innerJoin(t.participant, eq(t.participant.id, t.sheet.participant))
    .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
    .where(eq(t.sheet.round, round.id))
    .orderBy(asc(t.participant.code), asc(t.panelMember.pseudonym));
  // The entries passed the engine's own check when they were sealed, and do so again when they are graded.
  return rows as unknown as RoundData['sheets'];
}

export async function decisionsOf({ orm, t }: Db, round: RoundRow): Promise<DecisionData[]> {
  const rows = await orm
    .select({ data: t.decision.data })
    .from(t.decision)
    .where(and(eq(t.decision.round, round.id), isNull(t.decision.withdrawnAt)))
    .orderBy(asc(t.decision.number));
  return rows.map(({ data }) => data);
}
