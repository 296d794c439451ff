import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { id as givenId, isoDate, slug } from '#lib/domain/schema-kit.ts';
import { label, optionalProse, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { act } from '../service.ts';

/** A recognised studio, with its first title where there is one. */
export const registerStudio = act({
  name: 'register-studio',
  input: z.strictObject({
    code: givenId,
    name: label,
    unit: reference,
    leader: label,
    trade: label,
    address: optionalProse.optional(),
    recognisedOn: isoDate.optional(),
    policy: slug.optional(),
    title: label.optional()
  }),
  async subject({ db: { orm, t } }, { unit: id }) {
    const [unit] = await orm.select().from(t.hostUnit).where(eq(t.hostUnit.id, id));
    return unit && { authorities: [unit.authority] };
  },
  missing: ({ unit }) => ({ kind: 'unit', id: unit }),
  async run({ db: { orm, t }, touch, newId, now }, input) {
    const {
      code,
      name,
      unit,
      leader,
      trade,
      address = null,
      recognisedOn = null,
      policy = null,
      title
    } = input;
    const [there] = await orm.select().from(t.studio).where(eq(t.studio.code, code));
    if (there) refuse('already-there', { kind: 'studio', name: code });
    // A title is held since a day.
    if (title !== undefined && recognisedOn === null) {
      refuse('missing-key', { key: 'recognisedOn' }, { path: 'recognisedOn' });
    }
    const id = newId();
    await touch('studio', id);
    const row = { id, code, name, unit, leader, trade, address, recognisedOn, policy, createdAt: now };
    await orm.insert(t.studio).values(row);
    if (title !== undefined && recognisedOn !== null) {
      const first = { id: newId(), studio: id, title, since: recognisedOn, reason: title, createdAt: now };
      await orm.insert(t.studioTitle).values(first);
    }
    return { id };
  }
});
