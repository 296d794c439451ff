import { z } from 'zod';
import { ownSubject } from '../identity/accounts.ts';
import { forgetDevices } from '../identity/devices.ts';
import { endSessions } from '../identity/sessions.ts';
import { act } from '../service.ts';

/** Ends every session of the account, this one too, and forgets its devices: one of them may be lost. */
export const signOutEverywhere = act({
  name: 'sign-out-everywhere',
  input: z.strictObject({}),
  subject: ({ db, actor }) => ownSubject(db, actor),
  missing: () => ({ kind: 'user', id: '' }),
  async run({ db, tell, witness, now }, _input, { id }) {
    const sessions = await endSessions(db, id, now);
    await forgetDevices(db, id);
    witness();
    tell({ user: id, sessions });
    return { sessions };
  }
});
