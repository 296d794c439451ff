import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { plainText } from '#lib/domain/schema-kit.ts';
import { accountById, hasSecondFactor, ownSubject } from '../identity/accounts.ts';
import { demandOwnPassword } from '../identity/own-password.ts';
import { makeRecoveryCodes, SECOND_FACTOR_ROLES, stepOf } from '../identity/second-factor.ts';
import { reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

interface Confirmed {
  /** to be kept on paper */
  recoveryCodes: string[];
}

/**
 * A first code of the app: from now on sign-in asks for one. With the password, so that nobody locks the owner out from an
 * unattended session.
 */
export const confirmSecondFactor = act({
  name: 'confirm-second-factor',
  input: z.strictObject({ code: reference, password: plainText }),
  secretInput: true,
  subject: ({ db, actor }) => ownSubject(db, actor),
  missing: () => ({ kind: 'user', id: '' }),
  prepare: (system, actor, { password }) => demandOwnPassword(system, actor, password, 'password'),
  async run({ db, touch, tell, newId, now }, { code }, { id, role }, { passwordHash }): Promise<Confirmed> {
    if (!SECOND_FACTOR_ROLES.includes(role)) refuse('second-factor-unavailable', { why: 'role' });
    const account = await accountById(db, id);
    // Changed meanwhile, perhaps by a one-time code because a stranger knew it.
    if (account?.passwordHash !== passwordHash) {
      return refuse('sign-in-refused', { why: 'password' }, { path: 'password' });
    }
    if (!account.totpSecret) return refuse('second-factor-unavailable', { why: 'not-prepared' });
    if (hasSecondFactor(account)) refuse('second-factor-unavailable', { why: 'already-on' });
    const step = stepOf(account.totpSecret, code, now);
    if (step === null) return refuse('second-factor-refused', { why: 'wrong' }, { path: 'code' });
    await touch('user', id);
    tell({ user: id });
    await db.orm
      .update(db.t.user)
      .set({ totpConfirmedAt: now, totpLastStep: step })
      .where(eq(db.t.user.id, id));
    return { recoveryCodes: await makeRecoveryCodes(db, id, newId, now) };
  }
});
