import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { plainText } from '#lib/domain/schema-kit.ts';
import { reference } from '../input.ts';
import { ownSubject } from '../identity/accounts.ts';
import { voidCodes } from '../identity/one-time-codes.ts';
import { demandOwnPassword } from '../identity/own-password.ts';
import { hashPassword, passwordProblems } from '../identity/passwords.ts';
import { endSessions } from '../identity/sessions.ts';
import { refuse, Refusal } from '../refusal.ts';
import { act } from '../service.ts';

/** With the password of before; all sessions end but the one that asks, and codes that were not used open nothing. */
export const changePassword = act({
  name: 'change-password',
  input: z.strictObject({
    password: plainText,
    next: plainText,
    /** the one that asks (resolveSession) */
    session: reference
  }),
  secretInput: true,
  subject: ({ db, actor }) => ownSubject(db, actor),
  missing: () => ({ kind: 'user', id: '' }),
  async prepare(system, actor, { password, next }) {
    const { name, passwordHash } = await demandOwnPassword(system, actor, password, 'password');
    const problems = passwordProblems(next, name, 'next');
    if (problems.length > 0) throw new Refusal(problems);
    return { before: passwordHash ?? '', after: await hashPassword(next) };
  },
  async run({ db, touch, tell, now }, { session }, { id }, { before, after }) {
    await touch('user', id);
    const { user } = db.t;
    const replaced = await db.orm
      .update(user)
      .set({ passwordHash: after })
      .where(and(eq(user.id, id), eq(user.passwordHash, before)))
      .returning({ id: user.id });
    // Changed meanwhile, perhaps by a one-time code because a stranger knew it.
    if (replaced.length === 0) refuse('sign-in-refused', { why: 'password' }, { path: 'password' });
    await voidCodes(db, id, now);
    tell({ user: id, sessions: await endSessions(db, id, now, session) });
  }
});
