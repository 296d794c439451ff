/** Which pages the bar offers to whom: only those that exist. Whether an account may read one is for the services. */
import { resolve } from '$app/paths';
import type { AccountRole } from './me.ts';

export interface PageLink {
  id: 'home' | 'studios' | 'rounds';
  href: string;
}

const PAGES: readonly (PageLink & { roles: readonly AccountRole[] })[] = [
  { id: 'home', href: resolve('/'), roles: ['administrator', 'manager', 'staff', 'expert', 'official'] },
  { id: 'studios', href: resolve('/studios'), roles: ['expert'] },
  { id: 'rounds', href: resolve('/rounds'), roles: ['manager', 'staff', 'official'] }
];

export const pagesOf = (role: AccountRole): readonly PageLink[] =>
  PAGES.filter(({ roles }) => roles.includes(role));

/** Whether an address belongs to a page of the bar; the home page is only itself. */
export const isWithin = (pathname: string, { id, href }: PageLink): boolean =>
  pathname === href || (id !== 'home' && pathname.startsWith(`${href}/`));
