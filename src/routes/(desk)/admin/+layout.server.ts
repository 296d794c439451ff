/** The pages of whoever looks after the system: for nobody else, whatever a service would let them read. */
import { demandSignedIn, stop } from '#lib/web/demand.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => {
  if (demandSignedIn(event).actor.role !== 'administrator') stop(event, 403);
};
