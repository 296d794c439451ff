import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { isoDate } from '#lib/domain/schema-kit.ts';
import { label, prose, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

/** A title that a studio gets, or the end of the one it has. The earlier ones stay. */
export const recordTitle = act({
  name: 'record-title',
  input: z.strictObject({
    studio: reference,
    change: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('given'), title: label, since: isoDate }),
      z.strictObject({ kind: z.literal('ended'), title: label, until: isoDate })
    ]),
    reason: prose
  }),
  async subject({ db: { orm, t } }, { studio: id }) {
    const [row] = await orm
      .select({ authority: t.hostUnit.authority })
      .from(t.studio)
      .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .where(eq(t.studio.id, id));
    return row && { authorities: [row.authority] };
  },
  missing: ({ studio }) => ({ kind: 'studio', id: studio }),
  async run({ db: { orm, t }, touch, tell, newId, now }, { studio, change, reason }) {
    await touch('studio', studio);
    tell({ kind: change.kind, reason });
    const [held] = await orm
      .select()
      .from(t.studioTitle)
      .where(
        and(
          eq(t.studioTitle.studio, studio),
          eq(t.studioTitle.title, change.title),
          isNull(t.studioTitle.until)
        )
      )
      .orderBy(desc(t.studioTitle.since));
    if (change.kind === 'given') {
      if (held) refuse('already-there', { kind: 'title', name: change.title });
      const { title, since } = change;
      await orm.insert(t.studioTitle).values({ id: newId(), studio, title, since, reason, createdAt: now });
      return;
    }
    if (!held) return refuse('not-found', { kind: 'title', id: change.title });
    if (change.until < held.since)
      refuse('date-before', { date: change.until, least: held.since }, { path: 'change.until' });
    await orm.update(t.studioTitle).set({ until: change.until, reason }).where(eq(t.studioTitle.id, held.id));
  }
});
