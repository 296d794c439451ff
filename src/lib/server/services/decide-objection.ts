import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { prose, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { findObjection, reopen } from '../repos/notices.ts';
import { demandState } from '../repos/rounds.ts';
import { act } from '../service.ts';

/**
 * Sustained: the round goes back to deliberation and its notice is withdrawn, both recorded. Dismissed: it goes on.
 * Another open objection may still be decided after the first one was sustained.
 */
export const decideObjection = act({
  name: 'decide-objection',
  input: z.strictObject({
    objection: reference,
    outcome: z.enum(['sustained', 'dismissed']),
    reason: prose
  }),
  subject: ({ db }, { objection }) => findObjection(db, objection),
  missing: ({ objection }) => ({ kind: 'objection', id: objection }),
  async run(context, { outcome, reason }, { round, objection }) {
    const { db, actor, touch, tell, anchor, now } = context;
    demandState(round, 'decide-objection', 'publicity', 'deliberation');
    if (objection.outcome !== null) refuse('objection-decided', { receipt: objection.receipt });
    const { orm, t } = db;
    await touch('objection', objection.id);
    tell({ receipt: objection.receipt, outcome, reason });
    await orm
      .update(t.objection)
      .set({ outcome, reason, by: actor.user, decidedAt: now })
      .where(eq(t.objection.id, objection.id));
    if (outcome === 'dismissed') return { state: round.state };
    // The objection may be to an earlier notice than the one that runs.
    await reopen(context, round, reason);
    anchor('decide-objection');
    return { state: 'deliberation' as const };
  }
});
