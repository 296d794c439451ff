import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { dayInShanghai } from '../clock.ts';
import { refuse } from '../refusal.ts';
import { demandPublic } from '../repos/notices.ts';
import { DELIBERATION_AND_LATER, demandState, managedRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** The frozen results with all that they rest on, byte for byte as they were settled: what `verify` checks. */
export const exportBundle = view({
  name: 'export-bundle',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, actor, system, now }, _input, { round }) {
    if (actor.role === 'official') await demandPublic(db, round, 'export-bundle', dayInShanghai(now));
    else demandState(round, 'export-bundle', ...DELIBERATION_AND_LATER);
    const { orm, t } = db;
    const [settlement] = await orm
      .select()
      .from(t.settlement)
      .where(eq(t.settlement.round, round.id))
      .orderBy(desc(t.settlement.number))
      .limit(1);
    if (!settlement || round.settled !== settlement.id)
      return refuse('round-not-settled', { round: round.code });
    const bytes = await system.contents.get(db, settlement.bundle);
    if (!bytes) return refuse('content-missing', { digest: settlement.bundle });
    return { digest: settlement.bundle, bytes };
  }
});
