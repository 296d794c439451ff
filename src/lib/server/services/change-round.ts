import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { readDecimal } from '#lib/domain/points.ts';
import { settingsSchema } from '#lib/domain/round.ts';
import { isoDate, points } from '#lib/domain/schema-kit.ts';
import { label, reference } from '../input.ts';
import { checkOutline } from '../grading.ts';
import { demandState, managedRound } from '../repos/rounds.ts';
import { act } from '../service.ts';

/** Of a draft: title, date, settings. What is not named stays. */
export const changeRound = act({
  name: 'change-round',
  input: z.strictObject({
    round: reference,
    title: label.optional(),
    date: isoDate.optional(),
    settings: settingsSchema.optional(),
    disagreementLimit: points.optional()
  }),
  subject: ({ db }, { round }) => managedRound(db, round),
  missing: ({ round }) => ({ kind: 'round', id: round }),
  async run({ db, touch }, { disagreementLimit: limit, ...given }, { round }) {
    demandState(round, 'change-round', 'draft');
    const { title = round.title, date = round.date, settings = round.settings } = given;
    await checkOutline(db, { ...round, date, settings });
    await touch('round', round.id);
    const disagreementLimit =
      limit === undefined ? round.disagreementLimit : (readDecimal(limit, 2) as number);
    await db.orm
      .update(db.t.round)
      .set({ title, date, settings, disagreementLimit })
      .where(eq(db.t.round.id, round.id));
  }
});
