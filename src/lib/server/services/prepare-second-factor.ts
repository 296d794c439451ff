import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accountById, hasSecondFactor, ownSubject } from '../identity/accounts.ts';
import { makeSecret, SECOND_FACTOR_ROLES, secretUri } from '../identity/second-factor.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

interface Prepared {
  /** in base32, to be typed where there is no camera; null where the same key came again */
  secret: string | null;
  /** otpauth://…, for a QR code */
  uri: string | null;
}

/** A secret for the authenticator app; asked for at sign-in only once a code of it was shown (confirm-second-factor). */
export const prepareSecondFactor = act({
  name: 'prepare-second-factor',
  input: z.strictObject({}),
  subject: ({ db, actor }) => ownSubject(db, actor),
  missing: () => ({ kind: 'user', id: '' }),
  remembered: (): Prepared => ({ secret: null, uri: null }),
  async run({ db, touch, tell }, _input, { id, role }): Promise<Prepared> {
    if (!SECOND_FACTOR_ROLES.includes(role)) refuse('second-factor-unavailable', { why: 'role' });
    const account = await accountById(db, id);
    if (!account || hasSecondFactor(account)) {
      return refuse('second-factor-unavailable', { why: 'already-on' });
    }
    const secret = makeSecret();
    await touch('user', id);
    tell({ user: id });
    await db.orm
      .update(db.t.user)
      .set({ totpSecret: secret, totpLastStep: null })
      .where(eq(db.t.user.id, id));
    return { secret, uri: secretUri(secret, account.name) };
  }
});
