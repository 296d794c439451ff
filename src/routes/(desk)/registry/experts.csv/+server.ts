/** The list of experts as the address asks for it, all pages, as a file. */
import { registryTexts } from '#i18n/registry.ts';
import { listExperts } from '#lib/server/services/list-experts.ts';
import { readQuery } from '#lib/ui/list-query.ts';
import { csvAnswer } from '#lib/web/csv.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { everyRow } from '#lib/web/registry.ts';
import { theSystem } from '#lib/web/running.ts';
import { askedOf, EXPERT_SHAPE, EXPERT_SORTS } from '../experts/expert-list.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = demandSignedIn(event);
  const asked = askedOf(readQuery(event.url, EXPERT_SHAPE));
  const { experts } = registryTexts(event.locals.language);
  const rows = await readOr(event, () =>
    everyRow((page) => listExperts(theSystem(), actor, { ...asked, page }))
  );
  return csvAnswer(experts.fileName, [
    EXPERT_SORTS.map((column) => experts[column]),
    ...rows.map(({ name, affiliation, unitName, authorityName }) => [
      name,
      affiliation,
      unitName,
      authorityName
    ])
  ]);
};
