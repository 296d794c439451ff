/**
 * What an expert takes along: all that stands in the own sheets of open rounds, each kind in one query, however many
 * sheets there are. Sheets that were taken from the expert are not among them. Decides nothing about who may.
 */
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db, Orm, Tables } from '../db/store.ts';

const OPEN = ['scoring', 'deliberation'] as const;
export type OpenState = (typeof OPEN)[number];

/** SQLite plans a join anew each time for the sake of a bare parameter's value; it does not look into a cast. */
const expert = sql`cast(${sql.placeholder('expert')} as text)`;

const isTakenAlong = (t: Tables) =>
  and(eq(t.panelMember.expert, expert), inArray(t.round.state, [...OPEN]), ne(t.sheet.state, 'reassigned'));

const idsOf = (orm: Orm, t: Tables) =>
  orm
    .select({ id: t.sheet.id })
    .from(t.sheet)
    .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
    .innerJoin(t.round, eq(t.round.id, t.sheet.round))
    .where(isTakenAlong(t));

/** By round and participant. */
export const ownSheets = (db: Db, id: string) =>
  db.prepared('own:sheets', (orm, t) =>
    orm
      .select({
        sheet: t.sheet,
        round: t.round,
        participant: t.participant,
        pseudonym: t.panelMember.pseudonym,
        unit: t.hostUnit.name,
        trade: t.studio.trade,
        address: t.studio.address,
        sealedHash: t.sealedSheet.contentHash,
        sealedAt: t.sealedSheet.at
      })
      .from(t.sheet)
      .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
      .innerJoin(t.round, eq(t.round.id, t.sheet.round))
      .innerJoin(t.participant, eq(t.participant.id, t.sheet.participant))
      .leftJoin(t.sealedSheet, eq(t.sealedSheet.id, t.sheet.sealed))
      .leftJoin(t.studio, eq(t.studio.id, t.participant.studio))
      .leftJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .where(isTakenAlong(t))
      .orderBy(asc(t.round.code), asc(t.participant.code))
  )({ expert: id });

/** Each with the time of the change that it comes from. */
export const ownEntries = (db: Db, id: string) =>
  db.prepared('own:entries', (orm, t) =>
    orm
      .select({ entry: t.entry, at: t.entryChange.at })
      .from(t.entry)
      .innerJoin(t.entryChange, eq(t.entryChange.id, t.entry.change))
      .where(inArray(t.entry.sheet, idsOf(orm, t)))
      .orderBy(asc(t.entry.sheet), asc(t.entry.criterion))
  )({ expert: id });

/** Every check of each figure of the own sheets' studios, the latest last. */
export const ownFacts = (db: Db, id: string) =>
  db.prepared('own:facts', (orm, t) =>
    orm
      .selectDistinct({ fact: t.fact })
      .from(t.fact)
      .innerJoin(t.sheet, eq(t.sheet.participant, t.fact.participant))
      .where(inArray(t.sheet.id, idsOf(orm, t)))
      .orderBy(asc(t.fact.participant), asc(t.fact.criterion), asc(t.fact.revision))
  )({ expert: id });

export const ownReturns = (db: Db, id: string) =>
  db.prepared('own:returns', (orm, t) =>
    orm
      .select()
      .from(t.sheetReturn)
      .where(inArray(t.sheetReturn.sheet, idsOf(orm, t)))
      .orderBy(asc(t.sheetReturn.sheet), asc(t.sheetReturn.edition))
  )({ expert: id });

export const ownEvidence = (db: Db, id: string) =>
  db.prepared('own:evidence', (orm, t) =>
    orm
      .select()
      .from(t.attachment)
      .where(and(eq(t.attachment.kind, 'sheet'), inArray(t.attachment.owner, idsOf(orm, t))))
      .orderBy(asc(t.attachment.at), asc(t.attachment.id))
  )({ expert: id });

type RowOf<Q extends (db: Db, id: string) => Promise<unknown[]>> = Awaited<ReturnType<Q>>[number];
export type OwnSheet = RowOf<typeof ownSheets>;
export type OwnEntry = RowOf<typeof ownEntries>;
export type OwnFact = RowOf<typeof ownFacts>;
export type OwnReturn = RowOf<typeof ownReturns>;
export type OwnEvidence = RowOf<typeof ownEvidence>;
