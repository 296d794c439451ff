/** Appends to the audit chain: each row carries the hash of the row before it. Append-only; nothing here changes a row. */
import { desc, sql } from 'drizzle-orm';
import { canonical } from '#lib/domain/canonical-json.ts';
import type { Db } from '../db/store.ts';
import { sha256 } from '../digest.ts';

/** What the first row carries as its predecessor's hash. */
export const GENESIS = '0'.repeat(64);

export type Detail = Record<string, string | number | boolean | null>;

export interface ObjectChange {
  kind: string;
  object: string;
  /** SHA-256 of the object's rows; null: not there */
  before: string | null;
  after: string | null;
}

export interface AuditRow {
  number: number;
  at: number;
  actor: string;
  act: string;
  detail: Detail;
  changes: string;
  previous: string;
  hash: string;
}

export interface Head {
  number: number;
  hash: string;
}

/** The chain's head after an act, and before it. */
export interface Appended {
  head: Head;
  before: Head & { at: number | null };
}

export const changesDigest = (changes: readonly ObjectChange[]): string =>
  sha256(canonical(changes.map(({ kind, object, before, after }) => [kind, object, before, after])));

export const rowHash = ({
  number,
  at,
  actor,
  act,
  detail,
  changes,
  previous
}: Omit<AuditRow, 'hash'>): string => sha256(canonical([number, at, actor, act, detail, changes, previous]));

/** The last row; before the first one, number 0 at no time. */
export async function readHead(db: Db): Promise<Head & { at: number | null }> {
  const [row] = await db.prepared('audit:head', (orm, { audit }) =>
    orm
      .select({ number: audit.number, hash: audit.hash, at: audit.at })
      .from(audit)
      .orderBy(desc(audit.number))
      .limit(1)
  )({});
  return row ?? { number: 0, hash: GENESIS, at: null };
}

/** @param changes in the order of kind and object */
export async function appendAudit(
  db: Db,
  given: Pick<AuditRow, 'at' | 'actor' | 'act' | 'detail'>,
  changes: readonly ObjectChange[]
): Promise<Appended> {
  const before = await readHead(db);
  const row = { ...given, number: before.number + 1, changes: changesDigest(changes), previous: before.hash };
  const hash = rowHash(row);
  await db.prepared('audit:append', (orm, { audit }) =>
    orm.insert(audit).values({
      number: sql.placeholder('number'),
      at: sql.placeholder('at'),
      actor: sql.placeholder('actor'),
      act: sql.placeholder('act'),
      detail: sql.placeholder('detail'),
      changes: sql.placeholder('changes'),
      previous: sql.placeholder('previous'),
      hash: sql.placeholder('hash')
    })
  )({ ...row, hash });
  const insert = db.prepared('audit:change', (orm, { auditChange }) =>
    orm.insert(auditChange).values({
      number: sql.placeholder('number'),
      kind: sql.placeholder('kind'),
      object: sql.placeholder('object'),
      before: sql.placeholder('before'),
      after: sql.placeholder('after')
    })
  );
  for (const change of changes) await insert({ number: row.number, ...change });
  return { head: { number: row.number, hash }, before };
}
