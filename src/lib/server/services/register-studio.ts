import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { id as givenId, isoDate, slug } from '#lib/domain/schema-kit.ts';
import { label, optionalProse, reference } from '../input.ts';
import { refuse } from '../refusal.ts';
import { act, type ActContext } from '../service.ts';

/** A unit by its name under a district or body: the one that is there, or a new one. */
const namedUnit = z.strictObject({ name: label, authority: reference });

/** A recognised studio, with its first title where there is one. */
export const registerStudio = act({
  name: 'register-studio',
  input: z.strictObject({
    code: givenId,
    name: label,
    unit: z.union([reference, namedUnit]),
    leader: label,
    trade: label,
    address: optionalProse.optional(),
    recognisedOn: isoDate.optional(),
    policy: slug.optional(),
    title: label.optional()
  }),
  async subject({ db: { orm, t } }, { unit: given }) {
    if (typeof given !== 'string') {
      const [authority] = await orm.select().from(t.authority).where(eq(t.authority.id, given.authority));
      return authority && { authorities: [authority.id] };
    }
    const [unit] = await orm.select().from(t.hostUnit).where(eq(t.hostUnit.id, given));
    return unit && { authorities: [unit.authority] };
  },
  missing: ({ unit }) =>
    typeof unit === 'string' ? { kind: 'unit', id: unit } : { kind: 'authority', id: unit.authority },
  async run(context, input) {
    const {
      db: { orm, t },
      touch,
      newId,
      now
    } = context;
    const { code, name, leader, trade, address = null, recognisedOn = null, policy = null, title } = input;
    const [there] = await orm.select().from(t.studio).where(eq(t.studio.code, code));
    if (there) refuse('already-there', { kind: 'studio', name: code }, { path: 'code' });
    // A title is held since a day.
    if (title !== undefined && recognisedOn === null) {
      refuse('missing-key', { key: 'recognisedOn' }, { path: 'recognisedOn' });
    }
    const unit = typeof input.unit === 'string' ? input.unit : await unitNamed(context, input.unit);
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

async function unitNamed(
  { db: { orm, t }, touch, newId, now }: ActContext,
  { name, authority }: z.infer<typeof namedUnit>
): Promise<string> {
  const [there] = await orm
    .select({ id: t.hostUnit.id })
    .from(t.hostUnit)
    .where(and(eq(t.hostUnit.name, name), eq(t.hostUnit.authority, authority)));
  if (there) return there.id;
  const id = newId();
  await touch('host-unit', id);
  await orm.insert(t.hostUnit).values({ id, name, authority, createdAt: now });
  return id;
}
