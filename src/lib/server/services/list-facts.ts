import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { asAmount } from '#lib/domain/points.ts';
import { reference } from '../input.ts';
import { memberOf } from '../repos/members.ts';
import { DELIBERATION_AND_LATER, demandState, onlyAuthority, visibleRound } from '../repos/rounds.ts';
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
  async run({ db: { orm, t }, actor }, _input, { round }) {
    const isExpert = actor.role === 'expert';
    // Who scores what is the draw's until the round opens.
    if (isExpert) demandState(round, 'list-facts', 'scoring', ...DELIBERATION_AND_LATER);
    const authority = onlyAuthority(actor, round);
    const rows = await orm
      .selectDistinct({ fact: t.fact, participant: t.participant.code })
      .from(t.fact)
      .innerJoin(t.participant, eq(t.participant.id, t.fact.participant))
      .leftJoin(t.assignment, eq(t.assignment.participant, t.participant.id))
      .leftJoin(t.panelMember, eq(t.panelMember.id, t.assignment.member))
      .where(
        and(
          eq(t.participant.round, round.id),
          isExpert
            ? and(eq(t.panelMember.expert, actor.expert ?? ''), isNull(t.assignment.endedAt))
            : undefined,
          !isExpert && authority !== undefined ? eq(t.participant.authority, authority) : undefined
        )
      )
      .orderBy(asc(t.participant.code), asc(t.fact.criterion), asc(t.fact.revision));
    return {
      facts: rows.map(({ fact, participant }) => ({
        id: fact.id,
        participant,
        criterion: fact.criterion,
        revision: fact.revision,
        amount: asAmount(fact.amount),
        checkedBy: fact.checkedBy,
        checkedOn: fact.checkedOn,
        note: fact.note,
        at: fact.at
      }))
    };
  }
});
