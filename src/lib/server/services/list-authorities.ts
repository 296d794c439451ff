import { asc } from 'drizzle-orm';
import { z } from 'zod';
import { view } from '../service.ts';

/** Districts and supervising bodies, by kind and name. */
export const listAuthorities = view({
  name: 'list-authorities',
  input: z.strictObject({}),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: () => ({ kind: 'authority', id: '' }),
  async run({ db: { orm, t } }) {
    const rows = await orm.select().from(t.authority).orderBy(asc(t.authority.kind), asc(t.authority.name));
    return { rows: rows.map(({ id, kind, name }) => ({ id, kind, name })) };
  }
});
