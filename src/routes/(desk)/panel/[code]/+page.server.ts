/** Deliberation for an expert of the panel: everything that was found, nothing to do. */
import { readDeliberation } from '#lib/server/services/read-deliberation.ts';
import { deliberationPage } from '#lib/web/deliberation.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { panelRound } from '#lib/web/panel.ts';
import { theSystem } from '#lib/web/running.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const round = await readOr(event, () => panelRound(system, actor, event.params.code));
  if (!round) return stop(event, 404);
  const read = await readOr(event, () => readDeliberation(system, actor, { round: round.id }));
  const { code, title } = round;
  return { round: { code, title }, ...deliberationPage(read, event.url, event.locals.language) };
};
