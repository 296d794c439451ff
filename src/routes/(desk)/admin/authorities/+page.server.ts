/** Districts and supervising bodies with what each has; one is added, another renamed. */
import { listAuthorities } from '#lib/server/services/list-authorities.ts';
import { registerAuthority } from '#lib/server/services/register-authority.ts';
import { renameAuthority } from '#lib/server/services/rename-authority.ts';
import { AUTHORITY_SHAPE, authoritiesAsked } from '#lib/ui/admin/authority-list.ts';
import { pageOf, readQuery } from '#lib/ui/list-query.ts';
import { acted } from '#lib/web/acting.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { textOf } from '#lib/web/form-text.ts';
import { theSystem } from '#lib/web/running.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  const found = await readOr(event, () => listAuthorities(theSystem(), actor, { withCounts: true }));
  const all = found.rows.map(({ units = 0, studios = 0, users = 0, ...row }) => ({
    ...row,
    units,
    studios,
    users
  }));
  const query = readQuery(event.url, AUTHORITY_SHAPE);
  const rows = authoritiesAsked(all, query);
  const sum = (key: 'units' | 'studios' | 'users'): number =>
    rows.reduce((total, row) => total + row[key], 0);
  return {
    query,
    ...pageOf(rows, query, AUTHORITY_SHAPE),
    sums: { units: sum('units'), studios: sum('studios'), users: sum('users') },
    hasAny: all.length > 0,
    /** whose name is about to be changed */
    renaming: all.find(({ id }) => id === event.url.searchParams.get('rename')) ?? null
  };
};

export const actions: Actions = {
  add: (event) =>
    acted(event, 'add', ['name', 'kind'], async ({ system, actor, call, posted }) => {
      const kind = textOf(posted, 'kind') as 'district';
      const name = textOf(posted, 'name');
      await registerAuthority(system, actor, { kind, name }, call);
      return { name: name.trim() };
    }),
  rename: (event) =>
    acted(event, 'rename', ['name', 'reason'], ({ system, actor, call, posted }) =>
      renameAuthority(
        system,
        actor,
        {
          authority: textOf(posted, 'authority'),
          name: textOf(posted, 'name'),
          reason: textOf(posted, 'reason')
        },
        call
      )
    )
};
