import { asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { assign } from '#lib/domain/assignment.ts';
import { canonical } from '#lib/domain/canonical-json.ts';
import { problem } from '#lib/domain/problem.ts';
import { count } from '#lib/domain/schema-kit.ts';
import { label, reference } from '../input.ts';
import type { Db } from '../db/store.ts';
import { sha256 } from '../digest.ts';
import { refuse, Refusal } from '../refusal.ts';
import { experts, gradedParticipants, recusals } from '../repos/members.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { act } from '../service.ts';

/**
 * Draws who scores whom, for the whole draft: balanced, without conflicts of interest, and the same again from the same
 * seed, which is recorded. Says for each assignment why.
 */
export const assignExperts = act({
  name: 'assign-experts',
  input: z.strictObject({
    round: reference,
    perStudio: count(1),
    avoid: z.strictObject({ unit: z.boolean(), authority: z.boolean() }),
    seed: label.optional()
  }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, touch, tell, newId, now }, { perStudio, avoid, seed = newId() }, { round }) {
    demandState(round, 'assign-experts', 'draft');
    const { orm, t } = db;
    const [members, participants] = [await experts(db, round.id), await gradedParticipants(db, round.id)];
    if (participants.length === 0) refuse('no-participants', { round: round.code });
    if (members.length === 0) refuse('no-panel', { round: round.code });
    const codeOf = new Map(participants.map(({ id, code }) => [id, code]));
    const idOf = new Map(participants.map(({ id, code }) => [code, id]));
    const { lotOf, panelOf } = await lotsOf(db, round.id);
    const memberOf = new Map([...lotOf].map(([member, lot]) => [lot, member]));
    // By codes, names and lots, so that the same lists and seed give the same draw in any store.
    const drawn = assign(
      {
        participants: participants.map(({ code, unit, authority, panel }) => ({
          id: code,
          unit,
          authority,
          panel: panel === null ? null : (panelOf.get(panel) ?? '')
        })),
        experts: members.map(({ id, unit, authority, panel }) => ({
          id: lotOf.get(id) ?? id,
          unit,
          authority,
          panel: panelOf.get(panel) ?? ''
        })),
        recusals: (await recusals(db, round.id)).map(({ expert, participant }) => ({
          expert: lotOf.get(expert) ?? expert,
          participant: codeOf.get(participant) ?? ''
        })),
        perStudio,
        avoid,
        seed
      },
      sha256
    );
    if (!drawn.ok) {
      throw new Refusal(
        drawn.shortages.map((shortage) => {
          const { participant } = shortage;
          return problem('too-few-experts', shortage, { participant });
        })
      );
    }
    await touch('round', round.id);
    // Also those that were put off since an earlier draw: theirs goes too.
    const all = await orm
      .select({ id: t.participant.id })
      .from(t.participant)
      .where(eq(t.participant.round, round.id));
    await touch('participant', ...all.map(({ id }) => id));
    tell({ seed, perStudio, avoidUnit: avoid.unit, avoidAuthority: avoid.authority });
    await orm.delete(t.assignment).where(
      inArray(
        t.assignment.member,
        members.map(({ id }) => id)
      )
    );
    await orm.update(t.round).set({ assignmentSeed: seed }).where(eq(t.round.id, round.id));
    const rows = drawn.assignments.map(
      ({ participant: code, expert: lot, why: { panel, load, excluded } }) => ({
        id: newId(),
        participant: idOf.get(code) ?? '',
        member: memberOf.get(lot) ?? '',
        why: {
          how: 'drawn' as const,
          panel,
          load,
          excluded: excluded.map(({ expert, why }) => ({ member: memberOf.get(expert) ?? '', why }))
        },
        at: now
      })
    );
    for (let start = 0; start < rows.length; start += 500) {
      await orm.insert(t.assignment).values(rows.slice(start, start + 500));
    }
    return { seed, assignments: rows.map(({ participant, member, why }) => ({ participant, member, why })) };
  }
});

/**
 * What each member is drawn under: the expert's name and affiliation, not the ids of rows, which every store
 * makes for itself. Two experts who are equal in all of these are told apart by their ids.
 */
async function lotsOf({ orm, t }: Db, round: string) {
  const rows = await orm
    .select({ member: t.panelMember.id, name: t.expert.name, affiliation: t.expert.affiliation })
    .from(t.panelMember)
    .innerJoin(t.expert, eq(t.expert.id, t.panelMember.expert))
    .where(eq(t.panelMember.round, round))
    .orderBy(asc(t.expert.id));
  const panels = await orm.select().from(t.panel).where(eq(t.panel.round, round));
  const lotOf = new Map<string, string>();
  const equals = new Map<string, number>();
  for (const { member, name, affiliation } of rows) {
    const who = canonical([name, affiliation]);
    const before = equals.get(who) ?? 0;
    equals.set(who, before + 1);
    lotOf.set(member, before === 0 ? who : `${who}${before}`);
  }
  return { lotOf, panelOf: new Map(panels.map(({ id, name }) => [id, name])) };
}
