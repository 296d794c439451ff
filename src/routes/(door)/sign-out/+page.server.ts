/** Sign-out is a post: a link, or a picture on a foreign page, must not do it. */
import { redirect } from '@sveltejs/kit';
import { signOut } from '#lib/server/services/sign-out.ts';
import { tried } from '#lib/web/refusals.ts';
import { theSystem } from '#lib/web/running.ts';
import { dropSession } from '#lib/web/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async ({ locals: { signedIn, language }, cookies }) => {
    // One that has ended meanwhile is out already.
    if (signedIn) {
      await tried(language, () => signOut(theSystem(), signedIn.actor, { session: signedIn.session }));
    }
    dropSession(cookies);
    redirect(303, '/sign-in');
  }
};
