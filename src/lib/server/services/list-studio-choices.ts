import { and, asc, count, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../db/store.ts';
import { bandsOf } from '../repos/last-grades.ts';
import { isVisible, PUBLISHED } from '../repos/rounds.ts';
import { view } from '../service.ts';

/** By what the studios within the account's scope can be told apart: only what some of them have. */
export const listStudioChoices = view({
  name: 'list-studio-choices',
  input: z.strictObject({}),
  subject: ({ actor }) => Promise.resolve({ authorities: [actor.authority] }),
  missing: () => ({ kind: 'studio', id: '' }),
  async run({ db, actor }) {
    const { t } = db;
    const own = actor.authority === null ? undefined : eq(t.hostUnit.authority, actor.authority);
    const year = sql<string>`substr(${t.studio.recognisedOn}, 1, 4)`;
    const values = async (value: typeof year): Promise<string[]> =>
      (
        await db.orm
          .selectDistinct({ value })
          .from(t.studio)
          .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
          .where(and(own, isNotNull(value)))
          .orderBy(asc(value))
      ).map((row) => row.value);
    const authorities = await db.orm
      .select({ id: t.authority.id, name: t.authority.name, studios: count() })
      .from(t.studio)
      .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .innerJoin(t.authority, eq(t.authority.id, t.hostUnit.authority))
      .where(own)
      .groupBy(t.authority.id, t.authority.kind, t.authority.name)
      .orderBy(asc(t.authority.kind), asc(t.authority.name));
    return {
      authorities,
      trades: await values(sql`${t.studio.trade}`),
      policies: await values(sql`${t.studio.policy}`),
      years: (await values(year)).reverse(),
      grades: await gradesOf(db, isVisible(db, actor))
    };
  }
});

/** Of the rounds that were made public: one word for each grade. */
async function gradesOf(db: Db, visible: ReturnType<typeof isVisible>) {
  const { t } = db;
  const rounds = await db.orm
    .select()
    .from(t.round)
    .where(and(inArray(t.round.state, [...PUBLISHED]), visible));
  const grades = new Map<string, string>();
  for (const round of rounds) {
    for (const { id, title } of await bandsOf(db, round)) if (!grades.has(id)) grades.set(id, title);
  }
  return [...grades].map(([id, title]) => ({ id, title }));
}
