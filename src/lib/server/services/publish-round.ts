import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { noticePeriod, LONGEST_NOTICE } from '#lib/domain/notice-period.ts';
import { decimal, isoDate } from '#lib/domain/schema-kit.ts';
import { label, prose, reference } from '../input.ts';
import { readHead } from '../audit/chain.ts';
import { dayInShanghai } from '../clock.ts';
import { demandFirstDay } from '../notice-days.ts';
import { noticeText } from '../notice-text.ts';
import { refuse } from '../refusal.ts';
import { holidayTable } from '../repos/holidays.ts';
import { registeredStudios } from '../repos/publications.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** Deliberation → publicity: the settled results become a public notice of so many calendar or working days. */
export const publishRound = act({
  name: 'publish-round',
  input: z.strictObject({
    round: reference,
    settlement: reference.describe('the results that were looked at'),
    firstDay: isoDate,
    days: decimal(0, 1, LONGEST_NOTICE),
    kind: z.enum(['calendar', 'working']),
    showScores: z.boolean(),
    contact: prose,
    documentNumber: label.optional(),
    issuer: label.optional().describe('who signs the notice'),
    phone: label.optional(),
    address: label.optional()
  }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, actor, touch, tell, anchor, newId, now }, input, { round }) {
    demandState(round, 'publish-round', 'deliberation');
    const { round: _, settlement, firstDay, days, kind, ...words } = input;
    if (round.settled === null) refuse('round-not-settled', { round: round.code });
    if (round.settled !== settlement)
      refuse('results-changed', { expected: settlement, found: round.settled });
    const today = dayInShanghai(now);
    demandFirstDay(firstDay, today);
    const { orm, t } = db;
    const period = noticePeriod(firstDay, days, kind, await holidayTable(db));
    const { number: auditNumber, hash: auditHash } = await readHead(db);
    const id = newId();
    await touch('notice', id);
    await touch('round', round.id);
    await orm.insert(t.notice).values({
      id,
      round: round.id,
      settlement,
      firstDay,
      lastDay: period.last,
      counting: { days, kind, estimated: [...period.estimated] },
      text: noticeText(words, await registeredStudios(db, round.id)),
      auditNumber,
      auditHash,
      by: actor.user,
      at: now
    });
    await orm.update(t.round).set({ state: 'publicity' }).where(eq(t.round.id, round.id));
    tell({ firstDay, lastDay: period.last });
    anchor('publish-round');
    return { notice: id, firstDay, lastDay: period.last, estimated: [...period.estimated] };
  }
});
