/** Accounts as the administrator's pages show them, and the slip that opens one. */
import { adminUsersTexts } from '#i18n/admin-users.ts';
import type { AccountState } from '#i18n/admin-users-texts.ts';
import type { Language } from '#i18n/messages.ts';
import { serviceWords } from '#i18n/words.ts';
import type { Actor } from '#lib/server/access.ts';
import { minuteInShanghai } from '#lib/server/clock.ts';
import { listAuthorities } from '#lib/server/services/list-authorities.ts';
import { listExperts } from '#lib/server/services/list-experts.ts';
import type { User } from '#lib/server/services/list-users.ts';
import type { System } from '#lib/server/system.ts';
import { sortUsers, stateOf, USER_SHAPE } from '#lib/ui/admin/user-list.ts';
import { readQuery, type ListQuery } from '#lib/ui/list-query.ts';
import type { AccountRole } from '#lib/ui/me.ts';
import { allUsers } from './all-users.ts';
import { qrPath, type QrPath } from './qr.ts';

export interface UserRow {
  id: string;
  name: string;
  role: AccountRole;
  roleWord: string;
  state: AccountState;
  stateWord: string;
  /** an authority's or an expert's name; null: the whole city, or the system */
  scope: string | null;
  scopeWord: string;
  seen: string | null;
  created: string;
  codeUntil: string | null;
  hasSecondFactor: boolean;
}

export function userRow(user: User, language: Language): UserRow {
  const texts = adminUsersTexts(language);
  const scope = user.expertName ?? user.authorityName;
  const state = stateOf(user);
  return {
    id: user.id,
    name: user.name,
    role: user.role,
    roleWord: serviceWords(language).roles[user.role],
    state,
    stateWord: texts.states[state],
    scope,
    scopeWord: scope ?? (user.role === 'administrator' ? texts.everything : texts.city),
    seen: user.lastSeenAt === null ? null : minuteInShanghai(user.lastSeenAt),
    created: minuteInShanghai(user.createdAt),
    codeUntil: user.codeUntil === null ? null : minuteInShanghai(user.codeUntil),
    hasSecondFactor: user.hasSecondFactor
  };
}

/** Those that an address asks for, in its order. @throws Refusal forbidden */
export async function usersAsked(
  system: System,
  actor: Actor,
  url: URL,
  language: Language
): Promise<{ query: ListQuery; rows: UserRow[] }> {
  const query = readQuery(url, USER_SHAPE);
  const role = USER_SHAPE.filters.role.find((each) => each === query.filters.role);
  const state = USER_SHAPE.filters.state.find((each) => each === query.filters.state);
  const users = await allUsers(system, actor, query.text === '' ? null : query.text, {
    ...(role === undefined ? {} : { role }),
    ...(state === undefined ? {} : { state })
  });
  return { query, rows: sortUsers(users, query).map((user) => userRow(user, language)) };
}

const EXPERTS_PER_PAGE = 500;

/** What an account can be bound to. @throws Refusal forbidden */
export async function scopesOf(system: System, actor: Actor) {
  const { rows: authorities } = await listAuthorities(system, actor, {});
  const experts: { id: string; name: string; affiliation: string }[] = [];
  for (let total = 1; experts.length < total;) {
    const page = { offset: experts.length, limit: EXPERTS_PER_PAGE };
    const found = await listExperts(system, actor, { page });
    experts.push(...found.rows.map(({ id, name, affiliation }) => ({ id, name, affiliation })));
    total = found.rows.length === 0 ? 0 : found.total;
  }
  return { authorities, experts };
}

export interface Slip {
  name: string;
  roleWord: string;
  /** null: it was shown before */
  code: string | null;
  until: string;
  address: string;
  qr: QrPath | null;
}

/** @param origin of the request: where people reach this server */
export function slipOf(
  { name, roleWord }: Pick<UserRow, 'name' | 'roleWord'>,
  { code, expiresAt }: { code: string | null; expiresAt: number },
  origin: string
): Slip {
  const query = new URLSearchParams({ name, code: code ?? '' });
  return {
    name,
    roleWord,
    code,
    until: minuteInShanghai(expiresAt),
    address: `${origin}/welcome`,
    qr: code === null ? null : qrPath(`${origin}/welcome?${query.toString()}`)
  };
}
