import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { assessmentOf } from '../grading.ts';
import { reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { policyOf } from '../repos/policies.ts';
import { belowQuorum, demandSealed } from '../repos/readiness.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { act } from '../service.ts';

/**
 * Scoring → deliberation. From here on the panel sees all sheets, so every sheet that counts is sealed first, or its
 * assignment is ended with a reason, or the studio is deferred; and nobody can be assigned any more.
 */
export const beginDeliberation = act({
  name: 'begin-deliberation',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, touch, now }, _input, { round }) {
    demandState(round, 'begin-deliberation', 'scoring');
    await demandSealed(db, round);
    const { quorum } = assessmentOf(await policyOf(db, round), round);
    const participants = await belowQuorum(db, round, quorum);
    if (participants.length > 0) refuse('not-assigned', { participants });
    await touch('round', round.id);
    await db.orm
      .update(db.t.round)
      .set({ state: 'deliberation', deliberationAt: now })
      .where(eq(db.t.round.id, round.id));
  }
});
