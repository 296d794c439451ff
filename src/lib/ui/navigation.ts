/** Which pages the bar offers to whom: only those that exist. Whether an account may read one is for the services. */
import { resolve } from '$app/paths';
import type { AccountRole } from './me.ts';

const PAGES = [
  { id: 'home', href: resolve('/'), roles: ['administrator', 'manager', 'staff', 'expert', 'official'] },
  { id: 'studios', href: resolve('/studios'), roles: ['expert'] },
  { id: 'overview', href: resolve('/overview'), roles: ['official', 'manager'] },
  { id: 'rounds', href: resolve('/rounds'), roles: ['manager', 'staff', 'official'] },
  {
    id: 'registry',
    href: resolve('/registry/studios'),
    roles: ['administrator', 'manager', 'staff', 'official']
  },
  { id: 'experts', href: resolve('/registry/experts'), roles: ['administrator', 'manager'] },
  { id: 'users', href: resolve('/admin/users'), roles: ['administrator'] },
  { id: 'authorities', href: resolve('/admin/authorities'), roles: ['administrator'] },
  { id: 'holidays', href: resolve('/admin/holidays'), roles: ['administrator'] },
  { id: 'audit', href: resolve('/admin/audit'), roles: ['administrator'] },
  { id: 'health', href: resolve('/admin/health'), roles: ['administrator'] },
  {
    id: 'policies',
    href: resolve('/policies'),
    roles: ['administrator', 'manager', 'staff', 'expert', 'official']
  }
] as const satisfies readonly { id: string; href: string; roles: readonly AccountRole[] }[];

export type PageLink = Pick<(typeof PAGES)[number], 'id' | 'href'>;

export const pagesOf = (role: AccountRole): readonly PageLink[] =>
  PAGES.filter(({ roles }) => (roles as readonly AccountRole[]).includes(role));

/** Whether an address belongs to a page of the bar; the home page is only itself. */
export const isWithin = (pathname: string, { id, href }: PageLink): boolean =>
  pathname === href || (id !== 'home' && pathname.startsWith(`${href}/`));
