import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { endSession } from '../identity/sessions.ts';
import { reference } from '../input.ts';
import { act } from '../service.ts';

/** Ends one session: the one that asks, or another of the same account. */
export const signOut = act({
  name: 'sign-out',
  input: z.strictObject({ session: reference }),
  async subject({ db: { orm, t } }, { session }) {
    const [found] = await orm.select().from(t.session).where(eq(t.session.id, session));
    return found && { id: found.id, user: found.user, authorities: [] };
  },
  missing: ({ session }) => ({ kind: 'session', id: session }),
  async run({ db, tell, witness, now }, _input, { id, user }) {
    if (!(await endSession(db, id, now))) return;
    witness();
    tell({ user });
  }
});
