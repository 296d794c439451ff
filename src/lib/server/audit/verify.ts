/**
 * Verifies everything that the audit chain vouches for, in one unchanging view of the store. Finds, names and goes on:
 * nothing that was done to the data makes it throw.
 */
import { asc, isNotNull } from 'drizzle-orm';
import type { Problem } from '#lib/domain/problem.ts';
import type { Contents } from '../contents.ts';
import { foreignObjects } from '../db/foreign-objects.ts';
import type { Db } from '../db/store.ts';
import { sha256 } from '../digest.ts';
import { isDigest, namedDigests } from '../named-contents.ts';
import type { Head } from './chain.ts';
import { Findings } from './findings.ts';
import { readAnchors, type AnchorLines } from './read-anchors.ts';
import { verifyChain } from './verify-chain.ts';
import { verifyHistories } from './verify-history.ts';
import { verifyObjects } from './verify-objects.ts';

export interface Verification {
  /** of the chain */
  rows: number;
  head: Head;
  /** that the chain knows */
  objects: number;
  /** read from the anchors file: 0 says that nothing outside the database was compared */
  anchors: number;
  problems: Problem[];
}

/**
 * @param db a reading that has read nothing yet: an anchor written after its view was taken would be beyond the head
 * @param anchorsFile null: none is kept, so that nothing is compared with one
 * @param isDemanded the anchors file must be there, even where the database does not say that anything was written to it
 */
export async function verifyAudit(
  db: Db,
  contents: Contents,
  anchorsFile: string | null,
  isDemanded = false
): Promise<Verification> {
  const before = readAnchors(anchorsFile);
  const { anchors, problems } = before;
  const findings = new Findings();
  const noted = [...anchors, ...(await notedInside(db))];
  const { rows, head } = await verifyChain(db, noted, findings);
  const objects = await verifyObjects(db, findings);
  await verifyHistories(db, findings);
  await verifyContents(db, contents, findings);
  if (anchorsFile !== null) await verifyAnchors(db, anchorsFile, before, isDemanded, findings);
  for (const each of await foreignObjects(db)) findings.add('store-foreign-object', each);
  return { rows, head, objects, anchors: anchors.length, problems: [...findings.problems, ...problems] };
}

/** What the database itself says of earlier heads: the table of anchors, and every notice that went out. */
async function notedInside({ orm, t }: Db): Promise<Head[]> {
  const { number, hash } = t.anchor;
  const { auditNumber, auditHash } = t.notice;
  return [
    ...(await orm.select({ number, hash }).from(t.anchor).orderBy(asc(number))),
    ...(await orm.select({ number: auditNumber, hash: auditHash }).from(t.notice).orderBy(asc(auditNumber)))
  ];
}

/** Whether all that was written to the anchors file, as the database says, still stands in it. */
async function verifyAnchors(
  { orm, t: { anchor } }: Db,
  file: string,
  { isThere, anchors }: AnchorLines,
  isDemanded: boolean,
  findings: Findings
): Promise<void> {
  const written = await orm
    .select({ number: anchor.number })
    .from(anchor)
    .where(isNotNull(anchor.writtenAt))
    .orderBy(asc(anchor.number));
  if (!isThere && (isDemanded || written.length > 0)) findings.add('anchors-file-missing', { file });
  const missingFrom = (lines: readonly Head[]): typeof written => {
    const held = new Set(lines.map(({ number }) => number));
    return written.filter(({ number }) => !held.has(number));
  };
  // What was written after the file was read, and before the view was taken, is there by now.
  const missing = missingFrom(anchors).length > 0 ? missingFrom(readAnchors(file).anchors) : [];
  for (const each of missing) findings.add('anchor-missing', each);
}

async function verifyContents(db: Db, contents: Contents, findings: Findings): Promise<void> {
  for await (const digest of namedDigests(db)) {
    const bytes = isDigest(digest) ? await contents.get(db, digest) : undefined;
    if (!bytes) findings.add('content-missing', { digest });
    else if (sha256(bytes) !== digest) findings.add('content-differs', { digest });
  }
}
