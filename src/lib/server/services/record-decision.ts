import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { decisionSchema } from '#lib/domain/round.ts';
import { reference } from '../input.ts';
import { gradeStored } from '../grading.ts';
import { demandSealed } from '../repos/readiness.ts';
import { demandState, managedRound, unsettle } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** The panel's order of a tied group, or extra seats under a cap in principle. Refused where it fits nothing. */
export const recordDecision = act({
  name: 'record-decision',
  input: z.strictObject({ round: reference, decision: decisionSchema }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run(context, { decision: data }, { round }) {
    demandState(round, 'record-decision', 'deliberation');
    const { db, actor, touch, tell, newId, now } = context;
    await demandSealed(db, round);
    const { orm, t } = db;
    const [last] = await orm
      .select({ number: t.decision.number })
      .from(t.decision)
      .where(eq(t.decision.round, round.id))
      .orderBy(desc(t.decision.number))
      .limit(1);
    const row = {
      id: newId(),
      round: round.id,
      number: (last?.number ?? 0) + 1,
      data,
      by: actor.user,
      at: now
    };
    await touch('decision', row.id);
    tell({ kind: data.kind, number: row.number });
    await orm.insert(t.decision).values(row);
    // The engine is asked with it in place: whatever it refuses is rolled back.
    const { results } = await gradeStored(db, round);
    await unsettle(context, round);
    return { id: row.id, number: row.number, undecided: results.undecided };
  }
});
