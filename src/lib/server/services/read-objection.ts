import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { dayInShanghai } from '../clock.ts';
import { reference } from '../input.ts';
import { findRound } from '../repos/rounds.ts';
import { receiptAsKept } from '../receipt.ts';
import { view } from '../service.ts';

/** What became of an objection, for whoever holds its receipt: nothing of who objected, and nothing of what was said. */
export const readObjection = view({
  name: 'read-objection',
  input: z.strictObject({ receipt: reference }),
  async subject({ db }, { receipt }) {
    const { orm, t } = db;
    const [objection] = await orm
      .select()
      .from(t.objection)
      .where(eq(t.objection.receipt, receiptAsKept(receipt)));
    return objection && { objection, authorities: [null] };
  },
  missing: ({ receipt }) => ({ kind: 'objection', id: receipt }),
  async run({ db }, _input, { objection }) {
    const { orm, t } = db;
    const { receipt, outcome, reason, at, decidedAt } = objection;
    const [notice] = await orm
      .select({ id: t.notice.id, round: t.notice.round })
      .from(t.notice)
      .where(eq(t.notice.id, objection.notice));
    const round = notice && (await findRound(db, notice.round));
    return {
      receipt,
      notice: objection.notice,
      title: round?.title ?? '',
      receivedOn: dayInShanghai(at),
      state: outcome ?? ('open' as const),
      reason,
      decidedOn: decidedAt === null ? null : dayInShanghai(decidedAt)
    };
  }
});
