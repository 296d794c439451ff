/** Whether a round may be graded: every sheet that counts is sealed, and nobody counts with too few. */
import { and, asc, count, eq, isNull, ne, notExists, notInArray } from 'drizzle-orm';
import type { Db } from '../db/store.ts';
import { refuse } from '../refusal.ts';
import type { RoundRow } from './rounds.ts';

/** Graded studios, of which no trigger is confirmed: a vetoed one needs no sheets. */
const counts = ({ orm, t }: Db) =>
  and(
    eq(t.participant.status, 'graded'),
    notExists(orm.select({ id: t.veto.id }).from(t.veto).where(eq(t.veto.participant, t.participant.id)))
  );

/** Codes of studios that count and have a sheet which is neither sealed nor taken away from its expert. */
export async function openSheets(db: Db, round: RoundRow): Promise<string[]> {
  const { orm, t } = db;
  const rows = await orm
    .selectDistinct({ code: t.participant.code })
    .from(t.sheet)
    .innerJoin(t.participant, eq(t.participant.id, t.sheet.participant))
    .where(and(eq(t.sheet.round, round.id), notInArray(t.sheet.state, ['sealed', 'reassigned']), counts(db)))
    .orderBy(asc(t.participant.code));
  return rows.map(({ code }) => code);
}

/** Sheets of studios that count, but those taken away from their expert: how many, and how many are not sealed. */
export async function countingSheets(db: Db, round: RoundRow): Promise<{ open: number; all: number }> {
  const { orm, t } = db;
  const rows = await orm
    .select({ state: t.sheet.state, sheets: count() })
    .from(t.sheet)
    .innerJoin(t.participant, eq(t.participant.id, t.sheet.participant))
    .where(and(eq(t.sheet.round, round.id), ne(t.sheet.state, 'reassigned'), counts(db)))
    .groupBy(t.sheet.state);
  const all = rows.reduce((sum, { sheets }) => sum + sheets, 0);
  const sealed = rows.find(({ state }) => state === 'sealed')?.sheets ?? 0;
  return { open: all - sealed, all };
}

/** Codes of studios that count and have fewer experts than the quorum. */
export async function belowQuorum(db: Db, round: RoundRow, quorum: number): Promise<string[]> {
  const { orm, t } = db;
  const rows = await orm
    .select({ code: t.participant.code, assignment: t.assignment.id })
    .from(t.participant)
    .leftJoin(t.assignment, and(eq(t.assignment.participant, t.participant.id), isNull(t.assignment.endedAt)))
    .where(and(eq(t.participant.round, round.id), counts(db)))
    .orderBy(asc(t.participant.code));
  return [...Map.groupBy(rows, ({ code }) => code)].flatMap(([code, own]) =>
    own.filter(({ assignment }) => assignment !== null).length < quorum ? [code] : []
  );
}

/** @throws Refusal sheets-open: a sheet that was sent back is either signed again or taken from its expert, with a reason */
export async function demandSealed(db: Db, round: RoundRow): Promise<void> {
  const participants = await openSheets(db, round);
  if (participants.length > 0) refuse('sheets-open', { participants });
}
