import { z } from 'zod';
import { label } from '../input.ts';
import { demandFreeName } from '../repos/authorities.ts';
import { act } from '../service.ts';

/** A district, or a supervising body that stands beside the districts for its own units. */
export const registerAuthority = act({
  name: 'register-authority',
  input: z.strictObject({ kind: z.enum(['district', 'supervising-body']), name: label }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: ({ name }) => ({ kind: 'authority', id: name }),
  async run({ db, touch, newId, now }, { kind, name: typed }) {
    const name = await demandFreeName(db, typed);
    const id = newId();
    await touch('authority', id);
    await db.orm.insert(db.t.authority).values({ id, kind, name, createdAt: now });
    return { id };
  }
});
