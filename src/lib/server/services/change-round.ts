import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { problem } from '#lib/domain/problem.ts';
import { readDecimal } from '#lib/domain/points.ts';
import { settingsSchema } from '#lib/domain/round.ts';
import { isoDate, points, slug } from '#lib/domain/schema-kit.ts';
import { label, reference } from '../input.ts';
import type { Db } from '../db/store.ts';
import { checkOutline } from '../grading.ts';
import { refuse, Refusal } from '../refusal.ts';
import { findPolicy } from '../repos/policies.ts';
import { demandState, managedRound, type RoundRow } from '../repos/rounds.ts';
import { act } from '../service.ts';

/**
 * Of a draft: title, date, settings, and what it is a round of. What is not named stays; only the settings go back to the
 * policy's where the policy or the kind becomes another, for they were set over its values.
 */
export const changeRound = act({
  name: 'change-round',
  input: z.strictObject({
    round: reference,
    title: label.optional(),
    policyVersion: reference.optional(),
    assessment: slug.optional(),
    date: isoDate.optional(),
    attempt: z.literal([1, 2]).optional(),
    settings: settingsSchema.optional(),
    disagreementLimit: points.optional()
  }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, touch, tell }, { disagreementLimit: limit, ...given }, { round }) {
    demandState(round, 'change-round', 'draft');
    const {
      title = round.title,
      policyVersion = round.policyVersion,
      assessment = round.assessment,
      date = round.date,
      attempt = round.attempt
    } = given;
    const isOther = policyVersion !== round.policyVersion || assessment !== round.assessment;
    const settings = given.settings ?? (isOther ? {} : round.settings);
    await demandPolicy(db, round, policyVersion);
    await checkOutline(db, { policyVersion, assessment, date, attempt, settings });
    await touch('round', round.id);
    if (isOther) tell({ policyVersion, assessment });
    const disagreementLimit =
      limit === undefined ? round.disagreementLimit : (readDecimal(limit, 2) as number);
    await db.orm
      .update(db.t.round)
      .set({ title, policyVersion, assessment, date, attempt, settings, disagreementLimit })
      .where(eq(db.t.round.id, round.id));
  }
});

/** Another policy must know the rows that figures were verified for already. */
async function demandPolicy(db: Db, round: RoundRow, policyVersion: string): Promise<void> {
  if (policyVersion === round.policyVersion) return;
  const policy = await findPolicy(db, policyVersion);
  if (!policy) return refuse('not-found', { kind: 'policy', id: policyVersion }, { path: 'policyVersion' });
  const { orm, t } = db;
  const facts = await orm
    .selectDistinct({ criterion: t.fact.criterion })
    .from(t.fact)
    .innerJoin(t.participant, eq(t.participant.id, t.fact.participant))
    .where(eq(t.participant.round, round.id));
  const unknown = facts.filter(({ criterion }) => policy.rubric.criteria.every(({ id }) => id !== criterion));
  if (unknown.length > 0) {
    throw new Refusal(
      unknown.map(({ criterion }) => problem('unknown-criterion', { criterion }, { path: 'policyVersion' }))
    );
  }
}
