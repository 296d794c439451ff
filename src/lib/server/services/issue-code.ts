import { z } from 'zod';
import { decimal } from '#lib/domain/schema-kit.ts';
import { accountSubject } from '../identity/accounts.ts';
import { codeHash, makeCode } from '../identity/codes.ts';
import { voidCodes } from '../identity/one-time-codes.ts';
import { removeSecondFactor } from '../identity/second-factor.ts';
import { reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

const HOUR = 3_600_000;
/** Over a weekend. */
const DEFAULT_HOURS = 72;
const MOST_HOURS = 720;

interface Issued {
  /** null where the same key came again: it is shown once */
  code: string | null;
  expiresAt: number;
}

/** A one-time code for the first sign-in, or after a lost password; those of before are void. */
export const issueCode = act({
  name: 'issue-code',
  input: z.strictObject({
    user: reference,
    hours: decimal(0, 1, MOST_HOURS).optional(),
    /** the telephone is lost, and the recovery codes too */
    dropSecondFactor: z.boolean().optional()
  }),
  subject: ({ db }, { user }) => accountSubject(db, user),
  missing: ({ user }) => ({ kind: 'user', id: user }),
  remembered: ({ expiresAt }: Issued): Issued => ({ code: null, expiresAt }),
  async run({ db, touch, tell, newId, now }, given, { id: user, name, disabledAt }): Promise<Issued> {
    const { hours = DEFAULT_HOURS, dropSecondFactor = false } = given;
    if (disabledAt !== null) refuse('account-disabled', { user: name });
    const code = makeCode();
    const expiresAt = now + hours * HOUR;
    await touch('user', user);
    tell({ user, hours, dropSecondFactor });
    await voidCodes(db, user, now);
    await db.orm
      .insert(db.t.oneTimeCode)
      .values({ id: newId(), user, hash: codeHash(code), expiresAt, createdAt: now });
    if (dropSecondFactor) await removeSecondFactor(db, user);
    return { code, expiresAt };
  }
});
