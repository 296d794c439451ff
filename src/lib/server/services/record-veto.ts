import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { prose, reference } from '../input.ts';
import { assessmentOf } from '../grading.ts';
import { refuse } from '../refusal.ts';
import { policyOf } from '../repos/policies.ts';
import { demandState, managedParticipant, unsettle } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** 一票否决: a revocation trigger of the policy, confirmed in the round with what proves it. */
export const recordVeto = act({
  name: 'record-veto',
  input: z.strictObject({ participant: reference, trigger: reference, note: prose }),
  subject: ({ db }, { participant }) => managedParticipant(db, participant),
  missing: ({ participant }) => ({ kind: 'participant', id: participant }),
  async run(context, { trigger, note }, { round, participant }) {
    demandState(round, 'record-veto', 'scoring', 'deliberation');
    const { db, actor, touch, tell, newId, now } = context;
    const { orm, t } = db;
    const policy = await policyOf(db, round);
    const known = policy.data.triggers.map(({ id }) => id);
    if (!known.includes(trigger)) refuse('unknown-trigger', { trigger, known }, { path: 'trigger' });
    if (assessmentOf(policy, round).grades === null)
      refuse('veto-without-grades', { assessment: round.assessment });
    const [there] = await orm
      .select()
      .from(t.veto)
      .where(and(eq(t.veto.participant, participant.id), eq(t.veto.trigger, trigger)));
    if (there) refuse('duplicate-veto', { trigger });
    await touch('participant', participant.id);
    tell({ trigger, note });
    const row = { id: newId(), participant: participant.id, trigger, note, by: actor.user, at: now };
    await orm.insert(t.veto).values(row);
    await unsettle(context, round);
    return { id: row.id };
  }
});
