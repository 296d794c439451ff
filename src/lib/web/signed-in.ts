/** Who a request comes from: a cookie's token, resolved by the store. */
import type { Cookies } from '@sveltejs/kit';
import type { Actor } from '#lib/server/access.ts';
import { resolveSession } from '#lib/server/identity/sessions.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { System } from '#lib/server/system.ts';

export interface SignedIn {
  actor: Actor & { user: string };
  session: string;
  /** as the account is called */
  name: string;
}

/** Whoever has no account, or has not signed in. */
export const PUBLIC: Actor = { role: 'public', user: null, authority: null, expert: null, name: 'public' };

const SESSION = 'session';
const DEVICE = 'device';
/** seconds; the store decides how long it trusts a device */
const DEVICE_KEPT = 400 * 24 * 3600;

/** null where there is no session, or it has ended */
export async function signedInBy(system: System, cookies: Cookies): Promise<SignedIn | null> {
  const token = sessionToken(cookies);
  if (token === undefined) return null;
  try {
    const { actor, session, name } = await resolveSession(system, token);
    const { user } = actor;
    return user === null ? null : { actor: { ...actor, user }, session, name };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** undefined: this browser is not signed in, or signed out */
export const sessionToken = (cookies: Cookies): string | undefined => cookies.get(SESSION);

export const deviceToken = (cookies: Cookies): string | null => cookies.get(DEVICE) ?? null;

/** @param url of the request: over https the cookies are for https only */
export function keepSession(
  cookies: Cookies,
  url: URL,
  { token, device, endsAt }: { token: string; device: string; endsAt: number }
): void {
  const common = { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
  cookies.set(SESSION, token, { ...common, expires: new Date(endsAt) });
  cookies.set(DEVICE, device, { ...common, maxAge: DEVICE_KEPT });
}

export const dropSession = (cookies: Cookies): void => cookies.delete(SESSION, { path: '/' });
