import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { prose, reference } from '../input.ts';
import { demandSealed } from '../repos/readiness.ts';
import { demandState, managedParticipant, unsettle } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** Defers or withdraws a studio from the round, or takes it back in: recorded, with the reason. It leaves the count. */
export const setStatus = act({
  name: 'set-status',
  input: z.strictObject({
    participant: reference,
    status: z.enum(['graded', 'deferred', 'withdrawn']),
    reason: prose
  }),
  subject: ({ db }, { participant }) => managedParticipant(db, participant),
  missing: ({ participant }) => ({ kind: 'participant', id: participant }),
  async run(context, { status, reason }, { round, participant: { id } }) {
    demandState(round, 'set-status', 'draft', 'scoring', 'deliberation');
    const { orm, t } = context.db;
    await context.touch('participant', id);
    context.tell({ status, reason });
    const statusReason = status === 'graded' ? null : reason;
    await orm.update(t.participant).set({ status, statusReason }).where(eq(t.participant.id, id));
    // A draft left from scoring can never be sealed in deliberation, where the others' sheets are open.
    if (status === 'graded' && round.state === 'deliberation') await demandSealed(context.db, round);
    await unsettle(context, round);
  }
});
