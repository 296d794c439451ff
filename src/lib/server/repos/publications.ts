/** What the public can see: notices that have begun, what they list, and which round replaced which. */
import { and, asc, desc, eq, inArray, like, lte, sql } from 'drizzle-orm';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Db, Tables } from '../db/store.ts';
import type { NoticeStudio } from '../db/values.ts';
import type { NoticeRow } from './notices.ts';
import type { RoundRow } from './rounds.ts';

export type SettlementRow = Tables['settlement']['$inferSelect'];

export interface PublishedRow {
  code: string;
  name: string;
  district: string;
  rank: number | null;
  grade: string | null;
  /** in hundredths */
  total: number | null;
}

/** What a notice lists of a settlement, by code. */
export const publishedRows = (db: Db, settlement: string): Promise<PublishedRow[]> =>
  db.prepared('notice:rows', (orm, { settledResult, participant }) =>
    orm
      .select({
        code: participant.code,
        name: participant.name,
        district: participant.district,
        rank: settledResult.rank,
        grade: settledResult.grade,
        total: settledResult.total
      })
      .from(settledResult)
      .innerJoin(participant, eq(participant.id, settledResult.participant))
      .where(eq(settledResult.settlement, sql.placeholder('settlement')))
      .orderBy(asc(participant.code))
  )({ settlement });

/** Whether the panel had decided a tie when this was settled. */
export async function hadTie({ orm, t }: Db, { round, at }: SettlementRow): Promise<boolean> {
  const rows = await orm
    .select({ data: t.decision.data, withdrawnAt: t.decision.withdrawnAt })
    .from(t.decision)
    .where(and(eq(t.decision.round, round), lte(t.decision.at, at)));
  return rows.some(
    ({ data, withdrawnAt }) => data.kind === 'tie' && (withdrawnAt === null || withdrawnAt > at)
  );
}

export async function settlementById({ orm, t }: Db, id: string): Promise<SettlementRow | undefined> {
  const [settlement] = await orm.select().from(t.settlement).where(eq(t.settlement.id, id));
  return settlement;
}

/** The notices of a round that have begun, newest first. */
export const begunNotices = ({ orm, t }: Db, round: string, today: IsoDate): Promise<NoticeRow[]> =>
  orm
    .select()
    .from(t.notice)
    .where(and(eq(t.notice.round, round), lte(t.notice.firstDay, today)))
    .orderBy(desc(t.notice.auditNumber));

/** The one of them that was not withdrawn. */
export const standingNotice = async (db: Db, round: string, today: IsoDate): Promise<NoticeRow | undefined> =>
  (await begunNotices(db, round, today)).find(({ withdrawnAt }) => withdrawnAt === null);

/** A round in a line of successors. */
export interface InLine {
  title: string;
  /** the notice that stands; null: none does */
  notice: string | null;
}

/** What a round replaces, and the reason that was given. */
export async function replacedBy(
  db: Db,
  { supersedes, supersedesReason }: RoundRow,
  today: IsoDate
): Promise<(InLine & { reason: string }) | null> {
  if (supersedes === null) return null;
  const { orm, t } = db;
  const [earlier] = await orm.select().from(t.round).where(eq(t.round.id, supersedes));
  if (!earlier) return null;
  const notice = await standingNotice(db, earlier.id, today);
  return { title: earlier.title, notice: notice?.id ?? null, reason: supersedesReason ?? '' };
}

/** The successor of a round, once its own notice stands. */
export async function successorOf(db: Db, round: string, today: IsoDate): Promise<InLine | null> {
  const { orm, t } = db;
  const [later] = await orm.select().from(t.round).where(eq(t.round.supersedes, round));
  const notice = later && (await standingNotice(db, later.id, today));
  return later && notice ? { title: later.title, notice: notice.id } : null;
}

/** What was settled under a check code and has a notice that has begun. */
export async function settlementByCode(
  { orm, t }: Db,
  code: string,
  today: IsoDate
): Promise<SettlementRow | undefined> {
  const [row] = await orm
    .select({ settlement: t.settlement })
    .from(t.settlement)
    .innerJoin(t.notice, eq(t.notice.settlement, t.settlement.id))
    .where(and(like(t.settlement.bundle, `${code}%`), lte(t.notice.firstDay, today)))
    .orderBy(desc(t.notice.auditNumber))
    .limit(1);
  return row?.settlement;
}

/** What a round's notice publishes: the one that stands, else the last one that did. */
export async function publishedSettlement(
  db: Db,
  code: string,
  today: IsoDate
): Promise<SettlementRow | undefined> {
  const { orm, t } = db;
  const [round] = await orm.select({ id: t.round.id }).from(t.round).where(eq(t.round.code, code));
  const notices = round ? await begunNotices(db, round.id, today) : [];
  const notice = notices.find(({ withdrawnAt }) => withdrawnAt === null) ?? notices[0];
  return notice && settlementById(db, notice.settlement);
}

/** Leader, unit and trade of the studios of a round, by code, as the registers have them now. */
export async function registeredStudios(
  { orm, t }: Db,
  round: string
): Promise<Record<string, NoticeStudio>> {
  const rows = await orm
    .select({
      code: t.participant.code,
      leader: t.studio.leader,
      unit: t.hostUnit.name,
      trade: t.studio.trade
    })
    .from(t.participant)
    .innerJoin(t.studio, eq(t.studio.id, t.participant.studio))
    .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
    .where(eq(t.participant.round, round))
    .orderBy(asc(t.participant.code));
  return Object.fromEntries(rows.map(({ code, ...studio }) => [code, studio]));
}

/** Notices that have begun, newest first, with what a list says of each. */
export const listedNotices = ({ orm, t }: Db, today: IsoDate, most: number) =>
  orm
    .select({
      id: t.notice.id,
      firstDay: t.notice.firstDay,
      lastDay: t.notice.lastDay,
      withdrawnAt: t.notice.withdrawnAt,
      round: t.round.id,
      title: t.round.title,
      state: t.round.state,
      authority: t.authority.name
    })
    .from(t.notice)
    .innerJoin(t.round, eq(t.round.id, t.notice.round))
    .leftJoin(t.authority, eq(t.authority.id, t.round.authority))
    .where(lte(t.notice.firstDay, today))
    .orderBy(desc(t.notice.firstDay), desc(t.notice.auditNumber))
    .limit(most);

/** Of these rounds, those whose successor has a notice that stands. */
export async function replacedRounds(
  { orm, t }: Db,
  rounds: readonly string[],
  today: IsoDate
): Promise<Set<string>> {
  if (rounds.length === 0) return new Set();
  const rows = await orm
    .select({ earlier: t.round.supersedes, withdrawnAt: t.notice.withdrawnAt })
    .from(t.round)
    .innerJoin(t.notice, eq(t.notice.round, t.round.id))
    .where(and(inArray(t.round.supersedes, [...new Set(rounds)]), lte(t.notice.firstDay, today)));
  return new Set(rows.flatMap(({ earlier, withdrawnAt }) => (withdrawnAt === null ? (earlier ?? []) : [])));
}
