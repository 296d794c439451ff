import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { DEFAULT_DISAGREEMENT_LIMIT } from '#lib/domain/agreement.ts';
import { readDecimal } from '#lib/domain/points.ts';
import { settingsSchema } from '#lib/domain/round.ts';
import { id as givenId, isoDate, points, slug } from '#lib/domain/schema-kit.ts';
import { label, prose, reference } from '../input.ts';
import { checkOutline } from '../grading.ts';
import { refuse } from '../refusal.ts';
import { findPolicy } from '../repos/policies.ts';
import { findRound } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** A draft. With `supersedes` it is the successor of a final round, which stays as it is. */
export const createRound = act({
  name: 'create-round',
  input: z.strictObject({
    code: givenId,
    title: label,
    authority: reference.nullable().describe('who runs it; null: the city'),
    policyVersion: reference,
    assessment: slug,
    date: isoDate,
    attempt: z.literal([1, 2]).optional(),
    settings: settingsSchema.optional(),
    disagreementLimit: points.optional(),
    supersedes: z.strictObject({ round: reference, reason: prose }).optional()
  }),
  async subject({ db: { orm, t } }, { authority }) {
    if (authority === null) return { authorities: [null] };
    const [row] = await orm.select().from(t.authority).where(eq(t.authority.id, authority));
    return row && { authorities: [row.id] };
  },
  missing: ({ authority }) => ({ kind: 'authority', id: authority ?? '' }),
  async run({ db, touch, tell, newId, now }, input) {
    const { orm, t } = db;
    const {
      code,
      title,
      authority,
      policyVersion,
      assessment,
      date,
      attempt = 1,
      settings = {},
      supersedes
    } = input;
    const [there] = await orm.select().from(t.round).where(eq(t.round.code, code));
    if (there) refuse('already-there', { kind: 'round', name: code });
    if (!(await findPolicy(db, policyVersion))) refuse('not-found', { kind: 'policy', id: policyVersion });
    await checkOutline(db, { policyVersion, assessment, date, attempt, settings });
    const earlier = supersedes && (await findRound(db, supersedes.round));
    if (supersedes && earlier?.authority !== authority)
      refuse('not-found', { kind: 'round', id: supersedes.round });
    if (earlier && earlier.state !== 'final') refuse('round-not-final', { round: earlier.code });
    const [successor] = earlier
      ? await orm.select({ code: t.round.code }).from(t.round).where(eq(t.round.supersedes, earlier.id))
      : [];
    if (successor) refuse('already-there', { kind: 'round', name: successor.code });
    const id = newId();
    await touch('round', id);
    if (supersedes) tell({ supersedes: supersedes.round, reason: supersedes.reason });
    await orm.insert(t.round).values({
      id,
      code,
      title,
      authority,
      policyVersion,
      assessment,
      date,
      attempt,
      settings,
      disagreementLimit: exactLimit(input.disagreementLimit),
      state: 'draft',
      imported: false,
      supersedes: supersedes?.round ?? null,
      supersedesReason: supersedes?.reason ?? null,
      createdAt: now
    });
    return { id };
  }
});

/** Points in hundredths, as the schema has accepted them. */
const exactLimit = (limit: number | undefined): number =>
  limit === undefined ? DEFAULT_DISAGREEMENT_LIMIT : (readDecimal(limit, 2) as number);
