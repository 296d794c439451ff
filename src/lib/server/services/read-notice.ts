import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { dayInShanghai } from '../clock.ts';
import { policyOf } from '../repos/policies.ts';
import { findNotice } from '../repos/notices.ts';
import { assessmentOf } from '../grading.ts';
import { view } from '../service.ts';

/**
 * What the public reads: the list, the days, how to object, the check code. No expert, no row of any sheet; scores only
 * where the notice shows them. From its first day on; withdrawn, it says so and lists nothing.
 */
export const readNotice = view({
  name: 'read-notice',
  input: z.strictObject({ notice: reference }),
  async subject({ db, now }, { notice }) {
    const subject = await findNotice(db, notice);
    return subject && subject.notice.firstDay <= dayInShanghai(now) ? subject : undefined;
  },
  missing: ({ notice }) => ({ kind: 'notice', id: notice }),
  async run({ db, now }, _input, { round, notice }) {
    const { orm, t } = db;
    const [settlement] = await orm.select().from(t.settlement).where(eq(t.settlement.id, notice.settlement));
    const isWithdrawn = notice.withdrawnAt !== null;
    const rows = isWithdrawn
      ? []
      : await orm
          .select({
            code: t.participant.code,
            name: t.participant.name,
            district: t.participant.district,
            grade: t.settledResult.grade,
            total: t.settledResult.total
          })
          .from(t.settledResult)
          .innerJoin(t.participant, eq(t.participant.id, t.settledResult.participant))
          .where(eq(t.settledResult.settlement, notice.settlement))
          // Not by rank: a rank is a score in disguise.
          .orderBy(asc(t.participant.code));
    const policy = await policyOf(db, round);
    const bands = assessmentOf(policy, round).grades?.bands ?? [];
    const today = dayInShanghai(now);
    return {
      title: round.title,
      policy: policy.data.title,
      firstDay: notice.firstDay,
      lastDay: notice.lastDay,
      counting: notice.counting,
      isRunning: !isWithdrawn && round.state === 'publicity' && today <= notice.lastDay,
      withdrawn: isWithdrawn,
      contact: notice.text.contact,
      /** the first 16 hex digits of the bundle's digest */
      checkCode: settlement?.bundle.slice(0, 16) ?? '',
      audit: { number: notice.auditNumber, hash: notice.auditHash },
      results: rows.map(({ grade, total, ...row }) => ({
        ...row,
        grade: bands.find(({ id }) => id === grade)?.title ?? null,
        ...(notice.text.showScores && total !== null ? { total: total / 100 } : {})
      }))
    };
  }
});
