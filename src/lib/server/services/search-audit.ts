import { and, asc, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { decimal, isoDate } from '#lib/domain/schema-kit.ts';
import { reference } from '../input.ts';
import { labelsOf } from '../repos/labels.ts';
import { view } from '../service.ts';

const MOST = 200;
/** before an account's id, as the chain names who acts */
const USER = 'user:';
/** keys of an act's detail that hold an id of their kind */
const TOLD = ['user', 'authority', 'expert'] as const;

/** Rows of the chain, the newest first, with the objects that each changed. Days are those of Shanghai. */
export const searchAudit = view({
  name: 'search-audit',
  input: z.strictObject({
    act: reference.optional(),
    actor: reference.optional(),
    /** of an object: all objects of the kind, with `object` only the one */
    kind: reference.optional(),
    object: reference.optional(),
    from: isoDate.optional(),
    /** that day too */
    to: isoDate.optional(),
    /** what the page before gave as `next` */
    before: decimal(0).optional(),
    limit: decimal(0, 1, MOST).default(50)
  }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'audit', id: '' }),
  async run({ db }, { act, actor, kind, object, from, to, before, limit }) {
    const { orm, t } = db;
    const { audit, auditChange } = t;
    const filters: SQL[] = [];
    if (act !== undefined) filters.push(eq(audit.act, act));
    if (actor !== undefined) filters.push(eq(audit.actor, actor));
    if (from !== undefined) filters.push(gte(audit.at, startOfDay(from, 0)));
    if (to !== undefined) filters.push(lt(audit.at, startOfDay(to, 1)));
    if (before !== undefined) filters.push(lt(audit.number, before));
    if (kind !== undefined || object !== undefined) {
      const those = orm
        .select({ number: auditChange.number })
        .from(auditChange)
        .where(
          and(
            kind === undefined ? undefined : eq(auditChange.kind, kind),
            object === undefined ? undefined : eq(auditChange.object, object)
          )
        );
      filters.push(inArray(audit.number, those));
    }
    const found = await orm
      .select()
      .from(audit)
      .where(and(...filters))
      .orderBy(desc(audit.number))
      .limit(limit + 1);
    const page = found.slice(0, limit);
    const numbers = page.map(({ number }) => number);
    const changes = await orm
      .select({ number: auditChange.number, kind: auditChange.kind, object: auditChange.object })
      .from(auditChange)
      .where(inArray(auditChange.number, numbers))
      .orderBy(asc(auditChange.number), asc(auditChange.kind), asc(auditChange.object));
    const changesOf = Map.groupBy(changes, ({ number }) => number);
    const actors = page.flatMap((row) =>
      row.actor.startsWith(USER) ? [{ kind: 'user', id: row.actor.slice(USER.length) }] : []
    );
    // What stands beside an act may name some, too.
    const told = page.flatMap(({ detail }) =>
      TOLD.flatMap((kind) => {
        const id = detail[kind];
        return typeof id === 'string' ? [{ kind, id }] : [];
      })
    );
    const objects = changes.map((change) => ({ kind: change.kind, id: change.object }));
    return {
      /** what accounts and objects are called today, by `kind id` */
      names: await labelsOf(db, [...actors, ...told, ...objects]),
      rows: page.map((row) => ({
        number: row.number,
        at: row.at,
        actor: row.actor,
        act: row.act,
        detail: row.detail,
        hash: row.hash,
        objects: (changesOf.get(row.number) ?? []).map((change) => ({ kind: change.kind, id: change.object }))
      })),
      next: found.length > limit ? (page.at(-1)?.number ?? null) : null
    };
  }
});

/** In ms of UTC. */
const startOfDay = (day: string, later: number): number =>
  Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime('Asia/Shanghai').epochMilliseconds;
