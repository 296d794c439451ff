import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { label, prose, reference } from '../input.ts';
import { demandFreeName } from '../repos/authorities.ts';
import { act } from '../service.ts';

/** From now on it is called so; rounds that began before keep the name that they were opened with. */
export const renameAuthority = act({
  name: 'rename-authority',
  input: z.strictObject({ authority: reference, name: label, reason: prose }),
  async subject({ db: { orm, t } }, { authority }) {
    const [row] = await orm.select().from(t.authority).where(eq(t.authority.id, authority));
    return row && { row, authorities: [row.id] };
  },
  missing: ({ authority }) => ({ kind: 'authority', id: authority }),
  async run({ db, touch, tell }, { name: typed, reason }, { row }) {
    const name = await demandFreeName(db, typed, row.id);
    if (name === row.name) return;
    await touch('authority', row.id);
    tell({ from: row.name, to: name, reason });
    await db.orm.update(db.t.authority).set({ name }).where(eq(db.t.authority.id, row.id));
  }
});
