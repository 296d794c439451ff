/** One account: what it is, and what can be done to it. */
import { changeUser } from '#lib/server/services/change-user.ts';
import { disableUser } from '#lib/server/services/disable-user.ts';
import { enableUser } from '#lib/server/services/enable-user.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { listUsers, type User } from '#lib/server/services/list-users.ts';
import { acted } from '#lib/web/acting.ts';
import { scopesOf, slipOf, userRow } from '#lib/web/admin-users.ts';
import { demandSignedIn, readOr, stop } from '#lib/web/demand.ts';
import { numberOf, optionalText, textOf } from '#lib/web/form-text.ts';
import { theSystem } from '#lib/web/running.ts';
import type { SignedIn } from '#lib/web/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

const found = async ({ actor }: SignedIn, user: string): Promise<User | undefined> =>
  (await listUsers(theSystem(), actor, { search: null, user, after: null, limit: 1 })).users[0];

export const load: PageServerLoad = async (event) => {
  const signedIn = demandSignedIn(event);
  const { id } = event.params;
  const { user, scopes } = await readOr(event, async () => ({
    user: await found(signedIn, id),
    scopes: await scopesOf(theSystem(), signedIn.actor)
  }));
  if (!user) return stop(event, 404);
  const { authority, expert } = user;
  return {
    user: { ...userRow(user, event.locals.language), authority, expert },
    isMine: signedIn.actor.user === id,
    ...scopes
  };
};

export const actions: Actions = {
  code: (event) =>
    acted(event, 'code', ['hours'], async ({ system, actor, call, posted }) => {
      const user = event.params.id;
      const asked = {
        user,
        hours: numberOf(posted, 'hours'),
        dropSecondFactor: posted.has('dropSecondFactor')
      };
      const code = await issueCode(system, actor, asked, call);
      const account = await found(demandSignedIn(event), user);
      return account && slipOf(userRow(account, event.locals.language), code, event.url.origin);
    }),
  scope: (event) =>
    acted(event, 'scope', ['authority', 'expert', 'reason'], ({ system, actor, call, posted }) => {
      const asked = {
        user: event.params.id,
        authority: optionalText(posted, 'authority') ?? null,
        expert: optionalText(posted, 'expert') ?? null,
        reason: textOf(posted, 'reason')
      };
      return changeUser(system, actor, asked, call);
    }),
  disable: (event) =>
    acted(event, 'disable', ['reason'], ({ system, actor, call, posted }) =>
      disableUser(system, actor, { user: event.params.id, reason: textOf(posted, 'reason') }, call)
    ),
  enable: (event) =>
    acted(event, 'enable', ['reason'], ({ system, actor, call, posted }) =>
      enableUser(system, actor, { user: event.params.id, reason: textOf(posted, 'reason') }, call)
    )
};
