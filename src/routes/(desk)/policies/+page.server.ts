/** The regulations in the store, each by its latest version. */
import { listPolicies } from '#lib/server/services/list-policies.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import { latestOf } from './latest.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { rows } = await readOr(event, () => listPolicies(theSystem(), actor, {}));
  return { policies: latestOf(rows), mayImport: actor.role === 'administrator' };
};
