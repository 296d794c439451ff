import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { byCodePoint } from '#lib/domain/points.ts';
import { reference } from '../input.ts';
import { sha256 } from '../digest.ts';
import { assessmentOf, checkOutline } from '../grading.ts';
import { refuse } from '../refusal.ts';
import { newSheet } from '../repos/assignments.ts';
import { experts, gradedParticipants } from '../repos/members.ts';
import { policyOf } from '../repos/policies.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { activeAssignments } from '../repos/sheets.ts';
import { act } from '../service.ts';

/**
 * Draft → scoring. From here on policy, table, settings, participants and panels are frozen, and all that leaves the
 * panel names its experts E01, E02 … in an order that says nothing about them.
 */
export const openRound = act({
  name: 'open-round',
  input: z.strictObject({ round: reference }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, touch, newId, now }, _input, { round }) {
    demandState(round, 'open-round', 'draft');
    const { orm, t } = db;
    await checkOutline(db, round);
    const participants = await gradedParticipants(db, round.id);
    const members = await experts(db, round.id);
    if (participants.length === 0) refuse('no-participants', { round: round.code });
    if (members.length === 0) refuse('no-panel', { round: round.code });
    const { quorum } = assessmentOf(await policyOf(db, round), round);
    const assigned = await activeAssignments(db, round.id);
    const perParticipant = Map.groupBy(assigned, ({ participant }) => participant.id);
    const short = participants.filter(({ id }) => (perParticipant.get(id)?.length ?? 0) < quorum);
    if (short.length > 0) refuse('not-assigned', { participants: short.map(({ code }) => code) });

    await touch('round', round.id);
    // With what nobody knows afterwards: otherwise the ids alone would tell who is who.
    const secret = newId();
    const order = members
      .map(({ id }) => ({ id, draw: sha256(`${secret}\0${id}`) }))
      .sort((a, b) => byCodePoint(a.draw, b.draw));
    const digits = Math.max(2, String(order.length).length);
    for (const [index, { id }] of order.entries()) {
      const pseudonym = `E${String(index + 1).padStart(digits, '0')}`;
      await orm.update(t.panelMember).set({ pseudonym }).where(eq(t.panelMember.id, id));
    }
    const sheets = assigned.map(({ participant, member }) =>
      newSheet({ id: newId(), round: round.id, participant: participant.id, member: member.id, now })
    );
    await touch('sheet', ...sheets.map(({ id }) => id));
    for (let start = 0; start < sheets.length; start += 500) {
      await orm.insert(t.sheet).values(sheets.slice(start, start + 500));
    }
    await orm.update(t.round).set({ state: 'scoring', openedAt: now }).where(eq(t.round.id, round.id));
  }
});
