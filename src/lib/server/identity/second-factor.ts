/**
 * The second factor: codes of an authenticator app (TOTP as every app has it: SHA-1, 6 digits, 30 seconds), and recovery
 * codes for the day the telephone is gone. Each code works once. Must not know: passwords, sessions.
 */
import { Secret, TOTP } from 'otpauth';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '../db/store.ts';
import { refuse } from '../refusal.ts';
import type { System } from '../system.ts';
import type { Account, AccountRole } from './accounts.ts';
import { codeHash, makeCode } from './codes.ts';

const PERIOD = 30;
/** Steps before and after: clocks of telephones differ, and people type slowly. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** RFC 4226 recommends 160 bits. */
const SECRET_BYTES = 20;

/** Who can harm many with one stolen password. */
export const SECOND_FACTOR_ROLES: readonly AccountRole[] = ['administrator', 'manager'];

/** What was shown, to be claimed in the transaction of what it opens. */
export type Proof =
  { how: 'not-asked' } | { how: 'app'; step: number } | { how: 'recovery-code'; id: string };

export const makeSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** For the app's camera. */
export const secretUri = (secret: string, name: string): string => totp(secret, name).toString();

const totp = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer: 'Jiangping',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret)
  });

/** The time step of a code, or null where it is none of these minutes. */
export function stepOf(secret: string, typed: string, now: number): number | null {
  const token = digitsOf(typed);
  const delta = totp(secret, '').validate({ token, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
}

/** Full-width digits, spaces between the threes. */
const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '');

/** Whether it was used before is for claimProof to say. @throws Refusal second-factor-refused */
export async function proveSecondFactor(
  system: System,
  { id, totpSecret }: Account,
  typed: string
): Promise<Proof> {
  if (/^\d{6}$/.test(digitsOf(typed))) {
    const step = totpSecret === null ? null : stepOf(totpSecret, typed, system.now());
    if (step === null) return refuse('second-factor-refused', { why: 'wrong' });
    return { how: 'app', step };
  }
  const [row] = await system.store.read(({ orm, t: { recoveryCode } }) =>
    orm
      .select()
      .from(recoveryCode)
      .where(and(eq(recoveryCode.user, id), eq(recoveryCode.hash, codeHash(typed))))
  );
  if (!row) return refuse('second-factor-refused', { why: 'wrong' });
  return { how: 'recovery-code', id: row.id };
}

/** Uses it up. @throws Refusal second-factor-refused where it was used before, or by somebody faster */
export async function claimProof({ orm, t }: Db, account: string, proof: Proof, now: number): Promise<void> {
  switch (proof.how) {
    case 'not-asked':
      return;
    case 'app': {
      const { id, totpLastStep } = t.user;
      const earlier = or(isNull(totpLastStep), lt(totpLastStep, proof.step));
      const claimed = await orm
        .update(t.user)
        .set({ totpLastStep: proof.step })
        .where(and(eq(id, account), earlier))
        .returning({ id });
      if (claimed.length === 0) refuse('second-factor-refused', { why: 'used' });
      return;
    }
    case 'recovery-code': {
      const { id, usedAt } = t.recoveryCode;
      const claimed = await orm
        .update(t.recoveryCode)
        .set({ usedAt: now })
        .where(and(eq(id, proof.id), isNull(usedAt)))
        .returning({ id });
      if (claimed.length === 0) refuse('second-factor-refused', { why: 'used' });
    }
  }
}

/** New ones; those of before are void. */
export async function makeRecoveryCodes(
  { orm, t: { recoveryCode } }: Db,
  user: string,
  newId: () => string,
  now: number
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, makeCode);
  await orm.delete(recoveryCode).where(eq(recoveryCode.user, user));
  await orm
    .insert(recoveryCode)
    .values(codes.map((code) => ({ id: newId(), user, hash: codeHash(code), createdAt: now })));
  return codes;
}

export async function removeSecondFactor({ orm, t }: Db, user: string): Promise<void> {
  await orm
    .update(t.user)
    .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
    .where(eq(t.user.id, user));
  await orm.delete(t.recoveryCode).where(eq(t.recoveryCode.user, user));
}
