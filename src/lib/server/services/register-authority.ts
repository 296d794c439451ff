import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { label } from '../input.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

/** A district, or a supervising body that stands beside the districts for its own units. */
export const registerAuthority = act({
  name: 'register-authority',
  input: z.strictObject({ kind: z.enum(['district', 'supervising-body']), name: label }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: ({ name }) => ({ kind: 'authority', id: name }),
  async run({ db: { orm, t }, touch, newId, now }, { kind, name }) {
    const [there] = await orm.select().from(t.authority).where(eq(t.authority.name, name));
    if (there) refuse('already-there', { kind: 'authority', name });
    const id = newId();
    await touch('authority', id);
    await orm.insert(t.authority).values({ id, kind, name, createdAt: now });
    return { id };
  }
});
