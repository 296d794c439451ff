import { asc, count } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { dayInShanghai } from '../clock.ts';
import { assessmentOf } from '../grading.ts';
import { pageSchema } from '../paging.ts';
import { demandResults } from '../repos/notices.ts';
import { policyOf } from '../repos/policies.ts';
import { onlyAuthority, seenParticipants, visibleRound } from '../repos/rounds.ts';
import { sealedFigures } from '../repos/sealed.ts';
import { rowMeans } from '../row-means.ts';
import { view } from '../service.ts';

/**
 * Studios with the means of every row, in hundredths of points, over the sheets that count. From deliberation on for who
 * runs the round; for anybody else once the results are public.
 */
export const listScores = view({
  name: 'list-scores',
  input: z.strictObject({ round: reference, page: pageSchema }),
  subject: ({ db, actor }, { round }) => visibleRound(db, round, actor),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, actor, now }, { page }, { round }) {
    const authority = onlyAuthority(actor, round);
    await demandResults(db, actor, round, 'list-scores', dayInShanghai(now));
    const { orm, t } = db;
    const filter = seenParticipants({ t }, round.id, authority);
    const participants = await orm
      .select({
        id: t.participant.id,
        code: t.participant.code,
        name: t.participant.name,
        status: t.participant.status
      })
      .from(t.participant)
      .where(filter)
      .orderBy(asc(t.participant.code))
      .limit(page.limit)
      .offset(page.offset);
    const [all] = await orm.select({ total: count() }).from(t.participant).where(filter);
    const policy = await policyOf(db, round);
    const { aggregation } = assessmentOf(policy, round);
    const found = await sealedFigures(
      db,
      participants.map(({ id }) => id)
    );
    const byParticipant = Map.groupBy(found, ({ participant }) => participant);
    const rows = participants.map(({ id, ...row }) => {
      const sheets = byParticipant.get(id) ?? [];
      if (sheets.length === 0) return { ...row, sheets: 0, kept: 0, total: null, means: null };
      const { kept, figures, means } = rowMeans(sheets, aggregation, policy.rubric.criteria.length);
      return { ...row, sheets: sheets.length, kept: kept.length, total: figures.total, means };
    });
    return { rows, total: all?.total ?? 0, criteria: policy.rubric.criteria.map(({ id }) => id) };
  }
});
