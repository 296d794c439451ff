/** The list of accounts: what its address asks for, and its order. Pure. */
import type { AccountState } from '#i18n/admin-users-texts.ts';
import { byText, type ListQuery, type ListShape } from '../list-query.ts';
import type { AccountRole } from '../me.ts';

export const ROLES: readonly AccountRole[] = ['administrator', 'manager', 'staff', 'expert', 'official'];
export const STATES: readonly AccountState[] = ['entered', 'waiting', 'disabled'];

export const USER_SHAPE = {
  sorts: ['name', 'role', 'state', 'scope', 'seen', 'created'],
  first: 'name',
  descending: ['seen', 'created'],
  filters: { role: ROLES, state: STATES }
} as const satisfies ListShape;

export interface ListedUser {
  name: string;
  role: AccountRole;
  hasPassword: boolean;
  disabledAt: number | null;
  authorityName: string | null;
  expertName: string | null;
  lastSeenAt: number | null;
  createdAt: number;
}

export const stateOf = ({
  disabledAt,
  hasPassword
}: Pick<ListedUser, 'disabledAt' | 'hasPassword'>): AccountState =>
  disabledAt !== null ? 'disabled' : hasPassword ? 'entered' : 'waiting';

export function sortUsers<U extends ListedUser>(users: readonly U[], { sort, isDescending }: ListQuery): U[] {
  const direction = isDescending ? -1 : 1;
  return [...users].sort((a, b) => direction * compare(a, b, sort) || byText(a.name, b.name));
}

function compare(a: ListedUser, b: ListedUser, sort: string): number {
  switch (sort) {
    case 'role':
      return ROLES.indexOf(a.role) - ROLES.indexOf(b.role);
    case 'state':
      return STATES.indexOf(stateOf(a)) - STATES.indexOf(stateOf(b));
    case 'scope':
      return byText(scopeName(a), scopeName(b));
    case 'seen':
      return (a.lastSeenAt ?? 0) - (b.lastSeenAt ?? 0);
    case 'created':
      return a.createdAt - b.createdAt;
    default:
      return byText(a.name, b.name);
  }
}

const scopeName = ({ expertName, authorityName }: ListedUser): string => expertName ?? authorityName ?? '';
