/** The accounts, as the address asks for them. */
import { serviceWords } from '#i18n/words.ts';
import { ROLES, STATES, USER_SHAPE } from '#lib/ui/admin/user-list.ts';
import { isNarrowed, pageOf } from '#lib/ui/list-query.ts';
import { adminUsersTexts } from '#i18n/admin-users.ts';
import { usersAsked } from '#lib/web/admin-users.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const { query, rows } = await readOr(event, () => usersAsked(theSystem(), actor, event.url, language));
  const words = serviceWords(language);
  return {
    query,
    ...pageOf(rows, query, USER_SHAPE),
    hasAny: rows.length > 0 || isNarrowed(query),
    roles: ROLES.map((role) => ({ value: role, label: words.roles[role] })),
    states: STATES.map((state) => ({ value: state, label: adminUsersTexts(language).states[state] }))
  };
};
