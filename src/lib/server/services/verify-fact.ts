import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { readDecimal } from '#lib/domain/points.ts';
import { decimal, isoDate } from '#lib/domain/schema-kit.ts';
import { checkFact } from '#lib/domain/read-participants.ts';
import { label, optionalProse, reference } from '../input.ts';
import { Refusal } from '../refusal.ts';
import { policyOf } from '../repos/policies.ts';
import { demandState, localParticipant, unsettle } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** 核实数据: a figure that was checked once, by whom and when. A later check replaces it; each stays readable. */
export const verifyFact = act({
  name: 'verify-fact',
  input: z.strictObject({
    participant: reference,
    criterion: reference,
    amount: decimal(4),
    checkedBy: label,
    checkedOn: isoDate,
    note: optionalProse.optional()
  }),
  subject: ({ db }, { participant }) => localParticipant(db, participant),
  missing: ({ participant }) => ({ kind: 'participant', id: participant }),
  async run(
    context,
    { criterion, amount: given, checkedBy, checkedOn, note = null },
    { round, participant }
  ) {
    const { db, actor, touch, newId, now } = context;
    demandState(round, 'verify-fact', 'draft', 'scoring', 'deliberation');
    const { rubric } = await policyOf(db, round);
    const fault = checkFact(rubric, criterion, given);
    if (fault) throw new Refusal([{ ...fault, criterion }]);
    const { orm, t } = db;
    const [last] = await orm
      .select()
      .from(t.fact)
      .where(and(eq(t.fact.participant, participant.id), eq(t.fact.criterion, criterion)))
      .orderBy(desc(t.fact.revision))
      .limit(1);
    const id = newId();
    await touch('fact', id);
    const revision = (last?.revision ?? 0) + 1;
    const amount = readDecimal(given, 4) as number;
    await orm.insert(t.fact).values({
      id,
      participant: participant.id,
      criterion,
      revision,
      amount,
      checkedBy,
      checkedOn,
      note,
      by: actor.user,
      at: now
    });
    await unsettle(context, round);
    return { id, revision };
  }
});
