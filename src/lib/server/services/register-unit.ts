import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { label, optionalProse, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

/** 所在单位: the employer that applies and funds, under the district or body that manages it. */
export const registerUnit = act({
  name: 'register-unit',
  input: z.strictObject({ name: label, authority: reference, address: optionalProse.optional() }),
  async subject({ db: { orm, t } }, { authority: id }) {
    const [authority] = await orm.select().from(t.authority).where(eq(t.authority.id, id));
    return authority && { authorities: [authority.id] };
  },
  missing: ({ authority }) => ({ kind: 'authority', id: authority }),
  async run({ db: { orm, t }, touch, newId, now }, { name, authority, address = null }) {
    const [there] = await orm
      .select()
      .from(t.hostUnit)
      .where(and(eq(t.hostUnit.name, name), eq(t.hostUnit.authority, authority)));
    if (there) refuse('already-there', { kind: 'unit', name });
    const id = newId();
    await touch('host-unit', id);
    await orm.insert(t.hostUnit).values({ id, name, authority, address, createdAt: now });
    return { id };
  }
});
