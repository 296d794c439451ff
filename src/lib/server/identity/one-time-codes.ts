/** One-time codes as they stand in the store. Must not know: what they look like. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import { refuse } from '../refusal.ts';
import { codeHash } from './codes.ts';

export type OneTimeCode = Tables['oneTimeCode']['$inferSelect'];

export async function findCode(
  { orm, t: { oneTimeCode } }: Db,
  user: string,
  typed: string
): Promise<OneTimeCode | undefined> {
  const [row] = await orm
    .select()
    .from(oneTimeCode)
    .where(and(eq(oneTimeCode.user, user), eq(oneTimeCode.hash, codeHash(typed))));
  return row;
}

/** Those not used yet: from now on they have expired. */
export async function voidCodes({ orm, t: { oneTimeCode } }: Db, user: string, now: number): Promise<void> {
  await orm
    .update(oneTimeCode)
    .set({ expiresAt: now })
    .where(and(eq(oneTimeCode.user, user), isNull(oneTimeCode.usedAt), gt(oneTimeCode.expiresAt, now)));
}

/** @throws Refusal code-refused; only who has the code learns that it was used or has expired */
export function demandFresh({ usedAt, expiresAt }: OneTimeCode, now: number): void {
  if (usedAt !== null) refuse('code-refused', { why: 'used' });
  if (now >= expiresAt) refuse('code-refused', { why: 'expired' });
}

/** Uses it up. @throws Refusal code-refused where another was faster */
export async function claimCode({ orm, t: { oneTimeCode } }: Db, id: string, now: number): Promise<void> {
  const claimed = await orm
    .update(oneTimeCode)
    .set({ usedAt: now })
    .where(and(eq(oneTimeCode.id, id), isNull(oneTimeCode.usedAt), gt(oneTimeCode.expiresAt, now)))
    .returning({ id: oneTimeCode.id });
  if (claimed.length === 0) refuse('code-refused', { why: 'used' });
}
