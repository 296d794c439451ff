/**
 * What the audit chain watches: each kind of object with the table rows that make it up. A row in any of these tables
 * that was changed outside an act differs from what the chain recorded.
 */
import { asc, eq, getTableColumns, getTableName, inArray, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { canonical } from '#lib/domain/canonical-json.ts';
import type { Db, Tables } from '../db/store.ts';
import { sha256 } from '../digest.ts';

export interface Rows {
  table(t: Tables): SQLiteTable;
  /** the column with the object's id */
  of(t: Tables): SQLiteColumn;
  /** the order of rows; what makes a row unique within its object */
  by(t: Tables): SQLiteColumn;
  /** columns that change without an act */
  except?: readonly string[];
  /** columns that a migration added: not there while they are null, so that what the chain recorded before still holds */
  later?: readonly string[];
}

const own = (
  table: (t: Tables) => SQLiteTable & { id: SQLiteColumn },
  columns: Pick<Rows, 'except' | 'later'> = {}
): Rows => ({
  table,
  of: (t) => table(t).id,
  by: (t) => table(t).id,
  ...columns
});

/** The first entry is the object's own row; without it the object does not exist. */
export const OBJECTS = {
  authority: [own((t) => t.authority)],
  'host-unit': [own((t) => t.hostUnit)],
  studio: [
    own((t) => t.studio),
    { table: (t) => t.studioTitle, of: (t) => t.studioTitle.studio, by: (t) => t.studioTitle.id }
  ],
  expert: [own((t) => t.expert)],
  user: [
    own((t) => t.user, { except: ['totpLastStep'] }),
    { table: (t) => t.oneTimeCode, of: (t) => t.oneTimeCode.user, by: (t) => t.oneTimeCode.id },
    { table: (t) => t.recoveryCode, of: (t) => t.recoveryCode.user, by: (t) => t.recoveryCode.id }
  ],
  policy: [
    {
      table: (t) => t.policyVersion,
      of: (t) => t.policyVersion.digest,
      by: (t) => t.policyVersion.digest,
      later: ['note']
    }
  ],
  round: [
    own((t) => t.round),
    { table: (t) => t.panel, of: (t) => t.panel.round, by: (t) => t.panel.id },
    { table: (t) => t.panelMember, of: (t) => t.panelMember.round, by: (t) => t.panelMember.id }
  ],
  participant: [
    own((t) => t.participant, { later: ['inviteReason'] }),
    { table: (t) => t.veto, of: (t) => t.veto.participant, by: (t) => t.veto.id },
    { table: (t) => t.recusal, of: (t) => t.recusal.participant, by: (t) => t.recusal.id },
    { table: (t) => t.assignment, of: (t) => t.assignment.participant, by: (t) => t.assignment.id }
  ],
  fact: [own((t) => t.fact)],
  // Its entries and their changes hang on `head`: see history.ts.
  sheet: [own((t) => t.sheet)],
  signature: [own((t) => t.signature)],
  'sealed-sheet': [own((t) => t.sealedSheet)],
  'sheet-return': [own((t) => t.sheetReturn)],
  decision: [own((t) => t.decision)],
  settlement: [
    own((t) => t.settlement),
    {
      table: (t) => t.settledResult,
      of: (t) => t.settledResult.settlement,
      by: (t) => t.settledResult.participant
    }
  ],
  notice: [own((t) => t.notice)],
  objection: [own((t) => t.objection)],
  attachment: [own((t) => t.attachment)],
  holidays: [{ table: (t) => t.holiday, of: (t) => t.holiday.date, by: (t) => t.holiday.date }]
} as const satisfies Record<string, readonly Rows[]>;

export type ObjectKind = keyof typeof OBJECTS;
export const OBJECT_KINDS = Object.keys(OBJECTS) as ObjectKind[];

/** Tables that no object covers, each with the reason. */
export const UNWATCHED: Readonly<Partial<Record<keyof Tables, string>>> = {
  entry: 'recomputed from the sheet’s chained changes (history.ts)',
  entryChange: 'chained by hash, the last hash is in the sheet (history.ts)',
  content: 'named by the digest of its bytes',
  session: 'comes and goes with each request; sign-ins are acts',
  knownDevice: 'only ever shortens a delay',
  throttle: 'only ever delays',
  refusedChange: 'kept for the person who typed it; nothing rests on it',
  idempotency: 'answers of acts that the chain has',
  audit: 'the chain itself',
  auditChange: 'its digest is in the audit row',
  chainTurn: 'always empty: only ever locked',
  anchor: 'compared with the chain and the anchors file'
};

/** Ids per query: far below both engines' limits of parameters. */
const CHUNK = 500;

/** SHA-256 of each object's rows as they stand now; what does not exist is not in the map. */
export async function digestObjects(
  db: Db,
  kind: ObjectKind,
  ids: readonly string[]
): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK);
    const parts: Map<string, unknown[]>[] = [];
    for (const rows of OBJECTS[kind]) parts.push(await rowsOf(db, kind, rows, chunk));
    for (const id of chunk) {
      if (!parts[0]?.has(id)) continue;
      digests.set(id, sha256(canonical([kind, id, ...parts.map((part) => part.get(id) ?? [])])));
    }
  }
  return digests;
}

async function rowsOf(
  db: Db,
  kind: string,
  rows: Rows,
  ids: readonly string[]
): Promise<Map<string, unknown[]>> {
  const [table, of, by] = [rows.table(db.t), rows.of(db.t), rows.by(db.t)];
  // One object at a time is what acts ask for: prepared.
  const found = (
    ids.length === 1
      ? await db.prepared(`audit:${kind}:${getTableName(table)}`, (orm) =>
          orm
            .select()
            .from(table)
            .where(eq(of, sql.placeholder('id')))
            .orderBy(asc(by))
        )({ id: ids[0] })
      : await db.orm
          .select()
          .from(table)
          .where(inArray(of, [...ids]))
          .orderBy(asc(by))
  ) as Record<string, unknown>[];
  const key = keyOf(table, of);
  const grouped = new Map<string, unknown[]>();
  for (const row of found) {
    const id = row[key] as string;
    const list = grouped.get(id);
    const plain = plainRow(row, rows);
    if (list) list.push(plain);
    else grouped.set(id, [plain]);
  }
  return grouped;
}

/** The property of a row that holds a column. */
function keyOf(table: SQLiteTable, column: SQLiteColumn): string {
  const found = Object.entries(getTableColumns(table)).find(([, each]) => each.name === column.name);
  if (!found) throw new Error(`${column.name} is no column of ${getTableName(table)}`);
  return found[0];
}

/** Bytes by their digest; the rest is JSON already. */
function plainRow(
  row: Readonly<Record<string, unknown>>,
  { except = [], later = [] }: Rows
): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    if (except.includes(key) || (value === null && later.includes(key))) continue;
    plain[key] = value instanceof Uint8Array ? sha256(value) : value;
  }
  return plain;
}
