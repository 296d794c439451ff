/** Walks the chain from its first row to its head, a page at a time: numbers, hashes, links, lists of changes, anchors. */
import { setImmediate as breathe } from 'node:timers/promises';
import { asc, between, gt, inArray, lt, or } from 'drizzle-orm';
import type { Db } from '../db/store.ts';
import { changesDigest, GENESIS, rowHash, type AuditRow, type Head, type ObjectChange } from './chain.ts';
import { readEach, type Findings } from './findings.ts';

const PAGE = 500;

/** @param anchors what heads of the chain were noted elsewhere */
export async function verifyChain(
  db: Db,
  anchors: readonly Head[],
  findings: Findings
): Promise<{ rows: number; head: Head }> {
  const noted = new Map<number, Set<string>>();
  for (const { number, hash } of anchors) noted.set(number, (noted.get(number) ?? new Set()).add(hash));
  let head: Head = { number: 0, hash: GENESIS };
  let rows = 0;
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const links = await linksAfter(db, after);
    const last = links.at(-1);
    if (!last) break;
    const sound = await soundRows(
      db,
      links.map(({ number }) => number)
    );
    for (const link of links) {
      const { number, hash, previous } = link;
      rows++;
      if (!sound.has(number)) findings.add('audit-row-altered', { number });
      if (number <= head.number) continue; // below the first: altered, and no link of the chain
      for (let missing = head.number + 1; missing < number && !findings.isFull; missing++) {
        findings.add('audit-row-missing', { number: missing });
      }
      if (number === head.number + 1 && previous !== head.hash) findings.add('audit-link-broken', { number });
      for (const expected of noted.get(number) ?? []) {
        if (expected !== hash) findings.add('audit-rewritten', { number });
      }
      head = link;
    }
    after = last.number;
    await breathe();
  }
  const { number, hash } = head;
  await findStrayChanges(db, number, findings);
  for (const beyond of [...noted.keys()].sort((a, b) => a - b)) {
    if (beyond > number) findings.add('audit-cut-off', { number: beyond, last: number });
  }
  return { rows, head: { number, hash } };
}

interface Link extends Head {
  previous: string;
}

const linksAfter = async ({ orm, t: { audit } }: Db, after: number): Promise<Link[]> =>
  orm
    .select({ number: audit.number, hash: audit.hash, previous: audit.previous })
    .from(audit)
    .where(gt(audit.number, after))
    .orderBy(asc(audit.number))
    .limit(PAGE);

/** The numbers of those rows that say what their hash says, with the changes that they list. */
async function soundRows(db: Db, numbers: readonly number[]): Promise<Set<number>> {
  const { orm, t } = db;
  const rows = await readEach(
    numbers,
    async (some) =>
      (
        await orm
          .select()
          .from(t.audit)
          .where(inArray(t.audit.number, [...some]))
      ).map((row) => ({ row, hash: rowHash(row) })),
    () => undefined // not among the sound ones
  );
  const changes = await changesOf(db, numbers[0] ?? 0, numbers.at(-1) ?? 0);
  const isSound = ({ row, hash }: { row: AuditRow; hash: string }): boolean =>
    row.number > 0 && hash === row.hash && changesDigest(changes.get(row.number) ?? []) === row.changes;
  return new Set(rows.filter(isSound).map(({ row }) => row.number));
}

async function changesOf({ orm, t }: Db, from: number, to: number): Promise<Map<number, ObjectChange[]>> {
  const { number, kind, object } = t.auditChange;
  const rows = await orm
    .select()
    .from(t.auditChange)
    .where(between(number, from, to))
    .orderBy(asc(number), asc(kind), asc(object));
  return Map.groupBy(rows, (row) => row.number);
}

/** Changes beyond the head, or before the first row: their rows are gone. */
async function findStrayChanges({ orm, t }: Db, head: number, findings: Findings): Promise<void> {
  const { number } = t.auditChange;
  const rows = await orm
    .selectDistinct({ number })
    .from(t.auditChange)
    .where(or(gt(number, head), lt(number, 1)))
    .orderBy(asc(number))
    .limit(PAGE);
  for (const row of rows) findings.add('audit-row-missing', row);
}
