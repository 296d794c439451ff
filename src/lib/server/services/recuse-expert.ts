import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { prose, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { endAssignment } from '../repos/assignments.ts';
import { memberOf } from '../repos/members.ts';
import { demandState, managedParticipant } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** 回避: an expert does not score a studio. An assignment that is there already ends with it, and its sheet does not count. */
export const recuseExpert = act({
  name: 'recuse-expert',
  input: z.strictObject({ participant: reference, expert: reference, reason: prose }),
  subject: ({ db }, { participant }) => managedParticipant(db, participant),
  missing: ({ participant }) => ({ kind: 'participant', id: participant }),
  async run(context, { expert, reason }, { round, participant }) {
    demandState(round, 'recuse-expert', 'draft', 'scoring');
    const { db, actor, touch, tell, newId, now } = context;
    const { orm, t } = db;
    const member = await memberOf(db, round.id, expert);
    if (!member) return refuse('not-found', { kind: 'expert', id: expert });
    const [there] = await orm
      .select()
      .from(t.recusal)
      .where(and(eq(t.recusal.member, member.id), eq(t.recusal.participant, participant.id)));
    if (there) return { id: there.id };
    const id = newId();
    await touch('participant', participant.id);
    tell({ reason });
    const row = { id, member: member.id, participant: participant.id, reason, by: actor.user, at: now };
    await orm.insert(t.recusal).values(row);
    await endAssignment(context, {
      participant: participant.id,
      member: member.id,
      reason,
      isDraft: round.state === 'draft'
    });
    return { id };
  }
});
