import { and, asc, desc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { dayInShanghai } from '../clock.ts';
import type { Db } from '../db/store.ts';
import { bandsOf } from '../repos/last-grades.ts';
import { PUBLISHED } from '../repos/rounds.ts';
import { view } from '../service.ts';

/**
 * One studio, by its id or its code: unit, leader, titles, its published rounds with score and grade, and those in which
 * it is being assessed.
 */
export const readStudio = view({
  name: 'read-studio',
  input: z.union([z.strictObject({ studio: reference }), z.strictObject({ code: reference })]),
  async subject({ db: { orm, t } }, asked) {
    const [row] = await orm
      .select({ studio: t.studio, unit: t.hostUnit, authority: t.authority })
      .from(t.studio)
      .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .innerJoin(t.authority, eq(t.authority.id, t.hostUnit.authority))
      .where('code' in asked ? eq(t.studio.code, asked.code) : eq(t.studio.id, asked.studio));
    return row && { ...row, authorities: [row.unit.authority] };
  },
  missing: (asked) => ({ kind: 'studio', id: 'code' in asked ? asked.code : asked.studio }),
  async run({ db, now }, _input, { studio, unit, authority }) {
    const { orm, t } = db;
    const titles = await orm
      .select()
      .from(t.studioTitle)
      .where(eq(t.studioTitle.studio, studio.id))
      .orderBy(asc(t.studioTitle.since), asc(t.studioTitle.id));
    const rounds = await publicRounds(db, studio.id, dayInShanghai(now));
    const successors = await orm
      .select({ supersedes: t.round.supersedes, code: t.round.code })
      .from(t.round)
      .where(and(isNotNull(t.round.supersedes), inArray(t.round.state, [...PUBLISHED])));
    return {
      studio,
      unit,
      authority: { id: authority.id, name: authority.name },
      policyTitle: await titleOf(db, studio.policy),
      titles,
      rounds: await Promise.all(
        rounds.map(async ({ row, result, notice }) => ({
          round: row.code,
          title: row.title,
          date: row.date,
          state: row.state,
          ...result,
          bands: await bandsOf(db, row),
          notice,
          supersededBy: successors.find(({ supersedes }) => supersedes === row.id)?.code ?? null
        }))
      ),
      underway: await roundsUnderway(db, studio.id)
    };
  }
});

/** The settled results of a studio whose notice has begun, the latest first. */
const publicRounds = ({ orm, t }: Db, studio: string, today: string) =>
  orm
    .select({
      row: t.round,
      result: { grade: t.settledResult.grade, total: t.settledResult.total },
      notice: { id: t.notice.id, firstDay: t.notice.firstDay, lastDay: t.notice.lastDay }
    })
    .from(t.participant)
    .innerJoin(t.round, eq(t.round.id, t.participant.round))
    .innerJoin(
      t.settledResult,
      and(eq(t.settledResult.participant, t.participant.id), eq(t.settledResult.settlement, t.round.settled))
    )
    .innerJoin(t.notice, and(eq(t.notice.settlement, t.round.settled), isNull(t.notice.withdrawnAt)))
    .where(
      and(
        eq(t.participant.studio, studio),
        inArray(t.round.state, [...PUBLISHED]),
        lte(t.notice.firstDay, today)
      )
    )
    .orderBy(desc(t.round.date), desc(t.round.createdAt));

const roundsUnderway = ({ orm, t }: Db, studio: string) =>
  orm
    .select({ round: t.round.code, title: t.round.title, date: t.round.date, state: t.round.state })
    .from(t.participant)
    .innerJoin(t.round, eq(t.round.id, t.participant.round))
    .where(and(eq(t.participant.studio, studio), inArray(t.round.state, ['scoring', 'deliberation'])))
    .orderBy(desc(t.round.date), desc(t.round.createdAt));

/** Of the newest version; null where the store does not have the regulation. */
async function titleOf({ orm, t }: Db, policy: string | null): Promise<string | null> {
  if (policy === null) return null;
  const [latest] = await orm
    .select({ title: t.policyVersion.title })
    .from(t.policyVersion)
    .where(eq(t.policyVersion.policy, policy))
    .orderBy(desc(t.policyVersion.importedAt))
    .limit(1);
  return latest?.title ?? null;
}
