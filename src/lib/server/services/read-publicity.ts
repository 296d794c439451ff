import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { isOver } from '#lib/domain/notice-period.ts';
import { dayInShanghai } from '../clock.ts';
import { reference } from '../input.ts';
import { assessmentOf } from '../grading.ts';
import { noticePage } from '../notice-page.ts';
import { policyOf } from '../repos/policies.ts';
import { managedRound } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** How far a round has come in making its results public: each of its notices, the one that stands as it reads, its successor. */
export const readPublicity = view({
  name: 'read-publicity',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, now }, _input, { round }) {
    const { orm, t } = db;
    const today = dayInShanghai(now);
    const rows = await orm
      .select({ notice: t.notice, bundle: t.settlement.bundle })
      .from(t.notice)
      .innerJoin(t.settlement, eq(t.settlement.id, t.notice.settlement))
      .where(eq(t.notice.round, round.id))
      .orderBy(desc(t.notice.auditNumber));
    const standing = rows.find(({ notice }) => notice.withdrawnAt === null)?.notice;
    const [successor] = await orm
      .select({ code: t.round.code, title: t.round.title })
      .from(t.round)
      .where(eq(t.round.supersedes, round.id));
    const [earlier] =
      round.supersedes === null
        ? []
        : await orm
            .select({ code: t.round.code, title: t.round.title })
            .from(t.round)
            .where(eq(t.round.id, round.supersedes));
    const policy = await policyOf(db, round);
    const assessment = assessmentOf(policy, round);
    return {
      today,
      policy: policy.data.title,
      docNo: policy.data.docNo,
      assessment: assessment.title,
      bands: (assessment.grades?.bands ?? []).map(({ id, title }) => ({ id, title })),
      notices: rows.map(({ notice, bundle }) => ({
        id: notice.id,
        firstDay: notice.firstDay,
        lastDay: notice.lastDay,
        publishedOn: dayInShanghai(notice.at),
        checkCode: bundle.slice(0, 16),
        withdrawnOn: notice.withdrawnAt === null ? null : dayInShanghai(notice.withdrawnAt),
        withdrawnReason: notice.withdrawnReason
      })),
      standing: standing
        ? {
            id: standing.id,
            page: await noticePage(db, round, standing, today),
            hasBegun: standing.firstDay <= today,
            isOver: isOver(standing.lastDay, today)
          }
        : null,
      successor: successor ?? null,
      replaces: earlier ? { ...earlier, reason: round.supersedesReason ?? '' } : null
    };
  }
});
