/** The official table of one of the own sheets, as the server has it: serves without JavaScript, for paper. */
import { takeAlong } from '#lib/server/services/take-along.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import type { TakeAlong } from '#lib/offline/wire.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const all: TakeAlong = await readOr(event, () => takeAlong(theSystem(), actor, {}));
  const data = all.sheets.find(({ sheet }) => sheet === event.params.sheet);
  const table = data && all.tables[data.round.policyVersion];
  if (!data || !table) return stop(event, 404);
  return { language, data, table };
};
