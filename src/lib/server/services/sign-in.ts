import { z } from 'zod';
import { plainText } from '#lib/domain/schema-kit.ts';
import type { Db } from '../db/store.ts';
import { accountByName, type Account } from '../identity/accounts.ts';
import { isKnownDevice } from '../identity/devices.ts';
import { demandSecondFactor, enter, entranceFields } from '../identity/enter.ts';
import { foldName } from '../identity/names.ts';
import { networkOf } from '../identity/network.ts';
import { verifyPassword } from '../identity/passwords.ts';
import { beginAttempt, keyOf, type Key } from '../identity/throttle.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

const input = z.strictObject({ ...entranceFields, password: plainText });
type Input = z.infer<typeof input>;

/** Name and password, and the second factor where there is one. What fails is refused in the same words after the same work. */
export const signIn = act({
  name: 'sign-in',
  input,
  secretInput: true,
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: ({ name }) => ({ kind: 'user', id: name }),
  async prepare(system, _actor, given) {
    const { account, keys } = await system.store.read((db) => lookUp(db, given, system.now()));
    await beginAttempt(system, keys);
    const right = await verifyPassword(account?.passwordHash ?? null, given.password);
    if (account?.disabledAt !== null || !right) {
      return refuse('sign-in-refused', { why: 'name-or-secret' });
    }
    return demandSecondFactor(system, account, given.secondFactor, keys);
  },
  run: (context, given, _subject, entrance) => enter(context, entrance, given)
});

async function lookUp(
  db: Db,
  { name, address, device }: Input,
  now: number
): Promise<{ account: Account | undefined; keys: Key[] }> {
  const account = await accountByName(db, name);
  const folded = foldName(name);
  const network = networkOf(address);
  const keys =
    device !== null && (await isKnownDevice(db, device, account?.id ?? '', now))
      ? [keyOf('device', folded, device)]
      : [keyOf('pair', folded, network), keyOf('address', network), keyOf('account', folded)];
  return { account, keys };
}
