import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { prose, reference } from '../input.ts';
import type { Db } from '../db/store.ts';
import { gradeStored } from '../grading.ts';
import { refuse, Refusal } from '../refusal.ts';
import { demandState, managedRound, unsettle, type RoundRow } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** Takes a recorded decision back, with the reason; it stays readable. */
export const withdrawDecision = act({
  name: 'withdraw-decision',
  input: z.strictObject({ decision: reference, reason: prose }),
  async subject({ db }, { decision: id }) {
    const [decision] = await db.orm.select().from(db.t.decision).where(eq(db.t.decision.id, id));
    const subject = decision && (await managedRound(db, decision.round));
    return subject && { ...subject, decision };
  },
  missing: ({ decision }) => ({ kind: 'decision', id: decision }),
  async run(context, { reason }, { round, decision }) {
    demandState(round, 'withdraw-decision', 'deliberation');
    const { db, touch, tell, now } = context;
    if (decision.withdrawnAt !== null) refuse('decision-taken-back', { number: decision.number });
    const couldBeGraded = await canBeGraded(db, round);
    await touch('decision', decision.id);
    tell({ number: decision.number, reason });
    await db.orm
      .update(db.t.decision)
      .set({ withdrawnAt: now, withdrawnReason: reason })
      .where(eq(db.t.decision.id, decision.id));
    // A later decision may have rested on this one. What could not be graded anyway must not keep the decision in force.
    if (couldBeGraded) await gradeStored(db, round);
    await unsettle(context, round);
  }
});

async function canBeGraded(db: Db, round: RoundRow): Promise<boolean> {
  try {
    await gradeStored(db, round);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
