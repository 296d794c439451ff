import { and, asc, desc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { z } from 'zod';
import { reference } from '../input.ts';
import { dayInShanghai } from '../clock.ts';
import { PUBLISHED } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** One studio: unit, leader, titles, and its published rounds with score and grade. */
export const readStudio = view({
  name: 'read-studio',
  input: z.strictObject({ studio: reference }),
  async subject({ db: { orm, t } }, { studio: id }) {
    const [row] = await orm
      .select({ studio: t.studio, unit: t.hostUnit })
      .from(t.studio)
      .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .where(eq(t.studio.id, id));
    return row && { ...row, authorities: [row.unit.authority] };
  },
  missing: ({ studio }) => ({ kind: 'studio', id: studio }),
  async run({ db: { orm, t }, now }, _input, { studio, unit }) {
    const titles = await orm
      .select()
      .from(t.studioTitle)
      .where(eq(t.studioTitle.studio, studio.id))
      .orderBy(asc(t.studioTitle.since), asc(t.studioTitle.id));
    const rounds = await orm
      .select({
        id: t.round.id,
        round: t.round.code,
        title: t.round.title,
        date: t.round.date,
        grade: t.settledResult.grade,
        total: t.settledResult.total
      })
      .from(t.participant)
      .innerJoin(t.round, eq(t.round.id, t.participant.round))
      .innerJoin(
        t.settledResult,
        and(
          eq(t.settledResult.participant, t.participant.id),
          eq(t.settledResult.settlement, t.round.settled)
        )
      )
      .innerJoin(t.notice, and(eq(t.notice.settlement, t.round.settled), isNull(t.notice.withdrawnAt)))
      .where(
        and(
          eq(t.participant.studio, studio.id),
          inArray(t.round.state, [...PUBLISHED]),
          lte(t.notice.firstDay, dayInShanghai(now))
        )
      )
      .orderBy(desc(t.round.date));
    const successors = await orm
      .select({ supersedes: t.round.supersedes, code: t.round.code })
      .from(t.round)
      .where(and(isNotNull(t.round.supersedes), inArray(t.round.state, [...PUBLISHED])));
    return {
      studio,
      unit,
      titles,
      rounds: rounds.map(({ id, ...row }) => ({
        ...row,
        supersededBy: successors.find(({ supersedes }) => supersedes === id)?.code ?? null
      }))
    };
  }
});
