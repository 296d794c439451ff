/**
 * The grade that a studio had last: of the latest round whose notice has begun, leaving out rounds that a published one
 * replaces and assessments that give no grades. Decides nothing about who may.
 */
import {
  aliasedTable,
  and,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lte,
  not,
  exists,
  sql,
  type SQL
} from 'drizzle-orm';
import type { GradesData } from '#lib/domain/policy.ts';
import type { Db } from '../db/store.ts';
import { assessmentOf } from '../grading.ts';
import { policyOf } from './policies.ts';
import { PUBLISHED, type RoundRow } from './rounds.ts';

export interface LastGrade {
  round: string;
  title: string;
  date: string;
  grade: string;
  total: number | null;
  /** of the round's assessment, the best first */
  bands: GradesData['bands'];
}

/** Whether a participant's result is public on a day: a condition where its round and notice are joined. */
function isPublic({ orm, t }: Db, today: string): SQL | undefined {
  const successor = aliasedTable(t.round, 'successor');
  const replaced = orm
    .select({ id: successor.id })
    .from(successor)
    .where(and(eq(successor.supersedes, t.round.id), inArray(successor.state, [...PUBLISHED])));
  return and(
    inArray(t.round.state, [...PUBLISHED]),
    isNull(t.notice.withdrawnAt),
    lte(t.notice.firstDay, today),
    isNotNull(t.settledResult.grade),
    not(exists(replaced))
  );
}

/** As a condition on studios: whose last grade it is. */
export function hasLastGrade(db: Db, grade: string, today: string): SQL {
  const { orm, t } = db;
  const { participant, round, settledResult, notice } = t;
  const ranked = orm
    .select({
      studio: participant.studio,
      grade: settledResult.grade,
      place: sql<number>`row_number() over (
        partition by ${participant.studio} order by ${round.date} desc, ${round.createdAt} desc
      )`.as('place')
    })
    .from(participant)
    .innerJoin(round, eq(round.id, participant.round))
    .innerJoin(
      settledResult,
      and(eq(settledResult.settlement, round.settled), eq(settledResult.participant, participant.id))
    )
    .innerJoin(notice, and(eq(notice.round, round.id), eq(notice.settlement, round.settled)))
    .where(isPublic(db, today))
    .as('ranked');
  const those = orm
    .select({ studio: ranked.studio })
    .from(ranked)
    .where(and(eq(ranked.place, 1), eq(ranked.grade, grade)));
  return inArray(t.studio.id, those);
}

/** @param studios at most a page of them */
export async function lastGrades(
  db: Db,
  studios: readonly string[],
  today: string
): Promise<ReadonlyMap<string, LastGrade>> {
  const { orm, t } = db;
  const found = await orm
    .select({
      studio: t.participant.studio,
      round: t.round,
      grade: t.settledResult.grade,
      total: t.settledResult.total
    })
    .from(t.participant)
    .innerJoin(t.round, eq(t.round.id, t.participant.round))
    .innerJoin(
      t.settledResult,
      and(eq(t.settledResult.settlement, t.round.settled), eq(t.settledResult.participant, t.participant.id))
    )
    .innerJoin(t.notice, and(eq(t.notice.round, t.round.id), eq(t.notice.settlement, t.round.settled)))
    .where(and(inArray(t.participant.studio, [...studios]), isPublic(db, today)))
    .orderBy(desc(t.round.date), desc(t.round.createdAt));
  const bands = new Map<string, LastGrade['bands']>();
  const last = new Map<string, LastGrade>();
  for (const { studio, round, grade, total } of found) {
    if (studio === null || grade === null || last.has(studio)) continue;
    const known = bands.get(round.id) ?? (await bandsOf(db, round));
    bands.set(round.id, known);
    const { code, title, date } = round;
    last.set(studio, { round: code, title, date, grade, total, bands: known });
  }
  return last;
}

/** The grades that a round gives, as it holds; none where its assessment gives none. */
export async function bandsOf(db: Db, round: RoundRow): Promise<LastGrade['bands']> {
  const { grades } = assessmentOf(await policyOf(db, round), round);
  return grades?.bands ?? [];
}
