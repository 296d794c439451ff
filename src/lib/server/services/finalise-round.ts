import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { isOver } from '#lib/domain/notice-period.ts';
import { reference } from '../input.ts';
import { dayInShanghai } from '../clock.ts';
import { refuse } from '../refusal.ts';
import { latestNotice } from '../repos/notices.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** Publicity → final, once the notice is over and every objection decided. Nothing changes it afterwards. */
export const finaliseRound = act({
  name: 'finalise-round',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, touch, anchor, now }, _input, { round }) {
    demandState(round, 'finalise-round', 'publicity');
    const notice = await latestNotice(db, round.id);
    if (notice && !isOver(notice.lastDay, dayInShanghai(now)))
      refuse('notice-running', { last: notice.lastDay });
    const { orm, t } = db;
    const open = await orm
      .select({ receipt: t.objection.receipt })
      .from(t.objection)
      .innerJoin(t.notice, eq(t.notice.id, t.objection.notice))
      .where(and(eq(t.notice.round, round.id), isNull(t.objection.outcome)))
      .orderBy(asc(t.objection.at));
    if (open.length > 0) refuse('objections-open', { receipts: open.map(({ receipt }) => receipt) });
    await touch('round', round.id);
    await orm.update(t.round).set({ state: 'final', finalAt: now }).where(eq(t.round.id, round.id));
    anchor('finalise-round');
  }
});
