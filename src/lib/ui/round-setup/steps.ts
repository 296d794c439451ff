/** The steps of preparing a round, as addresses name them. */
export const STEPS = ['plan', 'participants', 'panels', 'draw', 'settings', 'check'] as const;
export type Step = (typeof STEPS)[number];

export const stepIn = ({ searchParams }: URL): Step =>
  STEPS.find((each) => each === searchParams.get('step')) ?? 'plan';

/** An address's query with some of its parts given otherwise; null takes one out. What an action is called is no part of it. */
export function queryWith({ searchParams }: URL, parts: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams([...searchParams].filter(([name]) => !name.startsWith('/')));
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return query.size > 0 ? `?${query.toString()}` : '';
}

/** The address of a form's action on the page as it stands, so that its answer is that page again. */
export const actionOn = (url: URL, name: string): string =>
  `?/${name}${queryWith(url, {}).replace('?', '&')}`;
