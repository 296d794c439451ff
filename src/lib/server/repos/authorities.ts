/** Finding an authority by its name, however that was typed: a city has a few dozen of them. */
import type { Db, Tables } from '../db/store.ts';
import { refuse } from '../refusal.ts';
import { foldLabel, tidyLabel } from '../same-name.ts';

type AuthorityRow = Tables['authority']['$inferSelect'];

/**
 * The name as it is kept.
 * @param except the authority that may have it already
 * @throws Refusal empty-text, already-there
 */
export async function demandFreeName({ orm, t }: Db, typed: string, except?: string): Promise<string> {
  const folded = foldLabel(typed);
  if (folded === '') refuse('empty-text', { key: 'name' }, { path: 'name' });
  const all: AuthorityRow[] = await orm.select().from(t.authority);
  const there = all.find(({ id, name }) => id !== except && foldLabel(name) === folded);
  if (there) refuse('already-there', { kind: 'authority', name: there.name }, { path: 'name' });
  return tidyLabel(typed);
}
