/** A new account, and the one-time code that opens it: the code is in this answer only. */
import { ACCOUNT_ROLES } from '#lib/server/identity/accounts.ts';
import { serviceWords } from '#i18n/words.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { acted, type Acting } from '#lib/web/acting.ts';
import { scopesOf, slipOf } from '#lib/web/admin-users.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { numberOf, optionalText, textOf } from '#lib/web/form-text.ts';
import { theSystem } from '#lib/web/running.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = demandSignedIn(event);
  return readOr(event, () => scopesOf(theSystem(), actor));
};

const FIELDS = ['name', 'role', 'authority', 'expert', 'hours'] as const;

/** Of one posted form two acts, each with a key of its own. */
const part = ({ key }: Acting['call'], act: string): Acting['call'] =>
  key === undefined ? {} : { key: `${key} ${act}` };

/** An empty choice is the whole city; what the role has no use for is not sent on. */
function accountIn(posted: FormData) {
  const asked = textOf(posted, 'role');
  const role = ACCOUNT_ROLES.find((each) => each === asked);
  const isBound = role !== 'expert' && role !== 'administrator';
  return {
    name: textOf(posted, 'name'),
    // The service says what is wrong with any other.
    role: role ?? (asked as 'manager'),
    authority: isBound ? (optionalText(posted, 'authority') ?? null) : null,
    expert: role === 'expert' ? (optionalText(posted, 'expert') ?? null) : null
  };
}

export const actions: Actions = {
  default: (event) =>
    acted(event, 'create', FIELDS, async ({ system, actor, call, posted }) => {
      const account = accountIn(posted);
      const { id } = await createUser(system, actor, account, part(call, 'create'));
      const code = await issueCode(
        system,
        actor,
        { user: id, hours: numberOf(posted, 'hours') },
        part(call, 'code')
      );
      const roleWord = serviceWords(event.locals.language).roles[account.role];
      return { id, slip: slipOf({ name: account.name.trim(), roleWord }, code, event.url.origin) };
    })
};
