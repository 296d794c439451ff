import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accountById, accountSubject, enabledAccountOf } from '../identity/accounts.ts';
import { prose, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

/** The password of before opens the account again; sessions and one-time codes of before do not. */
export const enableUser = act({
  name: 'enable-user',
  input: z.strictObject({ user: reference, reason: prose }),
  subject: ({ db }, { user }) => accountSubject(db, user),
  missing: ({ user }) => ({ kind: 'user', id: user }),
  async run({ db, touch, tell }, { reason }, { id, disabledAt }) {
    if (disabledAt === null) return;
    const expert = (await accountById(db, id))?.expert ?? null;
    const other = expert === null ? undefined : await enabledAccountOf(db, expert);
    if (other) refuse('already-there', { kind: 'user', name: other.name });
    await touch('user', id);
    tell({ user: id, reason });
    await db.orm.update(db.t.user).set({ disabledAt: null }).where(eq(db.t.user.id, id));
  }
});
