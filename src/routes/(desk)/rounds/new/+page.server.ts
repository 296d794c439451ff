/** A new draft: from nothing, or as the successor of a final round. */
import { dayInShanghai } from '#lib/server/clock.ts';
import { listKinds } from '#lib/server/services/list-kinds.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { create, ownAuthorities, replacedRound } from '#lib/web/new-round.ts';
import { theSystem } from '#lib/web/running.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  return readOr(event, async () => ({
    kinds: (await listKinds(system, actor, {})).rows,
    authorities: await ownAuthorities(system, actor),
    isCity: actor.authority === null,
    replaces: await replacedRound(system, actor, event.url),
    attempt: event.url.searchParams.get('attempt') === '2' ? '2' : '1',
    today: dayInShanghai(system.now())
  }));
};

export const actions: Actions = { create };
