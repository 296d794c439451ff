import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { prose, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { demandState, managedParticipant, unsettle } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** Takes a confirmed trigger back. The audit chain keeps that it was there, and why it went. */
export const withdrawVeto = act({
  name: 'withdraw-veto',
  input: z.strictObject({ participant: reference, trigger: reference, reason: prose }),
  subject: ({ db }, { participant }) => managedParticipant(db, participant),
  missing: ({ participant }) => ({ kind: 'participant', id: participant }),
  async run(context, { trigger, reason }, { round, participant }) {
    demandState(round, 'withdraw-veto', 'scoring', 'deliberation');
    const { orm, t } = context.db;
    const [there] = await orm
      .select()
      .from(t.veto)
      .where(and(eq(t.veto.participant, participant.id), eq(t.veto.trigger, trigger)));
    if (!there) return refuse('not-found', { kind: 'veto', id: trigger });
    await context.touch('participant', participant.id);
    context.tell({ trigger, reason });
    await orm.delete(t.veto).where(eq(t.veto.id, there.id));
    await unsettle(context, round);
  }
});
