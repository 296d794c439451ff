/**
 * The objects as they stand today against what the chain last recorded of them, and what it recorded of each against
 * itself. In the order of kind and object, so that one object at a time is in memory, however long the chain is.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { and, asc, eq, getTableName, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/store.ts';
import { MOST_FINDINGS, readEach, type Findings } from './findings.ts';
import { digestObjects, OBJECT_KINDS, OBJECTS, type ObjectKind, type Rows } from './objects.ts';

const PAGE = 500;

interface Recorded {
  kind: string;
  object: string;
  number: number;
  before: string | null;
  after: string | null;
}

/** @returns how many objects the chain knows */
export async function verifyObjects(db: Db, findings: Findings): Promise<number> {
  let objects = 0;
  let current: Recorded | undefined;
  let waiting: Recorded[] = [];
  const compare = async (): Promise<void> => {
    await compareWithToday(db, waiting, findings);
    objects += waiting.length;
    waiting = [];
  };
  const finish = async (): Promise<void> => {
    if (!current) return;
    if (waiting.length >= PAGE || (waiting[0] && waiting[0].kind !== current.kind)) await compare();
    waiting.push(current);
  };
  for await (const row of recordedChanges(db)) {
    const isSame = current?.kind === row.kind && current.object === row.object;
    if (!isSame) await finish();
    const expected = isSame ? (current?.after ?? null) : null;
    if (row.before !== expected) {
      findings.add('audit-jump', { kind: row.kind, id: row.object, number: row.number });
    }
    current = row;
  }
  await finish();
  await compare();
  await findUnrecorded(db, findings);
  return objects;
}

/** Those that a row of the chain vouches for, by kind, object and number. */
async function* recordedChanges({ orm, t }: Db): AsyncGenerator<Recorded> {
  const { kind, object, number, before, after } = t.auditChange;
  let beyond: SQL | undefined;
  for (;;) {
    const page = await orm
      .select({ kind, object, number, before, after })
      .from(t.auditChange)
      .innerJoin(t.audit, eq(t.audit.number, number))
      .where(beyond)
      .orderBy(asc(kind), asc(object), asc(number))
      .limit(PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    beyond = sql`(${kind}, ${object}, ${number}) > (${last.kind}, ${last.object}, ${last.number})`;
    await breathe();
  }
}

const isKind = (kind: string): kind is ObjectKind => kind in OBJECTS;

/** @param recorded of one kind, each object's last change */
async function compareWithToday(db: Db, recorded: readonly Recorded[], findings: Findings): Promise<void> {
  const kind = recorded[0]?.kind;
  if (kind === undefined) return;
  const unreadable = new Set<string>();
  const digests = isKind(kind)
    ? new Map(
        await readEach(
          recorded.map(({ object }) => object),
          async (ids) => [...(await digestObjects(db, kind, ids))],
          (id) => unreadable.add(id)
        )
      )
    : new Map<string, string>(); // a kind that this program does not know has no objects
  for (const { object: id, number, after } of recorded) {
    const today = digests.get(id) ?? null;
    if (unreadable.has(id)) findings.add('audit-object-differs', { kind, id, number });
    else if (today === after) continue;
    else if (today === null) findings.add('audit-object-missing', { kind, id, number });
    else if (after === null) findings.add('audit-object-unrecorded', { kind, id });
    else findings.add('audit-object-differs', { kind, id, number });
  }
}

/** Rows of which the chain knows nothing, and rows that hang on an object that does not exist. */
async function findUnrecorded(db: Db, findings: Findings): Promise<void> {
  const { orm, t } = db;
  for (const kind of OBJECT_KINDS) {
    const [main]: readonly [Rows, ...Rows[]] = OBJECTS[kind];
    const seen = new Set<string>();
    for (const rows of OBJECTS[kind] as readonly Rows[]) {
      const id = rows.of(t);
      const recorded = orm
        .select({ one: sql`1` })
        .from(t.auditChange)
        .where(and(eq(t.auditChange.kind, kind), eq(t.auditChange.object, id)));
      const isOwn = getTableName(rows.table(t)) === getTableName(main.table(t));
      const parent = orm
        .select({ one: sql`1` })
        .from(main.table(t))
        .where(eq(main.of(t), id));
      const found = (await orm
        .selectDistinct({ id })
        .from(rows.table(t))
        .where(isOwn ? notExists(recorded) : or(notExists(recorded), notExists(parent)))
        .orderBy(asc(id))
        .limit(MOST_FINDINGS)) as { id: string }[];
      for (const each of found) {
        if (!seen.has(each.id)) findings.add('audit-object-unrecorded', { kind, id: each.id });
        seen.add(each.id);
      }
    }
  }
}
