import { and, asc, count, desc, eq, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '../access.ts';
import { dayInShanghai } from '../clock.ts';
import type { Db } from '../db/store.ts';
import { reference } from '../input.ts';
import { pageSchema } from '../paging.ts';
import { hasLastGrade, lastGrades } from '../repos/last-grades.ts';
import { contains } from '../repos/search.ts';
import { view } from '../service.ts';

const SORTS = ['code', 'name', 'unit', 'authority', 'leader', 'trade', 'recognisedOn'] as const;

const input = z.strictObject({
  search: reference.optional(),
  authority: reference.optional(),
  trade: reference.optional(),
  policy: reference.optional(),
  /** in which it was recognised */
  year: reference.optional(),
  /** the id of the last one that was made public */
  grade: reference.optional(),
  sort: z.enum(SORTS).optional(),
  descending: z.boolean().optional(),
  page: pageSchema
});

/** Studios within the account's scope, searched by code, name, leader, trade or unit; each with its last grade. */
export const listStudios = view({
  name: 'list-studios',
  input,
  subject: ({ actor }) => Promise.resolve({ authorities: [actor.authority] }),
  missing: () => ({ kind: 'studio', id: '' }),
  async run({ db, actor, now }, given) {
    const { orm, t } = db;
    const today = dayInShanghai(now);
    const filter = filterOf(db, actor, today, given);
    const rows = await orm
      .select({ studio: t.studio, unit: t.hostUnit.name, authority: t.authority.name })
      .from(t.studio)
      .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .innerJoin(t.authority, eq(t.authority.id, t.hostUnit.authority))
      .where(filter)
      .orderBy(...orderOf(db, given), asc(t.studio.code))
      .limit(given.page.limit)
      .offset(given.page.offset);
    const [all] = await orm
      .select({ total: count() })
      .from(t.studio)
      .innerJoin(t.hostUnit, eq(t.hostUnit.id, t.studio.unit))
      .where(filter);
    const last = await lastGrades(
      db,
      rows.map(({ studio }) => studio.id),
      today
    );
    return {
      rows: rows.map(({ studio, ...rest }) => ({ ...studio, ...rest, last: last.get(studio.id) ?? null })),
      total: all?.total ?? 0
    };
  }
});

function filterOf(
  db: Db,
  { authority: own }: Actor,
  today: string,
  { search = '', authority, trade, policy, year, grade }: z.infer<typeof input>
): SQL | undefined {
  const { studio, hostUnit } = db.t;
  return and(
    own === null ? undefined : eq(hostUnit.authority, own),
    authority === undefined ? undefined : eq(hostUnit.authority, authority),
    trade === undefined ? undefined : eq(studio.trade, trade),
    policy === undefined ? undefined : eq(studio.policy, policy),
    year === undefined ? undefined : eq(sql`substr(${studio.recognisedOn}, 1, 4)`, year),
    grade === undefined ? undefined : hasLastGrade(db, grade, today),
    contains(search, studio.code, studio.name, studio.leader, studio.trade, hostUnit.name)
  );
}

/** What is not known stands last, whichever way round. */
function orderOf(
  { t: { studio, hostUnit, authority } }: Db,
  { sort = 'code', descending = false }: z.infer<typeof input>
): SQL[] {
  const column = sort === 'unit' ? hostUnit.name : sort === 'authority' ? authority.name : studio[sort];
  const order = descending ? desc(column) : asc(column);
  return sort === 'recognisedOn' ? [sql`${column} is null`, order] : [order];
}
