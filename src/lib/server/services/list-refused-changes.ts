import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { view } from '../service.ts';

/** What an expert typed that no sheet could take, each with the reason: nothing typed is lost. */
export const listRefusedChanges = view({
  name: 'list-refused-changes',
  input: z.strictObject({}),
  subject: ({ actor }) => Promise.resolve({ authorities: [], user: actor.user }),
  missing: () => ({ kind: 'user', id: '' }),
  async run({ db: { orm, t }, actor }) {
    const rows = await orm
      .select()
      .from(t.refusedChange)
      .where(eq(t.refusedChange.user, actor.user ?? ''))
      .orderBy(asc(t.refusedChange.at), asc(t.refusedChange.id));
    return { changes: rows.map(({ user: _user, ...row }) => row) };
  }
});
