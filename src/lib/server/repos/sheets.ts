/** Finding sheets, their entries, and who may score them. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Subject } from '../access.ts';
import type { Db, Tables } from '../db/store.ts';
import type { RoundRow } from './rounds.ts';

export type SheetRow = Tables['sheet']['$inferSelect'];
export type EntryRow = Tables['entry']['$inferSelect'];

export interface SheetSubject extends Subject {
  sheet: SheetRow;
  round: RoundRow;
  /** its participant's code and its expert's pseudonym */
  participant: string;
  pseudonym: string | null;
  /** of the sealed edition */
  sealedHash: string | null;
  /** why the expert does not score it any more */
  endedReason: string | null;
}

/** With whose it is: the expert's to score, the round's manager's to return. */
export async function findSheet(db: Db, id: string): Promise<SheetSubject | undefined> {
  const [row] = await db.prepared('sheet:find', (orm, t) =>
    orm
      .select({
        sheet: t.sheet,
        round: t.round,
        participant: t.participant.code,
        pseudonym: t.panelMember.pseudonym,
        expert: t.panelMember.expert,
        sealedHash: t.sealedSheet.contentHash,
        endedReason: t.assignment.endedReason
      })
      .from(t.sheet)
      .innerJoin(t.round, eq(t.round.id, t.sheet.round))
      .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
      .innerJoin(t.participant, eq(t.participant.id, t.sheet.participant))
      .leftJoin(t.sealedSheet, eq(t.sealedSheet.id, t.sheet.sealed))
      .leftJoin(
        t.assignment,
        and(eq(t.assignment.participant, t.sheet.participant), eq(t.assignment.member, t.sheet.member))
      )
      .where(eq(t.sheet.id, inJoin('id')))
  )({ id });
  return row && { ...row, authorities: [row.round.authority] };
}

/** What a change needs of its sheet, and no more: of nothing else does a server do so much. */
export interface ChangedSheet extends Pick<SheetSubject, 'sheet'> {
  round: Pick<RoundRow, 'state' | 'policyVersion'>;
  expert: string | null;
}

export async function findChangedSheet(db: Db, id: string): Promise<ChangedSheet | undefined> {
  const [row] = await db.prepared('sheet:to-change', (orm, t) =>
    orm
      .select({
        sheet: t.sheet,
        round: { state: t.round.state, policyVersion: t.round.policyVersion },
        expert: t.panelMember.expert
      })
      .from(t.sheet)
      .innerJoin(t.round, eq(t.round.id, t.sheet.round))
      .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
      .where(eq(t.sheet.id, inJoin('id')))
  )({ id });
  return row;
}

/** SQLite plans a join anew each time for the sake of a bare parameter's value; it does not look into a cast. */
const inJoin = (name: string) => sql`cast(${sql.placeholder(name)} as text)`;

export const entriesOf = (db: Db, sheet: string): Promise<EntryRow[]> =>
  db.prepared('entry:of-sheet', (orm, { entry }) =>
    orm
      .select()
      .from(entry)
      .where(eq(entry.sheet, sql.placeholder('sheet')))
      .orderBy(asc(entry.criterion))
  )({ sheet });

/** Inputs as the JSON texts that are kept. */
export const entryTextsOf = (
  db: Db,
  sheet: string
): Promise<{ criterion: string; text: string; revision: number; change: string }[]> =>
  db.prepared('entry:texts', (orm, { entry }) =>
    orm
      .select({
        criterion: entry.criterion,
        text: sql<string>`${entry.input}`,
        revision: entry.revision,
        change: entry.change
      })
      .from(entry)
      .where(eq(entry.sheet, sql.placeholder('sheet')))
  )({ sheet });

/** Verified amounts in ten-thousandths by criterion, the latest check of each. */
export async function factsOfParticipant(db: Db, participant: string): Promise<Map<string, number>> {
  const rows = await db.prepared('fact:of-participant', (orm, { fact }) =>
    orm
      .select({ criterion: fact.criterion, amount: fact.amount })
      .from(fact)
      .where(eq(fact.participant, sql.placeholder('participant')))
      .orderBy(asc(fact.revision))
  )({ participant });
  return new Map(rows.map(({ criterion, amount }) => [criterion, amount]));
}

/** Active assignments of a round with what the matrix of progress shows: no points. */
export function activeAssignments({ orm, t }: Db, round: string) {
  return orm
    .select({ assignment: t.assignment, participant: t.participant, member: t.panelMember })
    .from(t.assignment)
    .innerJoin(t.participant, eq(t.participant.id, t.assignment.participant))
    .innerJoin(t.panelMember, eq(t.panelMember.id, t.assignment.member))
    .where(and(eq(t.participant.round, round), isNull(t.assignment.endedAt)))
    .orderBy(asc(t.participant.code), asc(t.panelMember.id));
}
