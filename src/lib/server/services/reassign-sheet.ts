import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { conflictOf } from '#lib/domain/assignment.ts';
import { prose, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { beginAssignment, endAssignment } from '../repos/assignments.ts';
import { experts, recusals } from '../repos/members.ts';
import { demandState, managedParticipant, unsettle } from '../repos/rounds.ts';
import { act, type Context } from '../service.ts';

/**
 * Moves, adds or takes away one expert of one studio by hand, with the reason; never into a conflict of interest. Members
 * of the panels are named by their own ids, so that it works for pseudonyms too.
 */
export const reassignSheet = act({
  name: 'reassign-sheet',
  input: z.strictObject({
    participant: reference,
    from: reference.nullable(),
    to: reference.nullable(),
    reason: prose
  }),
  subject: ({ db }, { participant }) => managedParticipant(db, participant),
  missing: ({ participant }) => ({ kind: 'participant', id: participant }),
  async run(context, { from, to, reason }, { round, participant }) {
    // In deliberation nobody begins to score: the others' sheets are open by then.
    const states =
      to === null ? (['draft', 'scoring', 'deliberation'] as const) : (['draft', 'scoring'] as const);
    demandState(round, 'reassign-sheet', ...states);
    if (from === null && to === null) refuse('missing-key', { key: 'to' }, { path: 'to' });
    const { db, tell } = context;
    const isDraft = round.state === 'draft';
    const members = await experts(db, round.id);
    for (const id of [from, to]) {
      if (id !== null && !members.some((member) => member.id === id))
        refuse('not-found', { kind: 'expert', id });
    }
    // Ended and taken up again in one act, a sealed sheet would be open without having been returned.
    if (from === to) refuse('already-there', { kind: 'assignment', name: participant.code });
    tell({ reason, from, to });
    if (from !== null) {
      if (!(await isAssigned(context, participant.id, from)))
        refuse('not-found', { kind: 'assignment', id: from });
      await endAssignment(context, { participant: participant.id, member: from, reason, isDraft });
    }
    const next = members.find((member) => member.id === to);
    if (next) {
      const [studio] = await db.orm
        .select({ unit: db.t.studio.unit })
        .from(db.t.studio)
        .where(eq(db.t.studio.id, participant.studio ?? ''));
      const party = { id: participant.id, unit: studio?.unit ?? null, authority: participant.authority };
      // The authority's is a wish of the draw; by hand it may be overruled, a recusal and the own unit never.
      const conflict = conflictOf(next, party, await recusals(db, round.id), {
        unit: true,
        authority: false
      });
      if (conflict) refuse('conflict-of-interest', { why: conflict, participant: participant.code });
      if (await isAssigned(context, participant.id, next.id)) {
        refuse('already-there', { kind: 'assignment', name: participant.code });
      }
      const why = { how: 'hand' as const, reason };
      await beginAssignment(context, {
        participant: participant.id,
        member: next.id,
        why,
        round: round.id,
        isDraft
      });
    }
    await unsettle(context, round);
  }
});

async function isAssigned(
  { db: { orm, t } }: Context,
  participant: string,
  member: string
): Promise<boolean> {
  const [row] = await orm
    .select({ id: t.assignment.id })
    .from(t.assignment)
    .where(
      and(
        eq(t.assignment.participant, participant),
        eq(t.assignment.member, member),
        isNull(t.assignment.endedAt)
      )
    );
  return row !== undefined;
}
