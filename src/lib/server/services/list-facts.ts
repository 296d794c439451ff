import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { asAmount, asNumber } from '#lib/domain/points.ts';
import { takesFact } from '#lib/domain/read-participants.ts';
import type { Db } from '../db/store.ts';
import { reference } from '../input.ts';
import { memberOf } from '../repos/members.ts';
import { shownOf } from '../repos/papers.ts';
import { policyOf } from '../repos/policies.ts';
import {
  DELIBERATION_AND_LATER,
  demandState,
  onlyAuthority,
  seenParticipants,
  visibleRound
} from '../repos/rounds.ts';
import { view } from '../service.ts';

/** The checks of measured figures, all of them, latest last: to an expert those of the own studios. */
export const listFacts = view({
  name: 'list-facts',
  input: z.strictObject({ round: reference }),
  async subject({ db, actor }, { round }) {
    const subject = await visibleRound(db, round, actor);
    if (!subject || actor.expert === null) return subject;
    const member = await memberOf(db, round, actor.expert);
    return { ...subject, expert: member?.expert ?? null };
  },
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, actor }, _input, { round }) {
    // Who scores what is the draw's until the round opens.
    if (actor.role === 'expert') demandState(round, 'list-facts', 'scoring', ...DELIBERATION_AND_LATER);
    const authority = onlyAuthority(actor, round);
    const rows =
      actor.role === 'expert'
        ? await ofExpert(db, round.id, actor.expert ?? '')
        : await ofAuthority(db, round.id, authority);
    const papers =
      actor.role === 'expert' ? new Map<string, never>() : await papersOf(db, round.id, authority);
    const { rubric } = await policyOf(db, round);
    return {
      /** the rows that a figure can be checked for */
      criteria: rubric.criteria.filter(takesFact).map((row) => ({
        id: row.id,
        title: row.title,
        max: asNumber(row.max),
        citation: row.citation,
        unit: row.unit,
        isWhole: row.whole,
        required: asAmount(row.required)
      })),
      facts: rows.map(({ fact, participant }) => ({
        id: fact.id,
        participant,
        criterion: fact.criterion,
        revision: fact.revision,
        amount: asAmount(fact.amount),
        checkedBy: fact.checkedBy,
        checkedOn: fact.checkedOn,
        note: fact.note,
        at: fact.at,
        papers: papers.get(fact.id) ?? []
      }))
    };
  }
});

const ofAuthority = ({ orm, t }: Db, round: string, authority: string | undefined) =>
  orm
    .select({ fact: t.fact, participant: t.participant.code })
    .from(t.fact)
    .innerJoin(t.participant, eq(t.participant.id, t.fact.participant))
    .where(seenParticipants({ t }, round, authority))
    .orderBy(asc(t.participant.code), asc(t.fact.criterion), asc(t.fact.revision));

const ofExpert = ({ orm, t }: Db, round: string, expert: string) =>
  orm
    .selectDistinct({ fact: t.fact, participant: t.participant.code })
    .from(t.fact)
    .innerJoin(t.participant, eq(t.participant.id, t.fact.participant))
    .innerJoin(t.assignment, eq(t.assignment.participant, t.participant.id))
    .innerJoin(t.panelMember, eq(t.panelMember.id, t.assignment.member))
    .where(
      and(eq(t.participant.round, round), eq(t.panelMember.expert, expert), isNull(t.assignment.endedAt))
    )
    .orderBy(asc(t.participant.code), asc(t.fact.criterion), asc(t.fact.revision));

async function papersOf({ orm, t }: Db, round: string, authority: string | undefined) {
  const rows = await orm
    .select(shownOf(t))
    .from(t.attachment)
    .innerJoin(t.fact, eq(t.fact.id, t.attachment.owner))
    .innerJoin(t.participant, eq(t.participant.id, t.fact.participant))
    .where(and(eq(t.attachment.kind, 'fact'), seenParticipants({ t }, round, authority)))
    .orderBy(asc(t.attachment.at), asc(t.attachment.id));
  return Map.groupBy(rows, ({ owner }) => owner);
}
