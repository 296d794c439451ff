import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { noticePeriod, LONGEST_NOTICE } from '#lib/domain/notice-period.ts';
import { decimal, isoDate } from '#lib/domain/schema-kit.ts';
import { prose, reference } from '../input.ts';
import { readHead } from '../audit/chain.ts';
import { dayInShanghai, laterDay } from '../clock.ts';
import { refuse } from '../refusal.ts';
import { holidayTable } from '../repos/holidays.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** A notice is put up soon or not at all: a typing error in the year would shut the round for years. */
const FURTHEST_DAYS = 60;

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
    contact: prose
  }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, actor, touch, tell, anchor, newId, now }, input, { round }) {
    demandState(round, 'publish-round', 'deliberation');
    const { settlement, firstDay, days, kind, showScores, contact } = input;
    if (round.settled === null) refuse('round-not-settled', { round: round.code });
    if (round.settled !== settlement)
      refuse('results-changed', { expected: settlement, found: round.settled });
    const today = dayInShanghai(now);
    // Who looked on the first day must have been able to see it.
    if (firstDay < today) refuse('date-before', { date: firstDay, least: today }, { path: 'firstDay' });
    const latest = laterDay(today, FURTHEST_DAYS);
    if (firstDay > latest) refuse('date-after', { date: firstDay, most: latest }, { path: 'firstDay' });
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
      text: { showScores, contact },
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
