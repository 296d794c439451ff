/** Who is signed in and how the page looks, for all pages of a desk; whoever is not signed in goes to the door. */
import { demandSignedIn } from '#lib/web/demand.ts';
import { deskData } from '#lib/web/desk-data.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => {
  const signedIn = demandSignedIn(event);
  // On a shared computer nobody reads it from a cache after sign-out.
  event.setHeaders({ 'cache-control': 'private, no-store' });
  return deskData(event.locals, signedIn);
};
