/**
 * What the panel of a round sees once it deliberates: every member, but for the studios that it is recused from.
 * Whoever calls this has made sure that the round is in deliberation or later.
 */
import { and, eq } from 'drizzle-orm';
import type { Db } from '../db/store.ts';

/** Whether an expert is of the round's panels and not recused from a studio of it. */
export async function sitsOn(
  { orm, t }: Db,
  expert: string,
  { round, participant }: { round: string; participant: string }
): Promise<boolean> {
  const [row] = await orm
    .select({ member: t.panelMember.id, recusal: t.recusal.id })
    .from(t.panelMember)
    .leftJoin(t.recusal, and(eq(t.recusal.member, t.panelMember.id), eq(t.recusal.participant, participant)))
    .where(and(eq(t.panelMember.round, round), eq(t.panelMember.expert, expert)));
  return row?.recusal === null;
}
