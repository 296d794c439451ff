import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { label, reference } from '../input.ts';
import type { Db } from '../db/store.ts';
import { Refusal } from '../refusal.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { act } from '../service.ts';

type Panels = { name: string; experts: string[] }[];

/** 专家组: the round's pools of experts, whole. Who stays keeps their recusals; what was drawn has to be drawn again. */
export const formPanels = act({
  name: 'form-panels',
  input: z.strictObject({
    round: reference,
    panels: z.array(z.strictObject({ name: label, experts: z.array(reference).min(1) }))
  }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, touch, newId }, { panels }, { round }) {
    demandState(round, 'form-panels', 'draft');
    const problems = await faultsOf(db, panels);
    if (problems.length > 0) throw new Refusal(problems);
    const { orm, t } = db;
    const participants = await orm.select().from(t.participant).where(eq(t.participant.round, round.id));
    await touch('round', round.id);
    await touch('participant', ...participants.map(({ id }) => id));

    const before = await orm.select().from(t.panel).where(eq(t.panel.round, round.id));
    const members = await orm.select().from(t.panelMember).where(eq(t.panelMember.round, round.id));
    if (members.length > 0) {
      await orm.delete(t.assignment).where(
        inArray(
          t.assignment.member,
          members.map(({ id }) => id)
        )
      );
    }
    for (const { name, experts } of panels) {
      const panel = before.find((each) => each.name === name)?.id ?? newId();
      await orm
        .insert(t.panel)
        .values({ id: panel, round: round.id, name })
        .onConflictDoNothing({ target: t.panel.id });
      for (const expert of experts) {
        const member = members.find((each) => each.expert === expert);
        if (member) await orm.update(t.panelMember).set({ panel }).where(eq(t.panelMember.id, member.id));
        else await orm.insert(t.panelMember).values({ id: newId(), round: round.id, panel, expert });
      }
    }
    const staying = new Set(panels.flatMap(({ experts }) => experts));
    const leaving = members
      .filter(({ expert }) => expert === null || !staying.has(expert))
      .map(({ id }) => id);
    if (leaving.length > 0) {
      await orm.delete(t.recusal).where(inArray(t.recusal.member, leaving));
      await orm.delete(t.panelMember).where(inArray(t.panelMember.id, leaving));
    }
    const gone = before
      .filter(({ name }) => !panels.some((panel) => panel.name === name))
      .map(({ id }) => id);
    if (gone.length > 0) {
      await orm
        .update(t.participant)
        .set({ panel: null })
        .where(and(eq(t.participant.round, round.id), inArray(t.participant.panel, gone)));
      await orm.delete(t.panel).where(inArray(t.panel.id, gone));
    }
    await orm.update(t.round).set({ assignmentSeed: null }).where(eq(t.round.id, round.id));
  }
});

async function faultsOf({ orm, t }: Db, panels: Panels): Promise<Problem[]> {
  const asked = panels.flatMap(({ experts }) => experts);
  const known = await orm.select({ id: t.expert.id }).from(t.expert).where(inArray(t.expert.id, asked));
  const seen = new Set<string>();
  return panels.flatMap(({ name, experts }, index) => [
    ...(panels.findIndex((panel) => panel.name === name) < index
      ? [problem('already-there', { kind: 'panel', name }, { path: `panels[${index}].name` })]
      : []),
    ...experts.flatMap((id, place) => {
      const path = `panels[${index}].experts[${place}]`;
      if (!known.some((expert) => expert.id === id))
        return [problem('not-found', { kind: 'expert', id }, { path })];
      if (seen.has(id)) return [problem('duplicate-expert', { id }, { path })];
      seen.add(id);
      return [];
    })
  ]);
}
