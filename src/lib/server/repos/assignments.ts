/** Beginning and ending who scores whom. The caller has asked about access and conflicts. */
import { and, eq, isNull } from 'drizzle-orm';
import type { AssignmentWhy } from '../db/values.ts';
import { NO_CHANGE } from '../audit/history.ts';
import type { ActContext } from '../service.ts';

export interface Pair {
  participant: string;
  member: string;
}

/** In a draft the row goes; later it stays, ended, with its sheet, which does not count any more. */
export async function endAssignment(
  { db: { orm, t }, touch, now }: ActContext,
  { participant, member, reason, isDraft }: Pair & { reason: string; isDraft: boolean }
): Promise<void> {
  const ofPair = and(
    eq(t.assignment.participant, participant),
    eq(t.assignment.member, member),
    isNull(t.assignment.endedAt)
  );
  const [row] = await orm.select().from(t.assignment).where(ofPair);
  if (!row) return;
  await touch('participant', participant);
  if (isDraft) {
    await orm.delete(t.assignment).where(eq(t.assignment.id, row.id));
    return;
  }
  await orm
    .update(t.assignment)
    .set({ endedAt: now, endedReason: reason })
    .where(eq(t.assignment.id, row.id));
  const [sheet] = await orm
    .select({ id: t.sheet.id })
    .from(t.sheet)
    .where(and(eq(t.sheet.participant, participant), eq(t.sheet.member, member)));
  if (!sheet) return;
  await touch('sheet', sheet.id);
  await orm.update(t.sheet).set({ state: 'reassigned', sealed: null }).where(eq(t.sheet.id, sheet.id));
}

/** A pair that was ended before is taken up again: its sheet is a draft with what it holds. */
export async function beginAssignment(
  { db: { orm, t }, touch, newId, now }: ActContext,
  { participant, member, why, round, isDraft }: Pair & { why: AssignmentWhy; round: string; isDraft: boolean }
): Promise<void> {
  await touch('participant', participant);
  await orm
    .insert(t.assignment)
    .values({ id: newId(), participant, member, why, at: now })
    .onConflictDoUpdate({
      target: [t.assignment.member, t.assignment.participant],
      set: { why, endedAt: null, endedReason: null, at: now }
    });
  if (isDraft) return;
  const ofPair = and(eq(t.sheet.participant, participant), eq(t.sheet.member, member));
  const [there] = await orm.select().from(t.sheet).where(ofPair);
  const id = there?.id ?? newId();
  await touch('sheet', id);
  if (there) {
    // What was sealed before it ended stays sealed in its own edition; the expert signs again.
    const edition = there.edition + 1;
    await orm.update(t.sheet).set({ state: 'draft', edition, sealed: null }).where(eq(t.sheet.id, id));
  } else await orm.insert(t.sheet).values(newSheet({ id, round, participant, member, now }));
}

export const newSheet = ({ now, ...ids }: Pair & { id: string; round: string; now: number }) => ({
  ...ids,
  state: 'draft' as const,
  edition: 1,
  changes: 0,
  head: NO_CHANGE,
  createdAt: now
});
