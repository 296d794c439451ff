/** How the store is, and what to do about it. */
import { adminHealthTexts } from '#i18n/admin-health.ts';
import { minuteInShanghai } from '#lib/server/clock.ts';
import { healthRows } from '#lib/ui/admin/health-view.ts';
import { healthFacts } from '#lib/web/admin-health.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const facts = await readOr(event, () => healthFacts(system, actor));
  return {
    rows: healthRows(facts, adminHealthTexts(event.locals.language)),
    time: minuteInShanghai(system.now())
  };
};
