/** What the matrix of progress is made of, each kind in one query that is built once: studios, sheets with answered rows. */
import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

/** `authority` limits what is seen to its studios; null: everybody's. */
export interface Seen {
  round: string;
  authority: string | null;
}

/** SQLite plans a join anew each time for the sake of a bare parameter's value; it does not look into a cast. */
const round = sql`cast(${sql.placeholder('round')} as text)`;
const authority = sql`cast(${sql.placeholder('authority')} as text)`;
const isSeen = (t: Tables) =>
  and(
    eq(t.participant.round, round),
    sql`(${authority} is null or ${t.participant.authority} = ${authority})`
  );

/**
 * Null of a sheet that is sealed: what was signed is whole. Counted sheet by sheet along the index: grouping all entries of a
 * round sorts them first.
 */
const answered = (t: Tables) =>
  sql<number | null>`case when ${t.sheet.state} = 'sealed' then null
    else (select count(*) from ${t.entry} where ${t.entry.sheet} = ${t.sheet.id}) end`.mapWith(Number) as SQL<
    number | null
  >;

export const progressParticipants = (db: Db, seen: Seen) =>
  db.prepared('progress:participants', (orm, t) =>
    orm
      .select({
        id: t.participant.id,
        code: t.participant.code,
        name: t.participant.name,
        district: t.participant.district,
        status: t.participant.status,
        statusReason: t.participant.statusReason
      })
      .from(t.participant)
      .where(isSeen(t))
      .orderBy(asc(t.participant.code))
  )({ ...seen });

export const progressSheets = (db: Db, seen: Seen) =>
  db.prepared('progress:sheets', (orm, t) =>
    orm
      .select({
        sheet: t.sheet.id,
        participant: t.participant.code,
        name: t.participant.name,
        member: t.panelMember.id,
        expert: t.panelMember.pseudonym,
        state: t.sheet.state,
        edition: t.sheet.edition,
        answered: answered(t)
      })
      .from(t.sheet)
      .innerJoin(t.participant, eq(t.participant.id, t.sheet.participant))
      .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
      .where(isSeen(t))
      .orderBy(asc(t.participant.code), asc(t.panelMember.pseudonym))
  )({ ...seen });

/** By pseudonym: who has no sheet yet can be given one. */
export const progressMembers = (db: Db, { round: id }: Seen) =>
  db.prepared('progress:members', (orm, t) =>
    orm
      .select({ member: t.panelMember.id, expert: t.panelMember.pseudonym })
      .from(t.panelMember)
      .where(eq(t.panelMember.round, round))
      .orderBy(asc(t.panelMember.pseudonym))
  )({ round: id });
