/**
 * What is public of rounds: settled results whose notice has begun, the latest of each round, without rounds that a
 * correction has replaced. For figures over many rounds; says nothing of who may see them.
 */
import {
  and,
  asc,
  count,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  notExists,
  or,
  sum
} from 'drizzle-orm';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Actor } from '../access.ts';
import type { Db, Tables } from '../db/store.ts';
import { PUBLISHED } from './rounds.ts';

export interface PublishedRound {
  id: string;
  code: string;
  title: string;
  date: IsoDate;
  authority: string | null;
  assessment: string;
  attempt: number;
  policyVersion: string;
  settings: Tables['round']['$inferSelect']['settings'];
  disagreementLimit: number;
  settlement: string;
  quota: number | null;
}

/** Rounds of which something may be said today, the latest first. */
export async function publishedRounds(db: Db, actor: Actor, today: IsoDate): Promise<PublishedRound[]> {
  const { orm, t } = db;
  const rows = await orm
    .select({
      id: t.round.id,
      code: t.round.code,
      title: t.round.title,
      date: t.round.date,
      authority: t.round.authority,
      assessment: t.round.assessment,
      attempt: t.round.attempt,
      policyVersion: t.round.policyVersion,
      settings: t.round.settings,
      disagreementLimit: t.round.disagreementLimit,
      settlement: t.settlement.id,
      quota: t.settlement.quota,
      supersedes: t.round.supersedes
    })
    .from(t.round)
    .innerJoin(t.settlement, eq(t.settlement.id, t.round.settled))
    .where(
      and(
        inArray(t.round.state, [...PUBLISHED]),
        exists(
          orm
            .select({ id: t.notice.id })
            .from(t.notice)
            .where(
              and(
                eq(t.notice.settlement, t.round.settled),
                isNull(t.notice.withdrawnAt),
                lte(t.notice.firstDay, today)
              )
            )
        ),
        seenBy(db, actor)
      )
    )
    .orderBy(asc(t.round.date), asc(t.round.code));
  const replaced = new Set(rows.map(({ supersedes }) => supersedes));
  return rows.filter(({ id }) => !replaced.has(id)).map(({ supersedes: _, ...row }) => row);
}

function seenBy({ orm, t }: Db, { authority }: Actor) {
  if (authority === null) return undefined;
  const own = orm
    .select({ id: t.participant.id })
    .from(t.participant)
    .where(and(eq(t.participant.authority, authority), eq(t.participant.round, t.round.id)));
  return or(eq(t.round.authority, authority), exists(own));
}

export interface PublishedResult {
  settlement: string;
  participant: string;
  code: string;
  name: string;
  district: string;
  studio: string | null;
  trade: string | null;
  rank: number | null;
  grade: string | null;
  total: number | null;
}

/** Every studio's published result of some settlements, as the actor sees them; without their derivations. */
export async function publishedResults(
  { orm, t }: Db,
  actor: Actor,
  settlements: readonly string[]
): Promise<PublishedResult[]> {
  if (settlements.length === 0) return [];
  return orm
    .select({
      settlement: t.settledResult.settlement,
      participant: t.participant.id,
      code: t.participant.code,
      name: t.participant.name,
      district: t.participant.district,
      studio: t.studio.code,
      trade: t.studio.trade,
      rank: t.settledResult.rank,
      grade: t.settledResult.grade,
      total: t.settledResult.total
    })
    .from(t.settledResult)
    .innerJoin(t.participant, eq(t.participant.id, t.settledResult.participant))
    .innerJoin(t.round, eq(t.round.id, t.participant.round))
    .leftJoin(t.studio, eq(t.studio.id, t.participant.studio))
    .where(and(inArray(t.settledResult.settlement, [...settlements]), seenResults(t, actor)))
    .orderBy(asc(t.participant.code));
}

export interface PublishedTally {
  settlement: string;
  grade: string | null;
  studios: number;
  /** of those that have a total, in hundredths */
  scored: number;
  points: number;
}

/** How many of each grade, and their points, of many settlements at once. */
export async function publishedTallies(
  { orm, t }: Db,
  actor: Actor,
  settlements: readonly string[],
  { district, trade }: { district?: string | undefined; trade?: string | undefined }
): Promise<PublishedTally[]> {
  if (settlements.length === 0) return [];
  const rows = await orm
    .select({
      settlement: t.settledResult.settlement,
      grade: t.settledResult.grade,
      studios: count(),
      scored: count(t.settledResult.total),
      points: sum(t.settledResult.total)
    })
    .from(t.settledResult)
    .innerJoin(t.participant, eq(t.participant.id, t.settledResult.participant))
    .innerJoin(t.round, eq(t.round.id, t.participant.round))
    .leftJoin(t.studio, eq(t.studio.id, t.participant.studio))
    .where(
      and(
        inArray(t.settledResult.settlement, [...settlements]),
        seenResults(t, actor),
        district === undefined ? undefined : eq(t.participant.district, district),
        trade === undefined ? undefined : eq(t.studio.trade, trade)
      )
    )
    .groupBy(t.settledResult.settlement, t.settledResult.grade);
  return rows.map((row) => ({ ...row, points: Number(row.points ?? 0) }));
}

/** Of another's round only the own studios, as everywhere (onlyAuthority). */
const seenResults = (t: Tables, { authority }: Actor) =>
  authority === null
    ? undefined
    : or(eq(t.round.authority, authority), eq(t.participant.authority, authority));

/** Registered studios of a scope with their district and trade: what could be assessed. */
export async function registeredStudios({ orm, t }: Db, { authority }: Actor, until: IsoDate) {
  const ofStudio = eq(t.studioTitle.studio, t.studio.id);
  return orm
    .select({ code: t.studio.code, district: t.authority.name, trade: t.studio.trade })
    .from(t.studio)
    .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
    .innerJoin(t.authority, eq(t.authority.id, t.hostUnit.authority))
    .where(
      and(
        authority === null ? undefined : eq(t.hostUnit.authority, authority),
        isNotNull(t.studio.recognisedOn),
        lte(t.studio.recognisedOn, until),
        // Without a title since: withdrawn or revoked. One whose titles nobody entered is taken as holding its own.
        or(
          notExists(orm.select({ id: t.studioTitle.id }).from(t.studioTitle).where(ofStudio)),
          exists(
            orm
              .select({ id: t.studioTitle.id })
              .from(t.studioTitle)
              .where(and(ofStudio, or(isNull(t.studioTitle.until), gt(t.studioTitle.until, until))))
          )
        )
      )
    )
    .orderBy(asc(t.studio.code));
}
