import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accountSubject, hasOtherAdministrator } from '../identity/accounts.ts';
import { forgetDevices } from '../identity/devices.ts';
import { voidCodes } from '../identity/one-time-codes.ts';
import { endSessions } from '../identity/sessions.ts';
import { prose, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

/** Nothing opens the account any more, and whoever is in it is out. */
export const disableUser = act({
  name: 'disable-user',
  input: z.strictObject({ user: reference, reason: prose }),
  subject: ({ db }, { user }) => accountSubject(db, user),
  missing: ({ user }) => ({ kind: 'user', id: user }),
  async run({ db, actor, touch, tell, now }, { reason }, { id, name, role, disabledAt }) {
    if (disabledAt !== null) return;
    // Nobody but the command line could open the accounts any more.
    if (role === 'administrator' && actor.user === id && !(await hasOtherAdministrator(db, id))) {
      refuse('last-administrator', { user: name });
    }
    await touch('user', id);
    await db.orm.update(db.t.user).set({ disabledAt: now }).where(eq(db.t.user.id, id));
    await voidCodes(db, id, now);
    await forgetDevices(db, id);
    tell({ user: id, reason, sessions: await endSessions(db, id, now) });
  }
});
