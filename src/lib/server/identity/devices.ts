/** Devices from which an account was entered before: what strangers do does not delay them. A device opens nothing. */
import { and, eq, gt, lte } from 'drizzle-orm';
import type { Db } from '../db/store.ts';
import { makeToken, tokenHash } from './tokens.ts';

/** Unused for longer, a device is a stranger again. */
const REMEMBERED = 180 * 24 * 3_600_000;

export async function isKnownDevice(
  { orm, t: { knownDevice } }: Db,
  device: string | null,
  user: string,
  now: number
): Promise<boolean> {
  if (device === null) return false;
  const found = await orm
    .select({ user: knownDevice.user })
    .from(knownDevice)
    .where(
      and(
        eq(knownDevice.hash, tokenHash(device)),
        eq(knownDevice.user, user),
        gt(knownDevice.lastSeenAt, now - REMEMBERED)
      )
    );
  return found.length > 0;
}

/** The token for the device to keep: its own where the account knows it; never one that somebody else brought along. */
export async function keepDevice(db: Db, device: string | null, user: string, now: number): Promise<string> {
  const { knownDevice } = db.t;
  const token = device !== null && (await isKnownDevice(db, device, user, now)) ? device : makeToken();
  await db.orm
    .delete(knownDevice)
    .where(and(eq(knownDevice.user, user), lte(knownDevice.lastSeenAt, now - REMEMBERED)));
  await db.orm
    .insert(knownDevice)
    .values({ hash: tokenHash(token), user, lastSeenAt: now })
    .onConflictDoUpdate({ target: [knownDevice.hash, knownDevice.user], set: { lastSeenAt: now } });
  return token;
}

export async function forgetDevices({ orm, t: { knownDevice } }: Db, user: string): Promise<void> {
  await orm.delete(knownDevice).where(eq(knownDevice.user, user));
}
