import { z } from 'zod';
import { plainText } from '#lib/domain/schema-kit.ts';
import { accountById, hasSecondFactor, ownSubject } from '../identity/accounts.ts';
import { demandOwnPassword } from '../identity/own-password.ts';
import { removeSecondFactor } from '../identity/second-factor.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

/** From now on the password alone opens the account; asked for once more, so that an unattended session cannot. */
export const dropSecondFactor = act({
  name: 'drop-second-factor',
  input: z.strictObject({ password: plainText }),
  secretInput: true,
  subject: ({ db, actor }) => ownSubject(db, actor),
  missing: () => ({ kind: 'user', id: '' }),
  prepare: (system, actor, { password }) => demandOwnPassword(system, actor, password, 'password'),
  async run({ db, touch, tell }, _input, { id }) {
    const account = await accountById(db, id);
    if (!account || !hasSecondFactor(account)) refuse('second-factor-unavailable', { why: 'not-on' });
    await touch('user', id);
    tell({ user: id });
    await removeSecondFactor(db, id);
  }
});
