/** The rounds that an account may look at, as the address asks for them. */
import { wordOf } from '#i18n/service-words.ts';
import { serviceWords } from '#i18n/words.ts';
import { listAuthorities } from '#lib/server/services/list-authorities.ts';
import { pageOf, readQuery } from '#lib/ui/list-query.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { allRounds } from '#lib/web/rounds.ts';
import { theSystem } from '#lib/web/running.ts';
import { foundRounds, roundShape } from './round-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  const { stages } = serviceWords(event.locals.language);
  const order = Object.keys(stages);
  const shape = roundShape(order);
  const query = readQuery(event.url, shape);
  const { rounds, authorities } = await readOr(event, async () => ({
    rounds: await allRounds(system, actor),
    authorities: (await listAuthorities(system, actor, {})).rows
  }));
  const { rows, ...page } = pageOf(foundRounds(rounds, query, order), query, shape);
  return {
    query,
    shape,
    ...page,
    hasAny: rounds.length > 0,
    canCreate: actor.role === 'manager',
    stages: order.map((id) => ({ value: id, label: wordOf(stages, id) })),
    rows: rows.map(({ code, title, authority, date, state }) => ({
      code,
      title,
      date,
      stage: wordOf(stages, state),
      authority: authorities.find(({ id }) => id === authority)?.name ?? null
    }))
  };
};
