/** Which round it is, for all of its pages: whoever may not look at it meets no such page. */
import { readRound } from '#lib/server/services/read-round.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { roundTabs, runsIt } from '#lib/web/round-tabs.ts';
import { roundByCode } from '#lib/web/rounds.ts';
import { theSystem } from '#lib/web/running.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const row = await readOr(event, () => roundByCode(system, actor, event.params.code));
  if (!row) return stop(event, 404);
  const { round, participants } = await readOr(event, () => readRound(system, actor, { round: row.id }));
  return { round, participants, tabs: roundTabs(actor, round), runsIt: runsIt(actor, round) };
};
