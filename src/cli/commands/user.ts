import { canonical } from '#lib/domain/canonical-json.ts';
import { problem } from '#lib/domain/problem.ts';
import type { User } from '#lib/server/services/list-users.ts';
import { ACCOUNT_ROLES, type AccountRole } from '#lib/server/identity/accounts.ts';
import { minuteInShanghai } from '#lib/server/clock.ts';
import { createUser } from '#lib/server/services/create-user.ts';
import { disableUser } from '#lib/server/services/disable-user.ts';
import { enableUser } from '#lib/server/services/enable-user.ts';
import { issueCode } from '#lib/server/services/issue-code.ts';
import { listAuthorities } from '#lib/server/services/list-authorities.ts';
import { listExperts } from '#lib/server/services/list-experts.ts';
import type { System } from '#lib/server/system.ts';
import { text, type Answer, type Call, type Command } from '../command.ts';
import { InputFailure, usageFailure } from '../failure.ts';
import { OPERATOR, STORE_HELP, storeOptions, withSystem } from '../store.ts';
import { table } from '../table.ts';
import { allUsers, userNamed } from '../users.ts';

export const user: Command = {
  usage:
    'user create NAME --role ROLE [--scope NAME] [--expert NAME] | code NAME | disable NAME --reason TEXT | enable NAME --reason TEXT | list',
  summary: 'accounts: make one, give it a one-time code, shut it',
  options: {
    ...storeOptions,
    role: { type: 'string' },
    scope: { type: 'string' },
    expert: { type: 'string' },
    hours: { type: 'string' },
    reason: { type: 'string' },
    'drop-second-factor': { type: 'boolean' }
  },
  words: [1, 2],
  help: `  user create NAME   an account that nothing opens yet; prints the one-time code for the first sign-in
      --role ROLE    ${ACCOUNT_ROLES.join(', ')}
      --scope NAME   the district or supervising body of a manager, of district staff, of an official;
                     without it the whole city
      --expert NAME  for the role expert: as whom, by name or id
  user code NAME     a new one-time code; those of before are void
      --hours N      how long it opens (default 72)
      --drop-second-factor   the telephone is lost, and the recovery codes too
  user disable NAME  ends its sessions at once
  user enable NAME   the password of before opens it again
      --reason TEXT  why, of both: stands in the audit chain
  user list

${STORE_HELP}

Exit codes: 0 done, 2 refused.`,
  run(call) {
    const [verb, name] = call.words;
    if (verb === 'list' && name === undefined) return list(call);
    if (name === undefined) throw usageFailure(user.usage);
    switch (verb) {
      case 'create':
        return create(call, name);
      case 'code':
        return withSystem(call, async (system) => code(call, system, await userNamed(system, name)));
      case 'disable':
      case 'enable':
        return shut(call, verb, name);
      default:
        throw usageFailure(user.usage);
    }
  }
};

function create(call: Call, name: string): Promise<Answer> {
  const role = text(call, 'role');
  if (!isRole(role)) throw usageFailure(`--role ${ACCOUNT_ROLES.join('|')}`);
  return withSystem(call, async (system) => {
    const authority = await scopeNamed(system, text(call, 'scope'));
    const expert = await expertNamed(system, text(call, 'expert'));
    const { id } = await createUser(system, OPERATOR, { name, role, authority, expert });
    return code(call, system, { id, name });
  });
}

async function code(call: Call, system: System, { id, name }: Pick<User, 'id' | 'name'>): Promise<Answer> {
  const hours = text(call, 'hours');
  if (hours !== undefined && !/^\d{1,3}$/.test(hours)) throw usageFailure('--hours N');
  const { code: made, expiresAt } = await issueCode(system, OPERATOR, {
    user: id,
    ...(hours === undefined ? {} : { hours: Number(hours) }),
    ...(call.options['drop-second-factor'] === true ? { dropSecondFactor: true } : {})
  });
  const until = new Date(expiresAt).toISOString();
  const shown = minuteInShanghai(expiresAt);
  return {
    exit: 0,
    json: () => canonical({ user: id, name, code: made, expiresAt: until }),
    text: () => call.messages.store.code(name, made ?? '', shown)
  };
}

function shut(call: Call, verb: 'disable' | 'enable', name: string): Promise<Answer> {
  const reason = text(call, 'reason') ?? '';
  if (reason.trim() === '') throw usageFailure('--reason TEXT');
  return withSystem(call, async (system) => {
    const { id } = await userNamed(system, name);
    await (verb === 'disable' ? disableUser : enableUser)(system, OPERATOR, { user: id, reason });
    return {
      exit: 0,
      json: () => canonical({ user: id, name }),
      text: () => call.messages.store.shut(name, verb)
    };
  });
}

async function list(call: Call): Promise<Answer> {
  const { users, authorities } = await withSystem(call, async (system) => ({
    users: await allUsers(system),
    authorities: (await listAuthorities(system, OPERATOR, {})).rows
  }));
  const { store } = call.messages;
  const columns = Array.from({ length: 4 }, () => ({ title: '', align: 'left' as const }));
  const lines = users.map(({ name, role, authority, disabledAt, hasPassword }) => [
    name,
    store.roles[role],
    authorities.find(({ id }) => id === authority)?.name ?? '',
    store.account(disabledAt !== null, hasPassword)
  ]);
  return {
    exit: 0,
    json: () => canonical({ users: users.map(listed) }),
    text: () => (users.length === 0 ? store.none : table(columns, lines).lines.join('\n'))
  };
}

const isRole = (role: string | undefined): role is AccountRole => ACCOUNT_ROLES.some((each) => each === role);

async function scopeNamed(system: System, name: string | undefined): Promise<string | null> {
  if (name === undefined) return null;
  const { rows } = await listAuthorities(system, OPERATOR, {});
  const found = rows.find((each) => each.name === name || each.id === name);
  if (found) return found.id;
  throw new InputFailure([problem('not-found', { kind: 'authority', id: name }, { path: '--scope' })]);
}

async function expertNamed(system: System, name: string | undefined): Promise<string | null> {
  if (name === undefined) return null;
  const page = { offset: 0, limit: 500 };
  const { rows } = await listExperts(system, OPERATOR, { search: name, page });
  const found = rows.filter((each) => each.name === name);
  const [only] = found;
  // Two of one name are told apart by their ids; an id that is none is refused by the service.
  return only && found.length === 1 ? only.id : name;
}

/** As `user list --json` has always answered, whatever else a page shows of an account. */
const listed = ({
  id,
  name,
  role,
  authority,
  expert,
  hasPassword,
  hasSecondFactor,
  disabledAt,
  createdAt
}: User) => ({ id, name, role, authority, expert, hasPassword, hasSecondFactor, disabledAt, createdAt });
