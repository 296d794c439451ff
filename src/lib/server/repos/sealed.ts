/**
 * The sealed sheets of a round with their points. Whoever calls this has made sure that the round is in deliberation or
 * later: before, nobody but its own expert sees a sheet's points.
 */
import { and, asc, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import type { SealedSheet } from '#lib/domain/agreement.ts';
import type { Facts } from '#lib/domain/score-sheet.ts';
import type { Db } from '../db/store.ts';
import { currentFacts } from './round-data.ts';

/** By participant's code and pseudonym. */
export async function sealedWithPoints(
  { orm, t }: Db,
  round: string
): Promise<(SealedSheet & { sheet: string })[]> {
  const rows = await orm
    .select({
      sheet: t.sheet.id,
      participant: t.participant.code,
      expert: t.panelMember.pseudonym,
      entries: t.sealedSheet.entries,
      points: t.sealedSheet.points,
      total: t.sealedSheet.total
    })
    .from(t.sheet)
    .innerJoin(t.sealedSheet, eq(t.sealedSheet.id, t.sheet.sealed))
    .innerJoin(t.participant, eq(t.participant.id, t.sheet.participant))
    .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
    .where(and(eq(t.sheet.round, round), isNotNull(t.sheet.sealed)))
    .orderBy(asc(t.participant.code), asc(t.panelMember.pseudonym));
  return rows.map((row) => ({ ...row, expert: row.expert ?? '' }));
}

/** Only figures, of some participants: what a list of means needs. */
export const sealedFigures = (db: Db, participants: readonly string[]) =>
  figuresWhere(db, inArray(db.t.sheet.participant, [...participants]));

/** The same of a whole round. */
export const roundFigures = (db: Db, round: string) => figuresWhere(db, eq(db.t.sheet.round, round));

async function figuresWhere({ orm, t }: Db, filter: SQL) {
  const rows = await orm
    .select({
      participant: t.sheet.participant,
      expert: t.panelMember.pseudonym,
      points: t.sealedSheet.points,
      base: t.sealedSheet.base,
      bonus: t.sealedSheet.bonus,
      total: t.sealedSheet.total
    })
    .from(t.sheet)
    .innerJoin(t.sealedSheet, eq(t.sealedSheet.id, t.sheet.sealed))
    .innerJoin(t.panelMember, eq(t.panelMember.id, t.sheet.member))
    .where(filter);
  return rows.map((row) => ({ ...row, expert: row.expert ?? '' }));
}

/** Verified amounts by participant's code. */
export async function factsByCode(db: Db, round: string): Promise<Map<string, Facts>> {
  const facts = new Map<string, Map<string, number>>();
  for (const { participant, criterion, amount } of await currentFacts(db, round)) {
    const own = facts.get(participant) ?? new Map<string, number>();
    facts.set(participant, own.set(criterion, amount));
  }
  return facts;
}
