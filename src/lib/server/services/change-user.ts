import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accountById, accountSubject } from '../identity/accounts.ts';
import { absences, rivals, scopeProblems } from '../identity/scope.ts';
import { endSessions } from '../identity/sessions.ts';
import { prose, reference } from '../input.ts';
import { Refusal } from '../refusal.ts';
import { act } from '../service.ts';

/**
 * For which authority an account acts, or as which expert. Not its role: what somebody did stands in the chain under the
 * account, and one account in two roles would have both prepared a round and looked after the accounts. Who changes duties
 * gets a new account, and the old one is disabled.
 */
export const changeUser = act({
  name: 'change-user',
  input: z.strictObject({
    user: reference,
    /** null: the whole city */
    authority: reference.nullable(),
    /** of the role expert: as whom */
    expert: reference.nullable(),
    reason: prose
  }),
  subject: ({ db }, { user }) => accountSubject(db, user),
  missing: ({ user }) => ({ kind: 'user', id: user }),
  async run({ db, touch, tell, now }, { authority, expert, reason }, { id, role, disabledAt }) {
    const before = await accountById(db, id);
    if (before?.authority === authority && before.expert === expert) return;
    const scope = { role, authority, expert };
    const problems = [
      ...scopeProblems(scope),
      ...(await absences(db, scope)),
      // A disabled account acts as nobody; enabling it asks again.
      ...(disabledAt === null ? await rivals(db, scope, id) : [])
    ];
    if (problems.length > 0) throw new Refusal(problems);
    await touch('user', id);
    await db.orm.update(db.t.user).set({ authority, expert }).where(eq(db.t.user.id, id));
    // What was on the screen belonged to the scope of before.
    tell({ user: id, authority, expert, reason, sessions: await endSessions(db, id, now) });
  }
});
