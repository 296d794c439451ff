import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { plainText } from '#lib/domain/schema-kit.ts';
import { accountByName } from '../identity/accounts.ts';
import { forgetDevices } from '../identity/devices.ts';
import { demandSecondFactor, enter, entranceFields } from '../identity/enter.ts';
import { foldName } from '../identity/names.ts';
import { networkOf } from '../identity/network.ts';
import { claimCode, demandFresh, findCode } from '../identity/one-time-codes.ts';
import { hashPassword, passwordProblems } from '../identity/passwords.ts';
import { endSessions } from '../identity/sessions.ts';
import { beginAttempt, keyOf } from '../identity/throttle.ts';
import { reference } from '../input.ts';
import { refuse, Refusal } from '../refusal.ts';
import { act } from '../service.ts';

/** The first sign-in, or one after a lost password: name, one-time code and a password of one's own. */
export const setPassword = act({
  name: 'set-password',
  input: z.strictObject({ ...entranceFields, code: reference, password: plainText }),
  secretInput: true,
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: ({ name }) => ({ kind: 'user', id: name }),
  async prepare(system, _actor, { name, code, password, secondFactor, address }) {
    // First, so that a weak password does not use up the code.
    const problems = passwordProblems(password, name, 'password');
    if (problems.length > 0) throw new Refusal(problems);
    const network = networkOf(address);
    const keys = [keyOf('code', foldName(name), network), keyOf('address', network)];
    await beginAttempt(system, keys);
    const { account, found } = await system.store.read(async (db) => {
      const account = await accountByName(db, name);
      return { account, found: await findCode(db, account?.id ?? '', code) };
    });
    if (account?.disabledAt !== null || !found) return refuse('code-refused', { why: 'wrong' });
    demandFresh(found, system.now());
    const entrance = await demandSecondFactor(system, account, secondFactor, keys);
    return { entrance, code: found.id, passwordHash: await hashPassword(password) };
  },
  async run(context, given, _subject, { entrance, code, passwordHash }) {
    const { db, now, touch } = context;
    const { id } = entrance.account;
    await touch('user', id);
    await claimCode(db, code, now);
    await db.orm.update(db.t.user).set({ passwordHash }).where(eq(db.t.user.id, id));
    // Whoever had the lost password has neither a session nor a trusted device any more.
    await endSessions(db, id, now);
    await forgetDevices(db, id);
    return enter(context, { ...entrance, account: { ...entrance.account, passwordHash } }, given);
  }
});
