/**
 * The act of restoring, on the chain that was restored. It is no service: there is nobody yet who could be asked for the
 * right to do it, and nothing that could be refused.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { and, gt, isNull } from 'drizzle-orm';
import { noteAnchor } from '../audit/anchors.ts';
import { appendAudit } from '../audit/chain.ts';
import { Ledger } from '../audit/ledger.ts';
import type { Db } from '../db/store.ts';
import { voidCodes } from '../identity/one-time-codes.ts';
import type { Manifest } from './manifest.ts';

/** Nobody else restores. */
const ACTOR = 'operator:command-line';

/** @property archive SHA-256 of the file */
export interface Source {
  manifest: Manifest;
  archive: string;
}

export async function recordRestore(db: Db, { manifest, archive }: Source, now: number): Promise<void> {
  const { orm, t } = db;
  // What was noted beside the store of before is noted anew beside this one, whose file begins here.
  await orm.update(t.anchor).set({ writtenAt: null });
  const ledger = new Ledger(db);
  const open = await orm
    .selectDistinct({ user: t.oneTimeCode.user })
    .from(t.oneTimeCode)
    .where(and(isNull(t.oneTimeCode.usedAt), gt(t.oneTimeCode.expiresAt, now)));
  const users = open.map(({ user }) => user);
  await ledger.touch('user', users);
  // A code that was used after the backup would open the account once more.
  for (const user of users) await voidCodes(db, user, now);
  const { number, hash } = manifest.audit;
  const detail = { number, hash, archive, madeAt: manifest.madeAt };
  const act = { at: now, actor: ACTOR, act: 'restore', detail };
  await noteAnchor(db, await appendAudit(db, act, await ledger.changes()), now, 'restore');
}

export async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
