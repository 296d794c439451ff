import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { prose, reference } from '../input.ts';
import { demandState, managedParticipant } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** Takes a studio out of a draft, with what was prepared for it. Later it can only be deferred or withdrawn. */
export const uninviteParticipant = act({
  name: 'uninvite-participant',
  input: z.strictObject({ participant: reference, reason: prose }),
  subject: ({ db }, { participant }) => managedParticipant(db, participant),
  missing: ({ participant }) => ({ kind: 'participant', id: participant }),
  async run({ db: { orm, t }, touch, tell }, { reason }, { round, participant: { id, code } }) {
    demandState(round, 'uninvite-participant', 'draft');
    const facts = await orm.select({ id: t.fact.id }).from(t.fact).where(eq(t.fact.participant, id));
    await touch('participant', id);
    await touch('fact', ...facts.map((fact) => fact.id));
    tell({ code, reason });
    await orm.delete(t.fact).where(eq(t.fact.participant, id));
    await orm.delete(t.assignment).where(eq(t.assignment.participant, id));
    await orm.delete(t.recusal).where(eq(t.recusal.participant, id));
    await orm.delete(t.veto).where(eq(t.veto.participant, id));
    await orm.delete(t.participant).where(eq(t.participant.id, id));
  }
});
