/** The experts whom panels are formed of, as the address asks for them. */
import { listAuthorities } from '#lib/server/services/list-authorities.ts';
import { listExperts } from '#lib/server/services/list-experts.ts';
import { pageWithin, PER_PAGE, readQuery } from '#lib/ui/list-query.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import { askedOf, EXPERT_SHAPE } from './expert-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const query = readQuery(event.url, EXPERT_SHAPE);
  const pageFrom = (page: number) =>
    listExperts(system, actor, {
      ...askedOf(query),
      page: { offset: (page - 1) * PER_PAGE, limit: PER_PAGE }
    });
  return readOr(event, async () => {
    const asked = await pageFrom(query.page);
    const { page, ...within } = pageWithin(asked.total, query.page, PER_PAGE);
    const { rows } = page === query.page ? asked : await pageFrom(page);
    return {
      query,
      ...within,
      page,
      authorities: (await listAuthorities(system, actor, {})).rows,
      rows: rows.map(({ id, name, affiliation, unitName, authorityName }) => ({
        id,
        name,
        affiliation,
        unit: unitName,
        authority: authorityName
      }))
    };
  });
};
