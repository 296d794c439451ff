/** What decides whether studios are due (domain/due.ts): the register and earlier rounds, in a few queries for all of them. */
import { and, asc, eq, ne } from 'drizzle-orm';
import { dueOf, type Due, type DueRound, type LastAssessment } from '#lib/domain/due.ts';
import { timingOf } from '#lib/domain/due-timing.ts';
import type { Db } from '../db/store.ts';
import { findPolicy, policyOf } from './policies.ts';
import type { RoundRow } from './rounds.ts';

export interface DueRow {
  id: string;
  code: string;
  name: string;
  unit: string;
  authority: string;
  district: string;
  trade: string;
  recognisedOn: string | null;
  policy: string | null;
  last: LastAssessment | null;
  /** the code of another round of the kind that is not final yet */
  underway: string | null;
  due: Due;
}

/** By code: every studio that a round could take in, which are those of who runs it. */
export async function dueStudios(db: Db, round: RoundRow): Promise<DueRow[]> {
  const { orm, t } = db;
  const studios = await orm
    .select({
      id: t.studio.id,
      code: t.studio.code,
      name: t.studio.name,
      trade: t.studio.trade,
      recognisedOn: t.studio.recognisedOn,
      policy: t.studio.policy,
      unit: t.hostUnit.name,
      authority: t.authority.id,
      district: t.authority.name
    })
    .from(t.studio)
    .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
    .innerJoin(t.authority, eq(t.authority.id, t.hostUnit.authority))
    .where(round.authority === null ? undefined : eq(t.hostUnit.authority, round.authority))
    .orderBy(asc(t.studio.code));
  const policy = await policyOf(db, round);
  const earlier = await earlierOf(db, round, policy.data.id);
  const outline = await outlineOf(db, round, policy.data.id);
  return studios.map((studio) => {
    const own = earlier.get(studio.id);
    const facts = {
      policy: studio.policy,
      recognisedOn: studio.recognisedOn,
      last: own?.last ?? null,
      underway: own?.underway ?? null,
      isReplaced: own?.isReplaced ?? false
    };
    return { ...studio, last: facts.last, underway: facts.underway, due: dueOf(facts, outline) };
  });
}

async function outlineOf({ orm, t }: Db, round: RoundRow, policy: string): Promise<DueRound> {
  const [replaced] =
    round.supersedes === null
      ? []
      : await orm.select({ code: t.round.code }).from(t.round).where(eq(t.round.id, round.supersedes));
  return {
    policy,
    date: round.date,
    attempt: round.attempt,
    replaces: replaced?.code ?? null,
    timing: timingOf(policy, round.assessment)
  };
}

interface Earlier {
  last: LastAssessment | null;
  underway: string | null;
  isReplaced: boolean;
}

/** By studio: what other rounds of the same kind, under whatever version of the policy, have made of it. */
async function earlierOf(db: Db, round: RoundRow, policy: string): Promise<Map<string, Earlier>> {
  const { orm, t } = db;
  const rows = await orm
    .select({
      studio: t.participant.studio,
      round: t.round.id,
      code: t.round.code,
      date: t.round.date,
      state: t.round.state,
      attempt: t.round.attempt,
      status: t.participant.status,
      grade: t.settledResult.grade,
      version: t.round.policyVersion,
      assessment: t.round.assessment
    })
    .from(t.participant)
    .innerJoin(t.round, eq(t.round.id, t.participant.round))
    .innerJoin(t.policyVersion, eq(t.policyVersion.digest, t.round.policyVersion))
    .leftJoin(
      t.settledResult,
      and(eq(t.settledResult.settlement, t.round.settled), eq(t.settledResult.participant, t.participant.id))
    )
    .where(
      and(
        eq(t.policyVersion.policy, policy),
        eq(t.round.assessment, round.assessment),
        ne(t.round.id, round.id)
      )
    )
    .orderBy(asc(t.round.date), asc(t.round.createdAt));
  const lowest = await lowestGrades(db, rows);
  const found = new Map<string, Earlier>();
  for (const { studio, status, grade, ...row } of rows) {
    if (studio === null) continue;
    const own = found.get(studio) ?? { last: null, underway: null, isReplaced: false };
    found.set(studio, own);
    if (row.round === round.supersedes) own.isReplaced = true;
    if (status !== 'graded') continue;
    if (row.state !== 'final') own.underway = row.code;
    else {
      const isFailed = grade !== null && grade === lowest.get(`${row.version} ${row.assessment}`);
      own.last = { round: row.code, date: row.date, attempt: row.attempt, isFailed };
    }
  }
  return found;
}

/** The last band of the assessments that rounds were graded by: each version is read once a process. */
async function lowestGrades(
  db: Db,
  rounds: readonly { version: string; assessment: string }[]
): Promise<Map<string, string>> {
  const lowest = new Map<string, string>();
  for (const version of new Set(rounds.map((each) => each.version))) {
    const policy = await findPolicy(db, version);
    for (const { id, grades } of policy?.data.assessments ?? []) {
      const band = grades?.bands.at(-1)?.id;
      if (band !== undefined) lowest.set(`${version} ${id}`, band);
    }
  }
  return lowest;
}
