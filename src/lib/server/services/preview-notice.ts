import { desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { noticePeriod, LONGEST_NOTICE } from '#lib/domain/notice-period.ts';
import { decimal, isoDate, plainText } from '#lib/domain/schema-kit.ts';
import { reference, optionalProse } from '../input.ts';
import { dayInShanghai, laterDay } from '../clock.ts';
import type { Db } from '../db/store.ts';
import { demandFirstDay, latestFirstDay } from '../notice-days.ts';
import { noticePage } from '../notice-page.ts';
import { noticeText } from '../notice-text.ts';
import { refuse } from '../refusal.ts';
import { holidayTable } from '../repos/holidays.ts';
import { registeredStudios } from '../repos/publications.ts';
import { demandState, managedRound, type RoundRow } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** Local: the texts that name a length for recognitions name seven days. */
const USUAL_DAYS = 7;

const line = plainText.max(200);

/** What `publish-round` would publish, as the public would read it; what is not given is as in the last notice of the same body. */
export const previewNotice = view({
  name: 'preview-notice',
  input: z.strictObject({
    round: reference,
    firstDay: isoDate.optional(),
    days: decimal(0, 1, LONGEST_NOTICE).optional(),
    kind: z.enum(['calendar', 'working']).optional(),
    showScores: z.boolean().optional(),
    contact: optionalProse.optional(),
    documentNumber: line.optional(),
    issuer: line.optional(),
    phone: line.optional(),
    address: line.optional()
  }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, now }, { round: _, ...given }, { round }) {
    demandState(round, 'preview-notice', 'deliberation');
    const { settled } = round;
    if (settled === null) return refuse('round-not-settled', { round: round.code });
    const today = dayInShanghai(now);
    const usual = await usualNotice(db, round);
    const fields = { firstDay: today, documentNumber: '', ...usual, ...defined(given) };
    const { firstDay, days, kind, ...words } = fields;
    demandFirstDay(firstDay, today);
    const period = noticePeriod(firstDay, days, kind, await holidayTable(db));
    const text = noticeText(words, await registeredStudios(db, round.id));
    const counting = { days, kind, estimated: [...period.estimated] };
    const notice = {
      settlement: settled,
      firstDay,
      lastDay: period.last,
      counting,
      text,
      withdrawnAt: null
    };
    const page = await noticePage(db, round, notice, today);
    return {
      settlement: settled,
      fields,
      earliest: today,
      latest: latestFirstDay(today),
      lastDay: period.last,
      skipped: daysWithin(firstDay, period.last).filter((day) => !period.days.includes(day)),
      estimated: [...period.estimated],
      page
    };
  }
});

function daysWithin(first: IsoDate, last: IsoDate): IsoDate[] {
  const days = [first];
  for (let day = laterDay(first, 1); day <= last; day = laterDay(day, 1)) days.push(day);
  return days;
}

async function usualNotice({ orm, t }: Db, { authority }: RoundRow) {
  const [last] = await orm
    .select({ text: t.notice.text, counting: t.notice.counting })
    .from(t.notice)
    .innerJoin(t.round, eq(t.round.id, t.notice.round))
    .where(authority === null ? isNull(t.round.authority) : eq(t.round.authority, authority))
    .orderBy(desc(t.notice.auditNumber))
    .limit(1);
  const [body] =
    authority === null ? [] : await orm.select().from(t.authority).where(eq(t.authority.id, authority));
  return {
    days: last?.counting.days ?? USUAL_DAYS,
    kind: last?.counting.kind ?? ('calendar' as const),
    showScores: last?.text.showScores ?? false,
    contact: last?.text.contact ?? '',
    issuer: last?.text.issuer ?? body?.name ?? '',
    phone: last?.text.phone ?? '',
    address: last?.text.address ?? ''
  };
}

const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
