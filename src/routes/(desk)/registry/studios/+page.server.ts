/** The studios that an account may look at, as the address asks for them. */
import { listPolicies } from '#lib/server/services/list-policies.ts';
import { listStudioChoices } from '#lib/server/services/list-studio-choices.ts';
import { listStudios } from '#lib/server/services/list-studios.ts';
import { pageWithin, PER_PAGE, readQuery } from '#lib/ui/list-query.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { mayRegister, policyTitles } from '#lib/web/registry.ts';
import { theSystem } from '#lib/web/running.ts';
import { gradeView } from '../../rounds/[code]/ranking-view.ts';
import { askedOf, SHAPE } from './studio-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const query = readQuery(event.url, SHAPE);
  const pageFrom = (page: number) =>
    listStudios(system, actor, {
      ...askedOf(query),
      page: { offset: (page - 1) * PER_PAGE, limit: PER_PAGE }
    });
  const { found, page, choices, policies } = await readOr(event, async () => {
    const asked = await pageFrom(query.page);
    const within = pageWithin(asked.total, query.page, PER_PAGE);
    return {
      found: within.page === query.page ? asked : await pageFrom(within.page),
      page: within,
      choices: await listStudioChoices(system, actor, {}),
      policies: policyTitles((await listPolicies(system, actor, {})).rows)
    };
  });
  return {
    query,
    ...page,
    hasAny: choices.authorities.length > 0,
    mayRegister: mayRegister(actor),
    isOfCity: actor.authority === null,
    choices: {
      ...choices,
      policies: choices.policies.map((id) => ({ id, title: policies.get(id) ?? id }))
    },
    rows: found.rows.map(({ code, name, authority, unit, leader, trade, recognisedOn, last }) => ({
      code,
      name,
      authority,
      unit,
      leader,
      trade,
      recognisedOn,
      last: last && {
        round: last.round,
        title: last.title,
        total: last.total,
        grade: gradeView(last.bands, last.grade)
      }
    }))
  };
};
