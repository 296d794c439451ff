import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { label, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

/** An expert with the affiliation that decides about conflicts of interest. */
export const registerExpert = act({
  name: 'register-expert',
  input: z.strictObject({
    name: label,
    affiliation: label,
    unit: reference.optional(),
    authority: reference.optional()
  }),
  subject: () => Promise.resolve({ authorities: [null] }),
  missing: ({ name }) => ({ kind: 'expert', id: name }),
  async run({ db: { orm, t }, touch, newId, now }, { name, affiliation, unit, authority }) {
    const [employer] =
      unit === undefined ? [] : await orm.select().from(t.hostUnit).where(eq(t.hostUnit.id, unit));
    if (unit !== undefined && !employer) refuse('not-found', { kind: 'unit', id: unit }, { path: 'unit' });
    const [known] =
      authority === undefined
        ? []
        : await orm.select().from(t.authority).where(eq(t.authority.id, authority));
    if (authority !== undefined && !known) {
      refuse('not-found', { kind: 'authority', id: authority }, { path: 'authority' });
    }
    const id = newId();
    await touch('expert', id);
    await orm.insert(t.expert).values({
      id,
      name,
      affiliation,
      unit: unit ?? null,
      // Who works at a unit belongs to that unit's district or body, unless told otherwise.
      authority: authority ?? employer?.authority ?? null,
      createdAt: now
    });
    return { id };
  }
});
