/** Who is signed in and how the page looks, for all pages of a desk; whoever is not signed in goes to the door. */
import { demandSignedIn } from '#lib/web/demand.ts';
import { deskData } from '#lib/web/desk-data.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => deskData(event.locals, demandSignedIn(event));
