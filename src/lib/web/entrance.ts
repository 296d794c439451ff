/** What both ways in need of a request, and what follows once somebody is in. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Entered } from '#lib/server/identity/enter.ts';
import { resolveSession } from '#lib/server/identity/sessions.ts';
import { signOut } from '#lib/server/services/sign-out.ts';
import { ownPath } from './own-path.ts';
import { theSystem } from './running.ts';
import { deviceToken, keepSession } from './signed-in.ts';

/** As a service's input names the browser that asks. */
export const clientOf = (event: RequestEvent) => ({
  address: event.getClientAddress(),
  agent: event.request.headers.get('user-agent') ?? '',
  device: deviceToken(event.cookies)
});

/** The expert's pages are made in the browser: where it runs no scripts, the home page leads to the printed sheets. */
export const homeOf = (role: string, hasScript: boolean): '/' | '/studios' =>
  role === 'expert' && hasScript ? '/studios' : '/';

/** @throws redirect to where the person wanted to go */
export async function goIn(event: RequestEvent, entered: Entered): Promise<never> {
  const { cookies, url, locals } = event;
  const system = theSystem();
  // Somebody else was signed in here, or the same person twice: nobody comes back to that session.
  if (locals.signedIn) {
    const { actor, session } = locals.signedIn;
    await signOut(system, actor, { session });
  }
  keepSession(cookies, url, entered);
  const { actor } = await resolveSession(system, entered.token);
  // A form that a script sends says so.
  const hasScript = event.request.headers.has('x-sveltekit-action');
  redirect(303, ownPath(url.searchParams.get('next')) ?? homeOf(actor.role, hasScript));
}
