/** What is asked for in an address of the overview, and addresses that ask. Pure. */

export const FILTERS = ['kind', 'year', 'district', 'trade'] as const;
export type Filter = (typeof FILTERS)[number];
export type Asked = Partial<Record<Filter, string>>;

export function askedIn({ searchParams }: URL): Asked {
  const asked: Asked = {};
  for (const name of FILTERS) {
    const value = (searchParams.get(name) ?? '').trim();
    if (value !== '') asked[name] = value;
  }
  return asked;
}

/** The part of an address from `?` on. */
export function addressOf(asked: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  return query.size > 0 ? `?${query.toString()}` : '';
}
